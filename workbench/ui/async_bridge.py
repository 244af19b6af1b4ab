"""The one bridge between the window and asyncio: a background thread with a loop, and its events.

The window starts work with `start` (a stream of events) or `call` (one result). What the work yields is
gathered in one deque and handed to the window's thread as one list a frame, in order, so that a flood of
events costs the window a few calls and not thousands. Handlers are bound methods, held weakly; once a task
is cancelled, or its owner or its handler's widget is gone, nothing more is delivered. An error that is not a `WorkbenchError` is a
bug and is raised in the window's thread.
"""

import sys
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakMethod

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from workbench.domain.errors import WorkbenchError
from workbench.ui.loop_thread import Last, LoopThread

if TYPE_CHECKING:
    import asyncio

FRAME_MS = 16
BACKGROUND_FRAME_MS = 33
"""The least time between two deliveries, while the window has the focus and while it has not."""

FIRST_WEIGHT, FRAME_WEIGHT = 100, 400
"""How much the first delivery of a flood carries, and how much each at most.

The rest waits until the window has looked at its own events. What is new on screen costs more to show than what grows.
"""

MOST_AHEAD = 2_000
"""How much may wait for the window; then a stream waits until half of it was looked at."""

SWITCH_S = 0.0002
"""The interpreter's thread switching while work is under way: the window gets its turn in time."""

Handler = Callable[[Any], None]
Done = Callable[[], None]
Weigh = Callable[[Any], int]


def one(event: Any) -> int:
    """Weigh every event alike."""
    del event
    return 1


@dataclass(frozen=True, slots=True)
class _Ended:
    """The last entry of a task: its result, or the error that ended it."""

    result: Any = None
    error: Exception | None = None


class Task(QObject):
    """Work on the loop's thread on behalf of an owner in the window."""

    def __init__(self, bridge: "AsyncBridge", owner: QObject, weigh: Weigh = one) -> None:
        super().__init__(bridge)
        self.weigh = weigh
        self._bridge = bridge
        self._handlers: dict[str, WeakMethod[Any]] = {}
        self._live = True
        owner.destroyed.connect(self.cancel)

    @property
    def running(self) -> bool:
        """Whether something may still be delivered."""
        return self._live

    def cancel(self) -> None:
        """Stop the work at once; nothing is delivered any more."""
        if self._live:
            self._live = False
            self._bridge.drop(self)

    def listen(self, **handlers: Handler | Done | None) -> None:
        """Remember who is told: `events`, `done`, `result`, `error`."""
        given = {name: handler for name, handler in handlers.items() if handler is not None}
        self._handlers = {name: WeakMethod(handler) for name, handler in given.items()}

    def hand(self, events: list[Any]) -> None:
        """Give events to the owner, unless there is nobody to tell."""
        if events and self._live:
            self._tell("events", events)

    def end(self, ended: _Ended) -> None:
        """Tell how the work ended; a bug is raised here."""
        if not self._live:
            return
        self._live = False
        if ended.error is None:
            self._tell("result", ended.result)
        elif isinstance(ended.error, WorkbenchError):
            self._tell("error", ended.error)
        self._tell("done")
        if ended.error is not None and not isinstance(ended.error, WorkbenchError):
            raise ended.error

    def _tell(self, name: str, *values: Any) -> None:
        held = self._handlers.get(name)
        handler = held() if held is not None else None
        if handler is not None and isValid(handler.__self__):
            handler(*values)


def _weight_of(task: Task, entry: Any) -> int:
    return 1 if isinstance(entry, _Ended) else task.weigh(entry)


