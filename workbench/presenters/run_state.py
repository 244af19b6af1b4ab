"""Where a run stands, and the small values that tell it: pill and figures. Source: ui.md 12."""

from enum import Enum
from typing import NamedTuple

from workbench.domain.run import Run
from workbench.gemini.reading import Reading
from workbench.presenters.notices import Severity

_FIRST_ERROR = 300


class RunState(Enum):
    """Where a run stands; one enum drives everything."""

    IDLE = "idle"
    SENDING = "sending"
    STREAMING = "streaming"
    DONE = "done"
    STOPPED = "stopped"
    REFUSED = "refused"
    HTTP_ERROR = "http error"
    NETWORK_ERROR = "network error"
    STREAM_ERROR = "stream error"

    @property
    def is_running(self) -> bool:
        """Whether the end is still to come."""
        return self in {RunState.SENDING, RunState.STREAMING}


class Pill(NamedTuple):
    """The status pill: glyph and words, in the colours of a severity."""

    text: str
    glyph: str
    severity: Severity


class Metric(NamedTuple):
    """One figure of the header."""

    name: str
    value: str


class EndMark(Enum):
    """How the time line ends: whole, hollow where the user stopped it, broken where it broke."""

    WHOLE = "whole"
    HOLLOW = "hollow"
    BROKEN = "broken"


def state_of_end(run: Run, reading: Reading) -> RunState:
    """Return where a run stands that has ended."""
    if reading.ended == "cancelled":
        return RunState.STOPPED
    if run.status is None:
        return RunState.NETWORK_ERROR
    if run.status >= _FIRST_ERROR:
        return RunState.HTTP_ERROR
    return RunState.DONE if reading.ended == "complete" else RunState.STREAM_ERROR
