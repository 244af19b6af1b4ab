"""HTTP/1.1 on sockets of our own: connections, limits, content coding, and one failure for everything.

No redirects, no cookies, no proxies of the environment, no retries, but for one case: a kept connection that the
server had already closed (it died without a byte) is replaced once by a new one. h11, the parser inside httpx, is
used without httpx around it: a workbench sends what was typed, where httpx re-spells methods and adds headers of its
own, and importing httpx costs as much as the rest of a command's start.
"""

import asyncio
import os
from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass
from socket import getaddrinfo
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from workbench import __version__
from workbench.adapters.decoding import BadBody, decoder_for
from workbench.adapters.http_exchange import Head, HttpExchange
from workbench.adapters.resolving import LookUp, addresses_of
from workbench.adapters.time_limits import TimeLimits
from workbench.adapters.tls import trusting_context
from workbench.adapters.wire import Wire, connected
from workbench.domain.run import Cause, HeaderList, SentMessage
from workbench.ports import (
    Clock,
    DataArrived,
    HeadArrived,
    Limits,
    MessageSent,
    TransportEvent,
    TransportFailure,
)

if TYPE_CHECKING:
    import ssl

Place = tuple[str, str, int]
QuietSince = Callable[[], float | None]

MAX_BODY = 512 * 1024 * 1024
"""Bytes of a decoded body that are taken; more is TOO_LARGE."""

KEPT_FOR = 5.0
"""Seconds that an idle connection is kept."""

USER_AGENT = f"gemini-workbench/{__version__}"

_DEFAULT_PORTS = {"http": 80, "https": 443}
_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message goes: origin and the path with its query, both as they stand on the wire."""

    scheme: str
    host: str
    port: int
    path: bytes
    authority: str

    @property
    def place(self) -> Place:
        """What a kept connection must have in common with it."""
        return self.scheme, self.host, self.port


@dataclass(slots=True)
class Connection:
    """An exchange on its wire. `is_kept`: it has carried one before; `idle_since` in the loop's seconds."""

    http: HttpExchange
    wire: Wire
    is_kept: bool = False
    idle_since: float = 0.0


class H11Transport:
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
        self._idle: dict[Place, list[Connection]] = {}
        self._context: ssl.SSLContext | None = None

    async def stream(
        self,
        message: SentMessage,
        limits: Limits,
        quiet_since: QuietSince | None = None,
    ) -> AsyncGenerator[TransportEvent, None]:
        target = target_of(message.url)
        times = TimeLimits(limits, target.authority, asyncio.get_running_loop().time())
        connection = self._kept(target) or await self._new(target, limits, times)
        try:
            yield MessageSent(self._clock.monotonic())
            try:
                head = await _answer(connection, message, target, times)
            except TransportFailure as failure:
                if not _died_while_idle(connection, failure):
                    raise
                connection.wire.close()
                connection = await self._new(target, limits, times)
                yield MessageSent(self._clock.monotonic())
                head = await _answer(connection, message, target, times)
            yield self._arrived(head)
            times.expect_body(connection.wire, quiet_since)
            decoder, size = decoder_for(_all_of(head.headers, "content-encoding")), 0
            while data := await connection.http.read():
                for piece in decoder.feed(data):
                    size += len(piece)
                    if size > self._max_body:
                        raise _too_large(target.authority, self._max_body)
                    yield DataArrived(self._clock.monotonic(), piece)
            decoder.finish()
        except BadBody as bad:
            raise TransportFailure(bad.cause, target.authority, bad.detail) from None
        finally:
            times.end()
            self._put_back(target.place, connection)

    async def close(self) -> None:
        """Close every idle connection."""
        for kept in self._idle.values():
            for connection in kept:
                connection.wire.close()
        self._idle.clear()

    def _arrived(self, head: Head) -> HeadArrived:
        now = self._clock.monotonic()
        return HeadArrived(now, head.status, head.reason, head.http_version, head.headers)

    def _kept(self, target: Target) -> Connection | None:
        """Return a kept connection that may still live; close those that do not."""
        now = asyncio.get_running_loop().time()
        kept = self._idle.get(target.place, [])
        while kept:
            connection = kept.pop()
            if now - connection.idle_since < KEPT_FOR and not connection.wire.is_over:
                connection.is_kept = True
                return connection
            connection.wire.close()
        return None

    async def _new(self, target: Target, limits: Limits, times: TimeLimits) -> Connection:
        wire = await self._open(target, limits.connect, times)
        return Connection(HttpExchange(wire, target.authority), wire)

    async def _open(self, target: Target, limit: float | None, times: TimeLimits) -> Wire:
        context = self._trust(target.authority) if target.scheme == "https" else None
        cause = Cause.NAME_SLOW
        try:
            async with asyncio.timeout(times.remaining(limit)):
                addresses = await addresses_of(target.host, target.port, self._look_up)
                cause = Cause.CONNECT_SLOW
                wire = await connected(target.authority, addresses)
                if context is not None:
                    await wire.secure(context, target.host, target.authority)
                return wire
        except TimeoutError:
            raise times.overdue(cause, limit) from None

    def _trust(self, host: str) -> "ssl.SSLContext":
        if self._context is None:
            self._context = trusting_context(host, self._environment)
            self._context.set_alpn_protocols(["http/1.1"])
        return self._context

    def _put_back(self, place: Place, connection: Connection) -> None:
        """Keep a connection whose exchange is over; close one in the middle of it."""
        if connection.http.is_done and not connection.wire.is_over:
            connection.http.begin_another()
            connection.idle_since = asyncio.get_running_loop().time()
            self._idle.setdefault(place, []).append(connection)
        else:
            connection.wire.close()


def target_of(url: str) -> Target:
    """Return where an absolute URL leads; a fragment stays here."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or _DEFAULT_PORTS[parts.scheme]
    path = (parts.path or "/") + (f"?{parts.query}" if "?" in url.partition("#")[0] else "")
    return Target(parts.scheme, host, port, path.encode(), parts.netloc)


async def _answer(
    connection: Connection, message: SentMessage, target: Target, times: TimeLimits
) -> Head:
    """Send the message and return the head of its answer. Errors: TransportFailure."""
    times.expect_head(connection.wire)
    headers = _wire_headers(message, target)
    connection.http.send(message.method, target.path, headers, message.body)
    return await connection.http.head()


def _wire_headers(message: SentMessage, target: Target) -> HeaderList:
    """Return the message's headers as typed, between the Host and the length that HTTP needs."""
    headers = [("Host", target.authority), *message.headers]
    names = {name.lower() for name, _ in message.headers}
    if "accept-encoding" not in names:
        headers.append(("Accept-Encoding", "gzip"))
    if "user-agent" not in names:
        headers.append(("User-Agent", USER_AGENT))
    if message.body or message.method.upper() in _WITH_BODY:
        headers.append(("Content-Length", str(len(message.body))))
    return tuple(headers)


def _all_of(headers: HeaderList, wanted: str) -> str:
    return ", ".join(value for name, value in headers if name.lower() == wanted)


def _too_large(host: str, limit: int) -> TransportFailure:
    return TransportFailure(Cause.TOO_LARGE, host, f"more than {limit // 1024**2:,} MiB")


def _died_while_idle(connection: Connection, failure: TransportFailure) -> bool:
    silent = not connection.wire.has_received
    return connection.is_kept and silent and failure.cause in {Cause.RESET, Cause.CLOSED_EARLY}
