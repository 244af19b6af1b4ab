"""The runs of one document, kept for as long as the window is open, and the one that is looked at. Source: ui.md 11.1.

There are bounds: the oldest runs go first, and how many went is told.
"""

from datetime import datetime
from typing import Final

from workbench.presenters import figures
from workbench.presenters.response_state import ResponseState
from workbench.presenters.run_state import RunState

MOST_RUNS: Final = 50
MOST_BYTES: Final = 64_000_000
"""How many runs of a document are kept, and how many bytes of answers."""


class KeptRun:
    """One run: its state, when it was begun by the wall clock and by the one that only counts on (seconds).

    `scroll` is how far the Merged view was scrolled when it was last looked at, None for its end.
    """

    __slots__ = ("begun_at", "begun_s", "scroll", "state")

    def __init__(self, state: ResponseState, begun_at: datetime, begun_s: float) -> None:
        self.state = state
        self.begun_at = begun_at
        self.begun_s = begun_s
        self.scroll: int | None = None

    @property
    def time(self) -> str:
        """When it was begun: `14:06`."""
        return f"{self.begun_at:%H:%M}"


class KeptRuns:
    """Oldest first. The newest is looked at unless the user stepped back."""

    def __init__(self, most: int = MOST_RUNS, most_bytes: int = MOST_BYTES) -> None:
        self._runs: list[KeptRun] = []
        self._at = -1
        self._most = most
        self._most_bytes = most_bytes
        self._gone = 0

    def __len__(self) -> int:
        return len(self._runs)

    @property
    def size(self) -> int:
        """How many bytes of answers they hold."""
        return sum(len(run.state.recording) for run in self._runs)

    @property
    def newest(self) -> KeptRun | None:
        """The run that was begun last."""
        return self._runs[-1] if self._runs else None

    @property
    def viewed(self) -> KeptRun | None:
        """The run that is looked at."""
        return self._runs[self._at] if self._runs else None

    @property
    def is_back(self) -> bool:
        """Whether an older run is looked at."""
        return self.viewed is not self.newest

    @property
    def position(self) -> str:
        """Which of the runs is looked at: `3 of 7`."""
        return f"{self._at + 1:,} of {len(self._runs):,}"

    @property
    def note(self) -> str:
        """What is to be said of runs that are kept no more; empty while all are."""
        if not self._gone:
            return ""
        bounds = f"{self._most:,} runs and {figures.size(self._most_bytes)} of answers"
        went = "older run is" if self._gone == 1 else "older runs are"
        return f"{self._gone:,} {went} not kept: up to {bounds} are."

    def begin(self, run: KeptRun) -> None:
        """Add a run and look at it. One before it that was never sent is no run and goes."""
        if self._runs and self._runs[-1].state.run_state is RunState.REFUSED:
            self._runs.pop()
        self._runs.append(run)
        self._at = len(self._runs) - 1
        self._make_room()

    def can_step(self, by: int) -> bool:
        """Tell whether there is a run that many steps newer, older where negative."""
        return 0 <= self._at + by < len(self._runs)

    def step(self, by: int) -> None:
        """Look at a newer run, an older one where negative, as far as there are any."""
        if self.can_step(by):
            self._at += by

    def show_newest(self) -> None:
        """Look at the newest run again."""
        self._at = len(self._runs) - 1

    def cut(self) -> None:
        """End what is under way: nothing more will be told of it."""
        for run in self._runs:
            run.state.cut()

    def _make_room(self) -> None:
        """Let the oldest go; what is looked at stays, and so does what is under way."""
        while self._is_over() and self._runs[0].state.is_over:
            del self._runs[0]
            self._at -= 1
            self._gone += 1

    def _is_over(self) -> bool:
        if len(self._runs) <= 1:
            return False
        return len(self._runs) > self._most or self.size > self._most_bytes