class AsyncBridge(QObject):
    """Owns the loop's thread and every task on it; lives in the window's thread."""

    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: deque[tuple[Task, Any]] = deque()
        self._put_in = self._taken = 0  # weights; each is counted by one of the threads
        self._waiting: list[asyncio.Future[None]] = []
        self._awake = False
        self._delivered_at = 0.0
        self._room = FIRST_WEIGHT
        self._tasks: set[Task] = set()
        self._usual_switch = sys.getswitchinterval()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._deliver)
        self._woken.connect(self._plan, Qt.ConnectionType.QueuedConnection)
        self._thread = LoopThread()

    def start(
        self,
        make: Callable[[], AsyncIterator[Any]],
        owner: QObject,
        on_events: Handler,
        on_done: Done | None = None,
        weigh: Weigh = one,
    ) -> Task:
        """Run a stream of events; `on_events` gets lists of them, `on_done` is called at its end."""
        task = Task(self, owner, weigh)
        task.listen(events=on_events, done=on_done)
        return self._begin(task, _Stream(make, self._put, self._keep_pace))

    def call(
        self,
        make: Callable[[], Awaitable[Any]],
        owner: QObject,
        on_result: Handler,
        on_error: Handler | None = None,
    ) -> Task:
        """Await one result; a `WorkbenchError` goes to `on_error`."""
        task = Task(self, owner)
        task.listen(result=on_result, error=on_error)
        return self._begin(task, _Single(make))

    def work(
        self,
        function: Callable[[], Any],
        owner: QObject,
        on_result: Handler,
        on_error: Handler | None = None,
    ) -> Task:
        """Run a function that blocks, files for example, on a thread of its own."""

        async def threaded() -> Any:
            import asyncio

            return await asyncio.to_thread(function)

        return self.call(threaded, owner, on_result, on_error)

    def tell_loop(self, function: Done) -> None:
        """Call a short function on the loop's thread, where its state lives."""
        self._thread.soon(function)

    def close(self, last: Last | None = None) -> None:
        """Cancel every task, await `last` on the loop, end the thread; waits a few seconds at most."""
        for task in tuple(self._tasks):
            task.cancel()
        self._thread.close(last)
        self._timer.stop()
        self._queue.clear()

    def drop(self, task: Task) -> None:
        """Cancel what the loop does for a task."""
        self._thread.cancel(task)
        self._forget(task)

    def _begin(self, task: Task, work: "_Work") -> Task:
        self._tasks.add(task)
        sys.setswitchinterval(SWITCH_S)
        self._thread.submit(task, _Guarded(task, work, self._put))
        return task

    def _put(self, task: Task, entry: Any) -> None:
        """Add an entry, on the loop's thread; only the first of a frame wakes the window."""
        self._put_in += _weight_of(task, entry)
        self._queue.append((task, entry))
        if not self._awake:
            self._awake = True
            self._woken.emit()

    @property
    def _ahead(self) -> int:
        return self._put_in - self._taken

    async def _keep_pace(self) -> None:
        """Wait, on the loop's thread, while the window is far behind."""
        import asyncio

        if self._ahead <= MOST_AHEAD:
            return
        room = asyncio.get_running_loop().create_future()
        self._waiting.append(room)
        if self._ahead > MOST_AHEAD // 2:  # else the window may have looked before this one waited
            await room

    def _go_on(self) -> None:
        """Let the streams go on that wait, on the loop's thread."""
        waiting, self._waiting = self._waiting, []
        for room in waiting:
            if not room.done():
                room.set_result(None)

    def _plan(self) -> None:
        """Deliver now where work has ended, else when the frame is over."""
        focused = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        frame = FRAME_MS if focused else BACKGROUND_FRAME_MS
        passed = (time.monotonic() - self._delivered_at) * 1000
        if passed >= frame or self._brings_a_result():
            self._deliver()
        else:
            self._timer.start(int(frame - passed) + 1)

    def _brings_a_result(self) -> bool:
        """Whether work has just ended: that is waited for, and never comes in floods."""
        return bool(self._queue) and isinstance(self._queue[-1][1], _Ended)

    def _deliver(self) -> None:
        """Hand out one frame's entries; what is too much waits for the next turn."""
        self._awake = False
        try:
            self._hand_out(self._frame())
        finally:
            self._delivered_at = time.monotonic()
            self._room = min(2 * self._room, FRAME_WEIGHT) if self._queue else FIRST_WEIGHT
            if self._waiting and self._ahead <= MOST_AHEAD // 2:
                self._thread.soon(self._go_on)
            if self._queue:
                self._awake = True
                self._timer.start(0)

    def _frame(self) -> dict[Task, list[Any]]:
        frame: dict[Task, list[Any]] = {}
        weight = 0
        while self._queue and weight < self._room:
            task, entry = self._queue.popleft()
            frame.setdefault(task, []).append(entry)
            weight += _weight_of(task, entry)
        self._taken += weight
        return frame

    def _hand_out(self, frame: dict[Task, list[Any]]) -> None:
        for task, entries in frame.items():
            ended = next((entry for entry in entries if isinstance(entry, _Ended)), None)
            task.hand([entry for entry in entries if not isinstance(entry, _Ended)])
            if ended is not None:
                self._forget(task)
                task.end(ended)

    def _forget(self, task: Task) -> None:
        if task in self._tasks:
            self._tasks.discard(task)
            task.deleteLater()
        if not self._tasks:
            sys.setswitchinterval(self._usual_switch)


@dataclass(frozen=True, slots=True)
class _Stream:
    """A stream's events, put into the queue one by one."""

    make: Callable[[], AsyncIterator[Any]]
    put: Callable[[Task, Any], None]
    keep_pace: Callable[[], Awaitable[None]]

    async def __call__(self, task: Task) -> None:
        events = self.make()
        async with aclosing(events):  # type: ignore[type-var]  # every stream of ours is a generator
            async for event in events:
                self.put(task, event)
                await self.keep_pace()


@dataclass(frozen=True, slots=True)
class _Single:
    """One awaited result."""

    make: Callable[[], Awaitable[Any]]

    async def __call__(self, task: Task) -> Any:
        return await self.make()


_Work = _Stream | _Single


@dataclass(frozen=True, slots=True)
class _Guarded:
    """Work whose end, good or bad, becomes the last entry of its task."""

    task: Task
    work: _Work
    put: Callable[[Task, Any], None]

    async def __call__(self) -> None:
        if not self.task.running:
            return
        try:
            result = await self.work(self.task)
        except Exception as error:  # noqa: BLE001  # the window's thread raises it again, or shows it
            self.put(self.task, _Ended(error=error))
        else:
            self.put(self.task, _Ended(result))
