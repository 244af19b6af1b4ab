"""The runs of a document: which one is looked at, and how many are kept."""

from datetime import UTC, datetime

import pytest

from tests.builders import a_run, a_stream
from tests.run_events import events_of_run
from workbench.domain.errors import RefusedToSend
from workbench.presenters.kept_runs import KeptRun, KeptRuns
from workbench.presenters.response_state import ResponseState
from workbench.presenters.run_state import RunState
from workbench.services.sender import Refused

AT = datetime(2026, 11, 2, 14, 6, tzinfo=UTC)


def a_kept_run(text: str = "Hi") -> KeptRun:
    state = ResponseState()
    state.take(events_of_run(a_run(a_stream(text))))
    return KeptRun(state, AT, 0.0)


def runs_of(*texts: str, most: int = 50, most_bytes: int = 1_000_000) -> KeptRuns:
    runs = KeptRuns(most, most_bytes)
    for text in texts:
        runs.begin(a_kept_run(text))
    return runs


def text(runs: KeptRuns) -> str:
    return "" if runs.viewed is None else runs.viewed.state.text


def test_that_there_is_nothing_to_step_through_before_the_second_run() -> None:
    runs = KeptRuns()
    assert (runs.newest, runs.viewed, runs.is_back) == (None, None, False)
    runs.begin(a_kept_run())
    assert not runs.can_step(-1)
    assert not runs.can_step(1)


def test_that_the_newest_run_is_looked_at_until_the_user_steps_back() -> None:
    runs = runs_of("one", "two", "three")
    assert (text(runs), runs.position) == ("three", "3 of 3")
    runs.step(-1)
    runs.step(-1)
    runs.step(-1)
    assert (text(runs), runs.position, runs.is_back) == ("one", "1 of 3", True)
    runs.step(1)
    assert text(runs) == "two"
    runs.show_newest()
    assert (text(runs), runs.is_back) == ("three", False)


def test_that_a_new_run_comes_into_view() -> None:
    runs = runs_of("one", "two")
    runs.step(-1)
    runs.begin(a_kept_run("three"))
    assert (text(runs), len(runs)) == ("three", 3)


def test_that_what_was_never_sent_is_no_run() -> None:
    runs = runs_of("one")
    refused = ResponseState()
    refused.take([Refused(RefusedToSend("The URL has no host."))])
    runs.begin(KeptRun(refused, AT, 0.0))
    runs.begin(a_kept_run("two"))
    assert runs.position == "2 of 2"


def test_that_the_oldest_runs_go_first_and_it_is_said() -> None:
    runs = runs_of("one", "two", "three", "four", most=2)
    assert (len(runs), text(runs), runs.position) == (2, "four", "2 of 2")
    assert runs.note == "2 older runs are not kept: up to 2 runs and 1.0 MB of answers are."
    assert runs_of("one").note == ""


def test_that_long_answers_count_by_their_bytes() -> None:
    size = len(a_stream("x" * 500))
    runs = runs_of("x" * 500, "y" * 500, "z" * 500, most_bytes=2 * size)
    assert (len(runs), text(runs)[0]) == (2, "z")
    assert runs.note.startswith("1 older run is not kept")


def test_that_one_answer_above_every_bound_is_kept() -> None:
    assert len(runs_of("x" * 500, most_bytes=10)) == 1


def test_that_a_run_under_way_is_never_let_go() -> None:
    runs = KeptRuns(most=1)
    streaming = ResponseState()
    streaming.begin()
    runs.begin(KeptRun(streaming, AT, 0.0))
    runs.begin(a_kept_run())
    assert len(runs) == 2
    runs.cut()
    assert streaming.run_state is RunState.STOPPED
    runs.begin(a_kept_run())
    assert len(runs) == 1


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_that_steps_beyond_the_ends_change_nothing(steps: int) -> None:
    runs = KeptRuns()
    runs.step(steps)
    assert runs.viewed is None


def test_that_a_run_tells_its_time_of_day() -> None:
    assert a_kept_run().time == "14:06"
