"""One page's runs: sends a request in the background, hands its events on, stops it, judges it again."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from workbench.domain.environment import Scope
from workbench.domain.request import Request
from workbench.presenters.open_documents import Mark
from workbench.ui.async_bridge import AsyncBridge, Task

if TYPE_CHECKING:
    from workbench.services.engine import Engine
    from workbench.services.revision import Revision
    from workbench.services.sending import Judged
    from workbench.services.stopping import Stop


@dataclass(frozen=True, slots=True)
class Sending:
    """A request with all that sending it needs; `file` is its path inside the collection."""

    engine: "Engine"
    request: Request
    scope: Scope
    file: str


class RunControl(QObject):
    """`events` has what happened since the last frame; `ended` comes once for each run that was begun.

    `revised` has what became of edited assertions, and of the last run under them.
    """

    events = Signal(list)
    ended = Signal(object)
    revised = Signal(object)

    def __init__(self, bridge: AsyncBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._task: Task | None = None
        self._stop: Stop | None = None
        self._mark = Mark.FAILED
        self._last: Judged | None = None

    @property
    def is_running(self) -> bool:
        """Whether a run is under way."""
        return self._task is not None

    @property
    def mark(self) -> Mark:
        """How the last run went."""
        return self._mark

    def send(self, sending: Sending) -> None:
        """Send; a run that is under way is given up first."""
        from workbench.services.stopping import Stop

        self.abandon()
        self._stop = Stop()
        self._mark = Mark.FAILED
        self._last = None
        work = _Run(sending, self._stop)
        self._task = self._bridge.start(work, self, self._on_events, self._on_done, weight_of)

    def stop(self) -> None:
        """End the run at once; what has arrived stays and the run is told as stopped."""
        if self._stop is not None:
            self._bridge.tell_loop(self._stop.set)

    def abandon(self) -> None:
        """Drop the run: its socket is closed and nothing more is told."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def judge_again(self, sending: Sending) -> None:
        """Find what is wrong in edited assertions, and judge the last run with them; nothing is sent."""
        again = _Again(sending, self._last)
        self._bridge.call(again, self, self._on_revised)

    def _on_revised(self, revision: "Revision") -> None:
        from workbench.presenters.run_mark import mark_of_run

        judged = revision.judged
        if judged is not None and self._last is not None:
            if judged.run.recording is not self._last.run.recording:
                return  # another run has ended meanwhile
            self._last = judged
            self._mark = mark_of_run(judged.reading, judged.verdicts)
        self.revised.emit(revision)

    def _on_events(self, events: list[Any]) -> None:
        from workbench.presenters.run_mark import mark_of_run
        from workbench.services.sending import Judged

        for event in events:
            if isinstance(event, Judged):
                self._mark = mark_of_run(event.reading, event.verdicts)
                self._last = event
        self.events.emit(events)

    def _on_done(self) -> None:
        self._task = None
        self.ended.emit(self._mark)


@dataclass(frozen=True, slots=True)
class _Run:
    """The stream of one run's events."""

    sending: Sending
    stop: "Stop"

    def __call__(self) -> AsyncIterator[Any]:
        from workbench.services.sending import send_and_judge

        sending = self.sending
        return send_and_judge(
            sending.engine, sending.request, sending.scope, self.stop, sending.file
        )


@dataclass(frozen=True, slots=True)
class _Again:
    """Judges a run that has ended with the assertions as they are edited."""

    sending: Sending
    last: "Judged | None"

    async def __call__(self) -> "Revision":
        from workbench.services.revision import revise
        from workbench.services.sending import Rules

        scope = self.sending.scope
        rules = Rules(self.sending.request.assertions, scope.root, scope.folder)
        return await revise(self.sending.engine, rules, self.last)


def weight_of(event: Any) -> int:
    """Return how much work an event is for the window: its chunks."""
    return max(1, len(getattr(event, "chunks", ())))
