"""One exchange under way, between the task that carries it out and the reader that takes what came of it.

The HTTP library runs in a task of the exchange's own and puts data in piece by piece; the reader takes all that is
there at once, so that a stream of small chunks costs no more than its bytes. Connections pass from one exchange to
the next: whoever uses one finds the exchange of the running task with `current`.
"""

import asyncio
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from functools import partial
from typing import TYPE_CHECKING, Any

from workbench.adapters.time_limits import TimeLimits
from workbench.domain.run import HeaderList
from workbench.domain.wire_events import BodySent
from workbench.ports import Clock, HeadArrived, Limits, MessageSent, TransportFailure

if TYPE_CHECKING:
    from workbench.adapters.proxying import Route
    from workbench.adapters.wire import Wire

Event = MessageSent | BodySent | HeadArrived

LONG, TELL_EVERY = 1_000_000, 0.1
"""Bytes of a message from which it is told how much of it has gone out, and seconds between two times."""

ROOM = 65_536
"""Bytes that wait for the reader before the task waits for it."""

_CURRENT: ContextVar["Exchange"] = ContextVar("exchange")


def current() -> "Exchange":
    """Return the exchange that the running task carries out."""
    return _CURRENT.get()


class Inbox:
    """What a task has for its reader: events, then data, then the end."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._pieces: list[bytes] = []
        self._size = 0
        self._error: BaseException | None = None
        self._is_closed = False
        self._news = asyncio.Event()
        self._room = asyncio.Event()

    @property
    def holds_data(self) -> bool:
        """Whether data waits for the reader."""
        return bool(self._pieces)

    def tell(self, event: Event) -> None:
        """Put an event in; all come before the first data."""
        self._events.append(event)
        self._news.set()

    @property
    def is_full(self) -> bool:
        """Whether the reader lags behind."""
        return self._size >= ROOM

    def add(self, piece: bytes) -> None:
        """Put data in."""
        self._pieces.append(piece)
        self._size += len(piece)
        self._news.set()

    async def room(self) -> None:
        """Wait until the reader has taken what is there."""
        self._room.clear()
        await self._room.wait()

    def close(self, error: BaseException | None) -> None:
        """Tell the end; the reader gets the error after all else."""
        self._is_closed, self._error = True, error
        self._news.set()

    async def take(self) -> list[Event | bytes]:
        """Return all that is there once something is, data in one piece; nothing at the end.

        Errors: the one of `close`.
        """
        await self._news.wait()
        items: list[Event | bytes] = [*self._events]
        if self._pieces:
            items.append(b"".join(self._pieces))
        if self._error is not None and not items:
            raise self._error
        self._make_room()
        return items

    def _make_room(self) -> None:
        self._events, self._pieces, self._size = [], [], 0
        self._room.set()
        if not self._is_closed:
            self._news.clear()


class Exchange:
    """One message and what comes of it.

    `authority` is what failures call the server; `quiet_since` as in the port; `route` is the way through a proxy.
    """

    def __init__(
        self,
        authority: str,
        limits: Limits,
        clock: Clock,
        quiet_since: Callable[[], float | None] | None = None,
        route: "Route | None" = None,
    ) -> None:
        self.authority = authority
        self.route = route
        self.times = TimeLimits(limits, authority, self._give_up)
        self.inbox = Inbox()
        self.wire: Wire | None = None
        self._clock = clock
        self._quiet_since = quiet_since
        self._task: asyncio.Task[None] | None = None
        self._given_up: TransportFailure | None = None
        self._told_at = 0.0

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin to carry it out, in a task of its own."""
        self._task = asyncio.get_running_loop().create_task(self._carry_out(work))

    async def stop(self) -> None:
        """End it at once; its socket is closed then, unless all was said."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait({self._task})

    @property
    def is_on_stale_wire(self) -> bool:
        """Whether it goes out on a kept connection that has brought nothing of it."""
        return self.wire is not None and self.wire.is_stale

    # What its task tells

    def goes_out_on(self, wire: "Wire") -> None:
        """Tell on which connection the message goes out; only the first time counts."""
        if wire is self.wire:
            return
        self.wire = wire
        wire.begin()
        wire.on_sent = self._tell_sent
        self.inbox.tell(MessageSent(self._clock.monotonic()))
        self.times.expect_head()

    def answered(self, status: int, reason: str, http_version: str, headers: HeaderList) -> None:
        """Tell the head of the answer; its body follows."""
        assert self.wire is not None  # noqa: S101  no answer without a message
        now = self._clock.monotonic()
        self.wire.on_sent = None
        self.inbox.tell(HeadArrived(now, status, reason, http_version, headers))
        self.times.expect_body(partial(self._last_heard, self.wire, now))

    def _tell_sent(self) -> None:
        """Tell how much has gone out of a long message, now and then."""
        assert self.wire is not None  # noqa: S101  it calls this
        now = self._clock.monotonic()
        if self.wire.sent > LONG and now - self._told_at >= TELL_EVERY:
            self._told_at = now
            self.inbox.tell(BodySent(now, self.wire.sent))

    async def _carry_out(self, work: Coroutine[Any, Any, None]) -> None:
        _CURRENT.set(self)
        error: BaseException | None = None
        try:
            await work
        except asyncio.CancelledError as cancelled:
            error = self._given_up or cancelled
        except Exception as failure:  # noqa: BLE001  the reader raises it
            error = failure
        finally:
            self.times.end()
            self.inbox.close(error)

    def _give_up(self, failure: TransportFailure) -> None:
        self._given_up = failure
        if self._task is not None:
            self._task.cancel()

    def _last_heard(self, wire: "Wire", since: float) -> float:
        """Return when something that counts last arrived; what nobody has looked at yet counts as now."""
        if self.inbox.holds_data or wire.has_gathered:
            return asyncio.get_running_loop().time()
        heard_at = self._quiet_since() if self._quiet_since is not None else wire.received_at
        return since if heard_at is None else max(heard_at, since)
