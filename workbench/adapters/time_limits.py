"""The limits of one exchange, kept by one timer that is set again only when it fires.

Reading costs nothing here: the timer looks when something last arrived and goes on waiting from there.
Times are those of the event loop's clock, in seconds.
"""

import asyncio
from collections.abc import Callable
from math import inf

from workbench.adapters.wire import Wire
from workbench.domain.run import Cause
from workbench.ports import Limits, TransportFailure

Due = tuple[float, Cause, float | None]
"""When a wait is over, what it then is, and the limit in seconds."""


class TimeLimits:
    """Gives a wire up when the head, the next data or the end takes too long."""

    def __init__(self, limits: Limits, host: str, started: float) -> None:
        self._limits = limits
        self._host = host
        self._loop = asyncio.get_running_loop()
        self._end = started + (limits.total or inf)
        self._timer: asyncio.TimerHandle | None = None
        self._wire: Wire | None = None
        self._due: Callable[[], Due] = self._total

    def remaining(self, limit: float | None) -> float | None:
        """Return how long one step may take under its own limit and the total one."""
        left = min(limit or inf, self._end - self._loop.time())
        return None if left == inf else max(left, 0.0)

    def overdue(self, cause: Cause, limit: float | None) -> TransportFailure:
        """Return the failure of a step that took all its time: its own cause, or the total limit."""
        if self._loop.time() >= self._end:
            return TransportFailure(Cause.TOTAL, self._host, limit_s=self._limits.total)
        return TransportFailure(cause, self._host, limit_s=limit)

    def expect_head(self, wire: Wire) -> None:
        """Begin to wait for the answer's head."""
        at = self._loop.time() + (self._limits.first_byte or inf)
        head = (at, Cause.FIRST_BYTE_SLOW, self._limits.first_byte)
        self._watch(wire, lambda: min(head, self._total()))

    def expect_body(self, wire: Wire, quiet_since: Callable[[], float | None] | None) -> None:
        """Begin to wait for the body; `quiet_since` as in the port."""
        began = self._loop.time()
        self._watch(wire, lambda: min(self._silence(wire, quiet_since, began), self._total()))

    def end(self) -> None:
        """Wait for nothing any more."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._wire = None

    def _watch(self, wire: Wire, due: Callable[[], Due]) -> None:
        self.end()
        self._wire, self._due = wire, due
        self._look()

    def _look(self) -> None:
        at, cause, limit = self._due()
        if self._wire is None or at == inf:
            return
        if at <= self._loop.time():
            self._wire.give_up(TransportFailure(cause, self._host, limit_s=limit))
        else:
            self._timer = self._loop.call_at(at, self._look)

    def _total(self) -> Due:
        return self._end, Cause.TOTAL, self._limits.total

    def _silence(
        self, wire: Wire, quiet_since: Callable[[], float | None] | None, began: float
    ) -> Due:
        since = quiet_since() if quiet_since is not None else wire.received_at
        if wire.has_gathered:  # nobody has looked at it yet
            since = self._loop.time()
        last = began if since is None else max(since, began)
        return last + (self._limits.silence or inf), Cause.SILENT, self._limits.silence
