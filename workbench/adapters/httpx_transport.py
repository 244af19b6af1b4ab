"""HTTP/1.1 through httpcore, the engine inside httpx: the only module that knows its names and errors.

The engine is used without httpx around it because a workbench sends what was typed: httpx re-spells methods, adds
headers of its own and follows what the environment says, and importing it costs a third of a command's start.
No redirects, no cookies, no proxies of the environment, no retries, but for one case: a kept connection that the
server had already closed (it died without a byte) is replaced once by a new one.
"""

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from socket import getaddrinfo
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpcore

from workbench import __version__
from workbench.adapters.decoding import BadBody, decoder_for
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
_HTTP = b"HTTP/"
_TLS_ALERT = b"\x15\x03"


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

    @property
    def origin(self) -> httpcore.Origin:
        """The same in the engine's terms."""
        return httpcore.Origin(self.scheme.encode(), self.host.encode(), self.port)


@dataclass(slots=True)
class Connection:
    """A wire with the engine's HTTP/1.1 on it. `is_kept`: it has carried an exchange before."""

    http: httpcore.AsyncHTTP11Connection
    wire: Wire
    is_kept: bool = False


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
        connection = await self._kept_or_new(target, limits, times)
        try:
            yield MessageSent(self._clock.monotonic())
            try:
                response = await _answer(connection, message, target, times)
            except TransportFailure as failure:
                if not _died_while_idle(connection, failure):
                    raise
                await _close(connection)
                connection = await self._new(target, limits, times)
                yield MessageSent(self._clock.monotonic())
                response = await _answer(connection, message, target, times)
            head = _head(response, self._clock.monotonic())
            yield head
            times.expect_body(connection.wire, quiet_since)
            async with aclosing(self._body(response, head.headers, target.authority)) as body:
                async for event in body:
                    yield event
        finally:
            times.end()
            await self._put_back(target.place, connection)

    async def close(self) -> None:
        """Close every idle connection."""
        idle = [connection for kept in self._idle.values() for connection in kept]
        self._idle.clear()
        for connection in idle:
            await _close(connection)

    async def _body(
        self, response: httpcore.Response, headers: HeaderList, host: str
    ) -> AsyncGenerator[TransportEvent, None]:
        decoder = decoder_for(_all_of(headers, "content-encoding"))
        size = 0
        try:
            async with aclosing(_reads(response)) as reads:
                async for data in reads:
                    for piece in decoder.feed(data):
                        size += len(piece)
                        if size > self._max_body:
                            raise _too_large(host, self._max_body)
                        yield DataArrived(self._clock.monotonic(), piece)
            decoder.finish()
        except BadBody as bad:
            raise TransportFailure(bad.cause, host, bad.detail) from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise TransportFailure(Cause.BROKEN, host, _what_is_missing(error)) from None
        finally:
            await response.aclose()

    async def _kept_or_new(self, target: Target, limits: Limits, times: TimeLimits) -> Connection:
        kept = self._idle.get(target.place, [])
        while kept:
            connection = kept.pop()
            if not connection.http.has_expired() and connection.http.is_idle():
                connection.is_kept = True
                return connection
            await _close(connection)
        return await self._new(target, limits, times)

    async def _new(self, target: Target, limits: Limits, times: TimeLimits) -> Connection:
        wire = await self._open(target, limits.connect, times)
        http = httpcore.AsyncHTTP11Connection(target.origin, wire, keepalive_expiry=KEPT_FOR)
        return Connection(http, wire)

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

    async def _put_back(self, place: Place, connection: Connection) -> None:
        if connection.http.is_idle():
            self._idle.setdefault(place, []).append(connection)
        else:
            await _close(connection)


