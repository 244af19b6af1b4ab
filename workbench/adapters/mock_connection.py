"""One connection to the mock server: uvicorn's, with bounds on what an unfinished head may cost (promises.md M4)."""

import asyncio
import logging
from collections.abc import Iterator
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from workbench.adapters.mock_application import CLOSE, Bounds

LOG = logging.getLogger("workbench.mock_server")
LOG.setLevel(logging.ERROR)  # what a client does wrong is the client's to report


class MockConnection(HttpToolsProtocol):
    """Speaks HTTP/1.1; gives up on a head that is too long or too slow, and on one connection too many."""

    def __init__(self, bounds: Bounds, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.logger = LOG
        self._bounds = bounds
        self._head_size = 0
        self._head_limit: asyncio.TimerHandle | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether no request is being answered here."""
        cycle: Any = self.cycle  # None before the first head
        return cycle is None or cycle.response_complete

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        super().connection_made(transport)
        self.app_state = {CLOSE: transport.close}
        self._begin_head()
        if len(self.connections) > self._bounds.connections:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end_head()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        scope: Any = self.scope  # None before the first head
        if scope is None or "method" not in scope:  # it comes in when the head is complete
            self._watch_head(len(data))
        elif self._head_limit is not None:
            self._end_head()

    def _watch_head(self, more: int) -> None:
        if self._head_limit is None:
            self._begin_head()
        self._head_size += more
        if self._head_size > self._bounds.head_bytes:
            self.transport.abort()

    def _begin_head(self) -> None:
        self._head_size = 0
        self._head_limit = self.loop.call_later(self._bounds.head_seconds, self.transport.abort)

    def _end_head(self) -> None:
        if self._head_limit is not None:
            self._head_limit.cancel()
            self._head_limit = None

    def _make_room(self) -> None:
        others = (one for one in self.connections if one is not self)
        idle: Iterator[Any] = (one for one in others if getattr(one, "is_waiting", False))
        leaving = next(idle, self)
        self.connections.discard(leaving)  # it is lost only when the loop turns
        leaving.transport.abort()
