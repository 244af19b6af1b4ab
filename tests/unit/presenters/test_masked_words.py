"""A key that a server sends back is shown nowhere: not in text, calls, verdicts, notices or errors."""

from typing import Any

import pytest

from tests.builders import JSON, a_run, an_answer, an_error, an_event, events_of
from tests.run_events import MESSAGE, events_of_run, judged
from workbench.domain.assertion import Verdict
from workbench.domain.masking import Masker
from workbench.domain.run import CANCELLED, Recording, Run
from workbench.domain.secret import Secret
from workbench.gemini.failures import Failure
from workbench.presenters.error_view import ErrorView
from workbench.presenters.masked_words import masked_failure
from workbench.presenters.part_views import PartBlock, card_of
from workbench.presenters.response_state import ResponseState
from workbench.presenters.text_blocks import TextBlock
from workbench.services.sender import Started

KEY = "AIza" + "EchoedByTheServer" * 2
MASKER = Masker((Secret(KEY),))
STARS = "*" * len(KEY)


def state_of(run: Run, *more: Any) -> ResponseState:
    state = ResponseState()
    events = events_of_run(run)
    started = Started(MESSAGE, (), run.recording, MASKER)
    for event in [started, *events[1:], *more]:
        state.take([event])
    return state


def words(state: ResponseState) -> str:
    rows = state.merged.rows
    texts = [row.text for row in rows if isinstance(row, TextBlock)]
    texts += [card_of(row).line + card_of(row).text for row in rows if isinstance(row, PartBlock)]
    panels = [row for row in rows if isinstance(row, ErrorView)]
    texts += [f"{row.title} {row.explanation} {row.message} {row.facts}" for row in panels]
    return "\n".join([*texts, state.text])


def test_that_text_is_shown_without_the_key() -> None:
    state = state_of(a_run(*events_of(f"Your key is {KEY}, ", "I think")))
    assert KEY not in words(state)
    assert state.text == f"Your key is {STARS}, I think"


@pytest.mark.parametrize("at", [1, 10, len(KEY) - 1])
def test_that_chunks_which_share_the_key_out_show_none_of_it(at: int) -> None:
    state = state_of(a_run(*events_of("It is " + KEY[:at], KEY[at:], " indeed")))
    assert words(state) == f"It is {STARS} indeed\nIt is {STARS} indeed"


def test_that_the_beginning_of_a_key_that_does_not_come_is_shown_in_the_end() -> None:
    state = state_of(a_run(*events_of("It begins with " + KEY[:6], finish=None), end=CANCELLED))
    assert words(state).startswith("It begins with AIzaEc")


def test_that_a_call_is_shown_without_the_key() -> None:
    call = {"functionCall": {"name": "log_in", "args": {"key": KEY}}}
    answer = {"candidates": [{"content": {"parts": [call]}, "finishReason": "STOP"}]}
    state = state_of(a_run(an_event(answer)))
    assert "log_in" in words(state)
    assert KEY not in words(state)


def test_that_an_error_is_told_without_the_key() -> None:
    body = an_error(400, "INVALID_ARGUMENT", f"API key {KEY} not valid.")
    state = state_of(a_run(body, status=400, headers=JSON))
    assert "API key" in words(state)
    assert KEY not in words(state)
    assert KEY not in state.announcement + state.status[1]


def test_that_an_error_of_a_very_long_answer_is_told_without_the_key() -> None:
    body = an_error(400, "INVALID_ARGUMENT", f"API key {KEY} not valid." + " " * 2_100_000)
    state = state_of(a_run(body, status=400, headers=JSON))
    assert KEY not in words(state)


def test_that_verdicts_are_shown_without_the_key() -> None:
    run = a_run(*events_of(KEY))
    verdict = Verdict("Text is", "text", "is", passed=False, expected="x", actual=KEY)
    state = state_of(run, judged(run, verdict))
    assert state.verdicts is not None
    assert [row.actual for row in state.verdicts.rows] == [STARS]


def test_that_notices_are_told_without_the_key() -> None:
    answer = an_answer("", "OTHER")
    answer["candidates"][0]["finishMessage"] = f"Blocked {KEY}"
    state = state_of(a_run(an_event(answer)))
    assert [notice.detail for notice in state.notices if notice.detail] == [f"Blocked {STARS}"]


def test_that_nothing_changes_where_nothing_is_held() -> None:
    failure = Failure("x", "X", KEY)
    assert masked_failure(failure, Masker(())) is failure
    state = ResponseState()
    run = a_run(*events_of(KEY))
    state.take([Started(MESSAGE, (), Recording()), *events_of_run(run)[1:]])
    assert state.text == KEY
