"""Where a run stands once it has ended."""

import pytest

from tests.builders import JSON, a_run, a_stream, an_error
from workbench.domain.run import CANCELLED, Cause, Run, TransportEnd
from workbench.gemini.reading import read_run
from workbench.presenters.run_state import RunState, state_of_end

NO_NAME = TransportEnd(clean=False, cause=Cause.NAME, host="nowhere.example")
ENDS = [
    (a_run(a_stream("Hi")), RunState.DONE),
    (a_run(a_stream("Hi", finish=None)), RunState.STREAM_ERROR),
    (a_run(a_stream("Hi", finish=None), end=CANCELLED), RunState.STOPPED),
    (a_run(an_error(), status=429, headers=JSON), RunState.HTTP_ERROR),
    (a_run(status=None, headers=(), end=NO_NAME), RunState.NETWORK_ERROR),
]


@pytest.mark.parametrize(("run", "state"), ENDS)
def test_that_an_end_tells_where_a_run_stands(run: Run, state: RunState) -> None:
    assert state_of_end(run, read_run(run)) is state


@pytest.mark.parametrize("state", list(RunState))
def test_that_only_an_open_run_is_running(state: RunState) -> None:
    assert state.is_running is (state in {RunState.SENDING, RunState.STREAMING})