def target_of(url: str) -> Target:
    """Return where an absolute URL leads; a fragment stays here."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or _DEFAULT_PORTS[parts.scheme]
    path = (parts.path or "/") + (f"?{parts.query}" if "?" in url.partition("#")[0] else "")
    return Target(parts.scheme, host, port, path.encode(), parts.netloc)


async def _answer(
    connection: Connection, message: SentMessage, target: Target, times: TimeLimits
) -> httpcore.Response:
    """Send the message and return the answer's head with the body still to come. Errors: TransportFailure."""
    connection.wire.begin()
    times.expect_head(connection.wire)
    request = httpcore.Request(
        method=message.method.encode(),
        url=httpcore.URL(
            scheme=target.scheme, host=target.host, port=target.port, target=target.path
        ),
        headers=_wire_headers(message, target),
        content=message.body,
    )
    try:
        return await connection.http.handle_async_request(request)
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise _head_failure(connection.wire, target.authority, error) from None


def _wire_headers(message: SentMessage, target: Target) -> list[tuple[bytes, bytes]]:
    """Return the message's headers as typed, between the Host and the length that HTTP needs."""
    headers = [("Host", target.authority), *message.headers]
    names = {name.lower() for name, _ in message.headers}
    if "accept-encoding" not in names:
        headers.append(("Accept-Encoding", "gzip"))
    if "user-agent" not in names:
        headers.append(("User-Agent", USER_AGENT))
    if message.body or message.method.upper() in {"POST", "PUT", "PATCH"}:
        headers.append(("Content-Length", str(len(message.body))))
    return [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers]


def _head(response: httpcore.Response, at: float) -> HeadArrived:
    extensions = response.extensions
    return HeadArrived(
        at,
        response.status,
        extensions["reason_phrase"].decode("latin-1"),
        extensions["http_version"].decode("ascii"),
        tuple((n.decode("latin-1"), v.decode("latin-1")) for n, v in response.headers),
    )


def _head_failure(wire: Wire, host: str, error: Exception) -> TransportFailure:
    text = str(error)
    if isinstance(error, httpcore.NetworkError):
        return TransportFailure(Cause.RESET, host)
    if "too long" in text or "too large" in text.lower():
        return TransportFailure(Cause.HEAD_TOO_LARGE, host, "more than 100 KiB")
    if wire.first_bytes.startswith(_TLS_ALERT):
        return TransportFailure(Cause.NOT_HTTP, host, "this port speaks TLS: try https://")
    if "disconnected" in text and _may_be_http(wire.first_bytes):
        detail = "the head of an answer had begun" if wire.has_received else "not one byte came"
        return TransportFailure(Cause.CLOSED_EARLY, host, detail)
    return TransportFailure(Cause.NOT_HTTP, host)


def _too_large(host: str, limit: int) -> TransportFailure:
    return TransportFailure(Cause.TOO_LARGE, host, f"more than {limit // 1024**2:,} MiB")


def _may_be_http(first_bytes: bytes) -> bool:
    return first_bytes.startswith(_HTTP[: len(first_bytes)])


def _reads(response: httpcore.Response) -> AsyncGenerator[bytes, None]:
    stream = response.stream
    assert isinstance(stream, AsyncIterable)  # noqa: S101  it came over an asynchronous connection
    reads = aiter(stream)
    assert isinstance(reads, AsyncGenerator)  # noqa: S101  so it can be closed at once
    return reads


def _all_of(headers: HeaderList, wanted: str) -> str:
    return ", ".join(value for name, value in headers if name.lower() == wanted)


def _what_is_missing(error: Exception) -> str:
    """Return a fact about a body that ended early, from what the engine says about it."""
    text = str(error)
    if isinstance(error, httpcore.NetworkError):
        return "the connection was reset"
    if "incomplete chunked read" in text:
        return "the last chunk is missing"
    if "received" in text and "expected" in text:
        numbers = [
            word for word in text.replace(",", " ").replace(")", " ").split() if word.isdigit()
        ]
        if len(numbers) == 2:  # noqa: PLR2004  what came and what was announced
            return f"{int(numbers[0]):,} of {int(numbers[1]):,} bytes arrived"
    return "its chunks cannot be read"


def _died_while_idle(connection: Connection, failure: TransportFailure) -> bool:
    silent = not connection.wire.has_received
    return connection.is_kept and silent and failure.cause in {Cause.RESET, Cause.CLOSED_EARLY}


async def _close(connection: Connection) -> None:
    await connection.http.aclose()
