"""HTTP/1.1 by httpx: what a message brings, as events; limits, content coding, and one failure for everything.

No redirects, no cookies, no proxies of the environment, no retries, but for one case: a kept connection that the
server had already closed (it died without a byte) is replaced once by a new one. httpx is imported when the first
message goes out, so that a command that sends none does not wait for it.
"""

import os
import sys
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from socket import getaddrinfo
from typing import TYPE_CHECKING

from workbench.adapters.decoding import BadBody, decoder_for
from workbench.adapters.exchange import Exchange
from workbench.adapters.resolving import LookUp
from workbench.adapters.wire_message import wire_message
from workbench.domain.run import Cause, HeaderList, SentMessage
from workbench.ports import (
    Clock,
    DataArrived,
    HeadArrived,
    Limits,
    TransportEvent,
    TransportFailure,
)

if TYPE_CHECKING:
    from workbench.adapters.http_client import HttpClient

MAX_BODY = 512 * 1024 * 1024
"""Bytes of a decoded body that are taken; more is TOO_LARGE."""


class HttpxTransport:
    """Implements ports.HttpTransport."""

    def __init__(
        self,
        clock: Clock,
        look_up: LookUp = getaddrinfo,
        environment: Mapping[str, str] = os.environ,
        max_body: int = MAX_BODY,
    ) -> None:
        self._clock = clock
        self._look_up = look_up
        self._environment = environment
        self._max_body = max_body
        self._client: HttpClient | None = None

    async def stream(
        self,
        message: SentMessage,
        limits: Limits,
        quiet_since: Callable[[], float | None] | None = None,
    ) -> AsyncGenerator[TransportEvent, None]:
        going_out = wire_message(message)
        exchange = Exchange(going_out.authority, limits, self._clock, quiet_since)
        body = DecodedBody(going_out.authority, self._max_body)
        exchange.start(self._ready_client().carry_out(exchange, going_out))
        try:
            while items := await exchange.inbox.take():
                for item in items:
                    if isinstance(item, bytes):
                        for piece in body.feed(item):
                            yield DataArrived(self._clock.monotonic(), piece)
                        continue
                    if isinstance(item, HeadArrived):
                        body.begin(item.headers)
                    yield item
            body.finish()
        finally:
            await exchange.stop()

    async def close(self) -> None:
        """Close every idle connection."""
        if self._client is not None:
            await self._client.close()

    def _ready_client(self) -> "HttpClient":
        if self._client is None:
            self._client = load_client()(self._look_up, self._environment)
        return self._client


def load_client() -> "type[HttpClient]":
    """Return the client, httpx loaded with it but for its command line, which would bring rich and pygments along."""
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None: not to be imported
    from workbench.adapters.http_client import HttpClient

    return HttpClient


class DecodedBody:
    """The body of one answer: its coding undone, its size watched. Errors of every call: TransportFailure."""

    def __init__(self, host: str, most: int) -> None:
        self._host = host
        self._most = most
        self._size = 0
        self._decoder = decoder_for(None)

    def begin(self, headers: HeaderList) -> None:
        """Take the coding from the head of the answer."""
        codings = [value for name, value in headers if name.lower() == "content-encoding"]
        self._decoder = decoder_for(", ".join(codings))

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what the data completes, in pieces."""
        try:
            for piece in self._decoder.feed(data):
                self._size += len(piece)
                if self._size > self._most:
                    raise self._too_large()
                yield piece
        except BadBody as bad:
            raise self._bad(bad) from None

    def finish(self) -> None:
        """Check that it ended well."""
        try:
            self._decoder.finish()
        except BadBody as bad:
            raise self._bad(bad) from None

    def _bad(self, bad: BadBody) -> TransportFailure:
        return TransportFailure(bad.cause, self._host, bad.detail)

    def _too_large(self) -> TransportFailure:
        detail = f"more than {self._most // 1024**2:,} MiB"
        return TransportFailure(Cause.TOO_LARGE, self._host, detail)
