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
    from workbench.presenters.kept_runs import KeptRun
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
    """`events` has a run and what happened in it since the last frame; `ended` comes once for each run that was begun.

    `judged` has what was sent and how it was judged, once for each run that came to its end.
    `revised` has what became of edited assertions, and of the last run under them.
    """

    events = Signal(object, list)
    judged = Signal(object, object)
    ended = Signal(object)
    revised = Signal(object)

    def __init__(self, bridge: AsyncBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._going: list[_Going] = []
        self._newest: _Going | None = None
        self._last: KeptRun | None = None

    @property
    def mark(self) -> Mark:
        """How the run went that was begun last; a failure where there was none."""
        from workbench.presenters.run_words import mark_of

        return Mark.FAILED if self._last is None else mark_of(self._last.state)

    @property
    def is_running(self) -> bool:
        """Whether the run that was begun last is under way."""
        return self._newest is not None

    def send(self, sending: Sending, run: "KeptRun") -> None:
        """Send; a run that is under way is stopped, and told to its end under its own name."""
        self.stop()
        going = _Going(self._bridge, run, self)
        going.told.connect(self.events)
        going.judged.connect(self.judged)
        going.over.connect(self._on_over)
        self._going.append(going)
        self._newest, self._last = going, run
        going.begin(sending)

    def stop(self) -> None:
        """End the run at once; what has arrived stays and the run is told as stopped."""
        if self._newest is not None:
            self._newest.stop()

    def abandon(self) -> None:
        """Drop every run: their sockets are closed and nothing more is told."""
        going, self._going, self._newest = self._going, [], None
        for each in going:
            each.abandon()

    def judge_again(self, sending: Sending, last: "Judged | None") -> None:
        """Find what is wrong in edited assertions, and judge the last run with them; nothing is sent."""
        again = _Again(sending, last)
        self._bridge.call(again, self, self._on_revised)

    def _on_revised(self, revision: "Revision") -> None:
        self.revised.emit(revision)

    def _on_over(self, going: "_Going") -> None:
        self._going.remove(going)
        if going is self._newest:
            self._newest = None
        self.ended.emit(going.run)
        going.deleteLater()


class _Going(QObject):
    """One run under way."""

    told = Signal(object, list)
    judged = Signal(object, object)
    over = Signal(object)

    def __init__(self, bridge: AsyncBridge, run: "KeptRun", parent: QObject) -> None:
        super().__init__(parent)
        self.run = run
        self._bridge = bridge
        self._task: Task | None = None
        self._stop: Stop | None = None
        self._sending: Sending | None = None

    def begin(self, sending: Sending) -> None:
        """Send."""
        from workbench.services.stopping import Stop

        self._stop, self._sending = Stop(), sending
        work = _Run(sending, self._stop)
        self._task = self._bridge.start(work, self, self._on_events, self._on_done, weight_of)

    def stop(self) -> None:
        """End it in order; what is read from now on counts as late."""
        if self._stop is not None:
            self._stop.ask()
            self._bridge.tell_loop(self._stop.set)

    def abandon(self) -> None:
        """End it without another word."""
        if self._task is not None:
            self._task.cancel()
        self.deleteLater()

    def _on_events(self, events: list[Any]) -> None:
        from workbench.services.sending import Judged

        self.told.emit(self.run, events)
        for event in events:
            if isinstance(event, Judged):
                self.judged.emit(self._sending, event)

    def _on_done(self) -> None:
        self.over.emit(self)


@dataclass(frozen=True, slots=True)
class _Run:
    """The stream of one run's events."""

    sending: Sending
    stop: "Stop"

    def __call__(self) -> AsyncIterator[Any]:
        from workbench.services.left_runs import send_unless_left

        sending = self.sending
        return send_unless_left(
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
