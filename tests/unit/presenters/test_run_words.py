"""A run's state in words: the mark in the tree, the end of the time line, uploads, what comes late."""

import pytest

from tests.builders import a_run, a_stream, an_answer, an_event
from tests.run_events import MESSAGE, a_verdict, events_of_run, judged
from workbench.domain.assertion import Verdict
from workbench.domain.errors import RefusedToSend
from workbench.domain.run import CANCELLED, Cause, Run, TransportEnd
from workbench.gemini.reading import read_run
from workbench.presenters.open_documents import Mark
from workbench.presenters.response_state import ResponseState
from workbench.presenters.run_state import EndMark
from workbench.presenters.run_words import end_mark_of, mark_of, status_of
from workbench.services.sender import Finished, Refused, Started, Uploaded

GOOD, BAD = a_verdict(passed=True), a_verdict(passed=False)
SKIPPED = a_verdict(passed=False, skipped=True)
BROKEN = TransportEnd(clean=False, cause=Cause.BROKEN, host="host.test")


def state_of(run: Run, *verdicts: Verdict) -> ResponseState:
    state = ResponseState()
    state.take([*events_of_run(run), judged(run, *verdicts)])
    return state


def mark(body: bytes, *verdicts: Verdict, end: TransportEnd | None = None) -> Mark:
    return mark_of(state_of(a_run(body) if end is None else a_run(body, end=end), *verdicts))


def test_that_a_complete_run_passed() -> None:
    assert mark(a_stream("Hello"), GOOD) is Mark.PASSED


def test_that_one_failed_verdict_fails_it() -> None:
    assert mark(a_stream("Hello"), GOOD, BAD) is Mark.FAILED


def test_that_a_skipped_verdict_does_not() -> None:
    assert mark(a_stream("Hello"), GOOD, SKIPPED) is Mark.PASSED


def test_that_a_cut_stream_failed() -> None:
    assert mark(a_stream("Hello", finish=None)) is Mark.FAILED


def test_that_a_stopped_run_is_not_a_failure() -> None:
    assert mark(a_stream("Hello", finish=None), BAD, end=CANCELLED) is Mark.STOPPED


@pytest.mark.parametrize("reason", ["MAX_TOKENS", "SAFETY", "SOMETHING_NEW"])
def test_that_another_finish_reason_is_worth_a_notice(reason: str) -> None:
    assert mark(a_stream("Hello", finish=reason), GOOD) is Mark.NOTICE


def test_that_another_model_and_a_blocked_prompt_are_worth_a_notice() -> None:
    other = an_event(an_answer("Hi", "STOP", modelVersion="gemini-3.6-flash"))
    blocked = an_event({"promptFeedback": {"blockReason": "SAFETY"}})
    assert (mark(other), mark(blocked)) == (Mark.NOTICE, Mark.NOTICE)


def test_that_a_run_under_way_says_so_in_the_tree() -> None:
    state = ResponseState()
    state.begin()
    assert mark_of(state) is Mark.RUNNING


@pytest.mark.parametrize(
    ("end", "shown"), [(CANCELLED, EndMark.HOLLOW), (BROKEN, EndMark.BROKEN), (None, EndMark.WHOLE)]
)
def test_that_the_time_line_ends_as_the_run_did(end: TransportEnd | None, shown: EndMark) -> None:
    run = a_run(a_stream("Hi")) if end is None else a_run(a_stream("Hi", finish=None), end=end)
    assert end_mark_of(state_of(run)) is shown


@pytest.mark.parametrize(
    ("events", "sentence"),
    [
        ((), "Connecting…"),
        ((Uploaded(0, 20_000_000),), "Uploading 0 of 20 MB"),
        ((Uploaded(12_000_000, 20_000_000),), "Uploading 12 of 20 MB"),
        ((Uploaded(20_000_000, 20_000_000),), "Waiting for the first chunk"),
        ((Uploaded(0, 900_000),), "Waiting for the first chunk"),
    ],
)
def test_that_a_long_upload_is_told(events: tuple[Uploaded, ...], sentence: str) -> None:
    state = ResponseState()
    state.take([Started(MESSAGE, ()), *events])
    assert status_of(state) == ("loader-circle", sentence)


def test_that_bytes_after_the_stop_are_counted() -> None:
    run = a_run(a_stream("Hello", finish=None), end=CANCELLED)
    state = ResponseState()
    state.take([*events_of_run(run)[:-1], Finished(run, read_run(run), 4_096)])
    assert state.status == ("square", "Stopped, 4.1 KB arrived after stop")


def test_that_a_run_that_was_stopped_before_it_was_sent_is_stopped() -> None:
    state = ResponseState()
    state.begin()
    state.stop()
    assert (state.status, state.is_over) == (("square", "Stopped"), False)
    state.cut()
    state.cut()
    assert [row.title for row in state.merged.rows] == ["Stopped before the first chunk"]  # type: ignore[union-attr]  # notices


def test_that_what_is_not_sent_interrupts_and_says_why() -> None:
    state = ResponseState()
    state.take([Refused(RefusedToSend("The URL has no host."))])
    assert state.announcement == "Not sent. The URL has no host."
    assert state.announces_loudly
    assert mark_of(state) is Mark.FAILED


def test_that_nothing_is_announced_before_the_first_run() -> None:
    assert ResponseState().announcement == ""


def test_that_a_stored_run_without_times_is_just_done() -> None:
    state = state_of(a_run(a_stream("Hello"), total_ms=None))
    assert status_of(state) == ("circle-check", "Done")
