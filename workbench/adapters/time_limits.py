"""The limits of one exchange, kept by one timer that is set again only when it fires.

Reading costs nothing here: the timer looks when something last arrived and goes on waiting from there.
Times are those of the event loop's clock, in seconds.
"""

import asyncio
from collections.abc import Callable
from math import inf

from workbench.domain.run import Cause
from workbench.ports import Limits, TransportFailure

Due = tuple[float, Cause, float | None]
"""When a wait is over, what it then is, and the limit in seconds."""


class TimeLimits:
    """Gives an exchange up when a step of it, or all of it, takes too long."""

    def __init__(
        self, limits: Limits, host: str, give_up: Callable[[TransportFailure], None]
    ) -> None:
        self._limits = limits
        self._host = host
        self._give_up = give_up
        self._loop = asyncio.get_running_loop()
        self._end = self._loop.time() + (limits.total or inf)
        self._connected_by = inf
        self._proxy = ""
        self._timer: asyncio.TimerHandle | None = None
        self._due: Callable[[], Due] = self._total

    def expect_address(self, proxy: str = "") -> None:
        """Begin to wait for the name server; the limit of connecting runs from here.

        Where it is a proxy that is reached, it and not the host is what takes long until `leave_proxy`.
        """
        self._proxy = proxy
        self._connected_by = self._loop.time() + (self._limits.connect or inf)
        cause = Cause.PROXY_NAME if proxy else Cause.NAME_SLOW
        self._wait_until(self._connected_by, cause, self._limits.connect)

    def expect_connection(self) -> None:
        """Begin to wait for the connection, TLS included."""
        cause = Cause.PROXY_SILENT if self._proxy else Cause.CONNECT_SLOW
        self._wait_until(self._connected_by, cause, self._limits.connect)

    def leave_proxy(self) -> None:
        """The proxy has done its part; what is left of connecting is the host's."""
        self._proxy = ""
        self.expect_connection()

    def expect_head(self) -> None:
        """Begin to wait for the answer's head."""
        at = self._loop.time() + (self._limits.first_byte or inf)
        self._wait_until(at, Cause.FIRST_BYTE_SLOW, self._limits.first_byte)

    def expect_body(self, heard_at: Callable[[], float]) -> None:
        """Begin to wait for the body; `heard_at` tells when something that counts last arrived."""
        silence = self._limits.silence
        self._wait_for(lambda: (heard_at() + (silence or inf), Cause.SILENT, silence))

    def end(self) -> None:
        """Wait for nothing any more."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None

    def _wait_until(self, at: float, cause: Cause, limit: float | None) -> None:
        self._wait_for(lambda: (at, cause, limit))

    def _wait_for(self, due: Callable[[], Due]) -> None:
        self.end()
        self._due = due
        self._look()

    def _look(self) -> None:
        at, cause, limit = min(self._due(), self._total())
        if at == inf:
            return
        if at <= self._loop.time():
            self._give_up(TransportFailure(cause, self._proxy or self._host, limit_s=limit))
        else:
            self._timer = self._loop.call_at(at, self._look)

    def _total(self) -> Due:
        return self._end, Cause.TOTAL, self._limits.total
