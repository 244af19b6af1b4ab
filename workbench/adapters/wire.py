"""One connection to a server: opened within its limits, read and written without a task for each read.

Bytes are gathered as the event loop brings them; of a wire that was closed nothing more is seen.
"""

import asyncio
import errno
import socket
import ssl
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from workbench.adapters.resolving import Address
from workbench.domain.run import Cause
from workbench.ports import TransportFailure

PIECE = 131_072
"""Bytes that are handed over at once of what goes out."""

PAUSE_ABOVE = 262_144
"""Bytes gathered and not yet taken at which the server is asked to wait."""

HEAD_START = 0.25
"""Seconds that an address gets before the next is tried beside it. Source: RFC 8305."""

_LONG_HANDSHAKE = 86_400.0
"""Seconds; the connect limit ends a handshake, not asyncio's own limit."""

_UNREACHABLE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}


class ConnectionLost(Exception):
    """The connection was reset or broke."""


class Wire(asyncio.Protocol):
    """A connected socket, with TLS or without."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._gathered = bytearray()
        self._ended = False
        self._lost: Exception | None = None
        self._reader: asyncio.Future[None] | None = None
        self._is_paused = False
        self._outbox: deque[memoryview] = deque()
        self._is_full = False
        self.on_sent: Callable[[], None] | None = None
        """Called when more of what goes out was handed over."""
        self.sent = 0
        self._exchanges = 0
        self.first_bytes = b""
        self.has_received = False
        self.received_at = 0.0

    # What the event loop tells

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  TCP and TLS transports are
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        if not self.has_received:
            self.has_received = True
            self.first_bytes = data[:16]
        self.received_at = asyncio.get_running_loop().time()
        self._gathered += data
        if len(self._gathered) > PAUSE_ABOVE and not self._is_paused and self._transport:
            self._is_paused = True
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        self._ended = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        self._ended = True
        self._lost = exc
        self._wake()

    def pause_writing(self) -> None:
        self._is_full = True

    def resume_writing(self) -> None:
        self._is_full = False
        self._send_on()

    # What HTTP asks

    async def read(self, max_bytes: int) -> bytes:
        """Return what has come, nothing at the end. Errors: ConnectionLost."""
        while not self._gathered:
            if self._lost is not None:
                raise ConnectionLost from self._lost
            if self._ended:
                return b""
            self._reader = asyncio.get_running_loop().create_future()
            await self._reader
        return self._take(max_bytes)

    def write(self, data: bytes) -> None:
        """Hand data over to be sent; it is all in memory, so nobody waits until it has gone."""
        if not self._ended:
            self._outbox.append(memoryview(data))
            self._send_on()

    def close(self) -> None:
        """Close the socket at once; what had come is dropped."""
        self._ended = True
        self._gathered.clear()
        self._outbox.clear()
        self.on_sent = None
        if self._transport is not None:
            self._transport.abort()

    @property
    def is_over(self) -> bool:
        """Whether an idle wire is of no use: the server closed it, or talks out of turn."""
        return bool(self._gathered) or self._ended

    def fact(self, name: str) -> Any:
        """Return what the event loop knows of the connection under a name, as "ssl_object"."""
        return self._open_transport().get_extra_info(name)

    # What an exchange asks

    def begin(self) -> None:
        """Count what is received from here on as belonging to a new exchange."""
        self._exchanges += 1
        self.sent = 0
        self.has_received = False
        self.first_bytes = b""
        self.received_at = asyncio.get_running_loop().time()

    @property
    def is_stale(self) -> bool:
        """Whether a kept connection has brought nothing at all of the newest exchange."""
        return self._exchanges > 1 and not self.has_received

    @property
    def has_gathered(self) -> bool:
        """Whether bytes wait to be read."""
        return bool(self._gathered)

    async def secure(self, context: ssl.SSLContext, host: str, authority: str) -> None:
        """Begin TLS with a host, which messages call by its authority. Errors: TransportFailure."""
        try:
            self._transport = await asyncio.get_running_loop().start_tls(
                self._open_transport(), self, context,
                server_hostname=host, ssl_handshake_timeout=_LONG_HANDSHAKE,
            )  # fmt: skip
        except OSError as error:
            self.close()
            raise _tls_failure(authority, error) from None
        except BaseException:
            self.close()
            raise

    def _send_on(self) -> None:
        """Hand over what goes out, piece by piece, as long as the socket takes it."""
        before = self.sent
        while self._outbox and not self._is_full and not self._ended:
            waiting = self._outbox.popleft()
            if len(waiting) > PIECE:
                self._outbox.appendleft(waiting[PIECE:])
            self._open_transport().write(waiting[:PIECE])
            self.sent += min(len(waiting), PIECE)
        if self.sent != before and self.on_sent is not None:
            self.on_sent()

    def _open_transport(self) -> asyncio.Transport:
        assert self._transport is not None  # noqa: S101  connection_made comes first
        return self._transport

    def _take(self, max_bytes: int) -> bytes:
        taken = bytes(self._gathered[:max_bytes])
        del self._gathered[:max_bytes]
        if self._is_paused and len(self._gathered) <= PAUSE_ABOVE // 2 and self._transport:
            self._is_paused = False
            if not self._transport.is_closing():
                self._transport.resume_reading()
        return taken

    def _wake(self) -> None:
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)


async def connected(host: str, addresses: Sequence[Address]) -> Wire:
    """Connect to the first address that answers, a later one beside a slow one. Errors: TransportFailure."""
    waiting = list(addresses)
    running: set[asyncio.Task[socket.socket]] = set()
    errors: list[BaseException] = []
    try:
        while waiting or running:
            if waiting:
                running.add(asyncio.get_running_loop().create_task(_socket_to(waiting.pop(0))))
            head_start = HEAD_START if waiting else None
            await asyncio.wait(running, timeout=head_start, return_when=asyncio.FIRST_COMPLETED)
            if winner := next((task for task in running if _has_won(task)), None):
                running.discard(winner)
                return await _wire_on(winner.result())
            failed = {task for task in running if task.done()}
            errors += [error for task in failed if (error := task.exception())]
            running -= failed
    finally:
        _abandon(running)
    raise _connect_failure(host, errors)


def _has_won(task: asyncio.Task[socket.socket]) -> bool:
    return task.done() and task.exception() is None


async def _socket_to(address: Address) -> socket.socket:
    made = socket.socket(address.family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setblocking(False)  # noqa: FBT003  the library's own shape
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.get_running_loop().sock_connect(made, address.where)
    except BaseException:
        made.close()
        raise
    return made


async def _wire_on(made: socket.socket) -> Wire:
    _, wire = await asyncio.get_running_loop().create_connection(Wire, sock=made)
    return wire


def _abandon(running: set[asyncio.Task[socket.socket]]) -> None:
    for task in running:
        task.cancel()
        task.add_done_callback(_close_late)


def _close_late(task: asyncio.Task[socket.socket]) -> None:
    if not task.cancelled() and task.exception() is None:
        task.result().close()


def _connect_failure(host: str, errors: list[BaseException]) -> TransportFailure:
    codes = {error.errno for error in errors if isinstance(error, OSError)}
    if errno.ECONNREFUSED in codes:
        return TransportFailure(Cause.REFUSED, host)
    if errno.ETIMEDOUT in codes:
        return TransportFailure(Cause.CONNECT_SLOW, host, "the system gave up")
    if errno.ECONNRESET in codes:
        return TransportFailure(Cause.RESET, host)
    known = codes & _UNREACHABLE
    return TransportFailure(Cause.UNREACHABLE, host, "" if known else "the system refused")


def _tls_failure(host: str, error: OSError) -> TransportFailure:
    if isinstance(error, ssl.SSLCertVerificationError):
        return TransportFailure(Cause.TLS, host, error.verify_message)
    if isinstance(error, ssl.SSLError):
        return _handshake_failure(host, error.reason or "")
    if isinstance(error, ConnectionResetError) and error.errno == errno.ECONNRESET:
        return TransportFailure(Cause.RESET, host, "during the TLS handshake")
    return TransportFailure(Cause.CLOSED_EARLY, host, "during the TLS handshake")


def _handshake_failure(host: str, reason: str) -> TransportFailure:
    if reason in {
        "WRONG_VERSION_NUMBER",
        "HTTP_REQUEST",
        "PACKET_LENGTH_TOO_LONG",
        "UNEXPECTED_MESSAGE",
    }:
        return TransportFailure(Cause.NOT_TLS, host)
    if reason in {"UNEXPECTED_EOF_WHILE_READING", ""}:
        return TransportFailure(Cause.CLOSED_EARLY, host, "during the TLS handshake")
    if "PROTOCOL" in reason:
        return TransportFailure(Cause.TLS, host, "the server offers only TLS older than 1.2")
    return TransportFailure(Cause.TLS, host, reason.replace("_", " ").lower())
