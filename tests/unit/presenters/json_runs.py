"""Runs for tests of their JSON."""

from tests.builders import a_run, events_of
from tests.run_events import events_of_run
from workbench.domain.run import Run
from workbench.presenters.response_state import ResponseState


def a_state(*texts: str) -> ResponseState:
    """Return the state of a finished run that streamed these texts."""
    return state_of(a_run(*events_of(*texts)))


def state_of(run: Run, events: int | None = None) -> ResponseState:
    """Return the state of a run after its first events, after all where no number is given."""
    state = ResponseState()
    state.take(events_of_run(run)[:events])
    return state
