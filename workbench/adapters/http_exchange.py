"""HTTP/1.1 on one wire, by the h11 package: a request goes out, a head comes back, then the body read by read.

The only module that knows h11's names and errors. All pieces of the body that one read of the socket brought are
given together: a stream of small chunks costs no more than its bytes.
"""

from dataclasses import dataclass
from typing import Any

import h11

from workbench.adapters.wire import ConnectionLost, Wire
from workbench.domain.run import Cause, HeaderList
from workbench.ports import TransportFailure

MAX_HEAD = 100 * 1024
"""Bytes of an answer's head that are taken."""

_READ = 65_536
_HTTP = b"HTTP/"
_TLS_ALERT = b"\x15\x03"


@dataclass(frozen=True, slots=True)
class Head:
    """The status line and headers of an answer, as spelled."""

    status: int
    reason: str
    http_version: str
    headers: HeaderList


class HttpExchange:
    """Exchanges on one wire, one after the other. `host` is what failures call the server."""

    def __init__(self, wire: Wire, host: str) -> None:
        self.wire = wire
        self._host = host
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=MAX_HEAD)
        self._broken: h11.RemoteProtocolError | None = None

    @property
    def is_done(self) -> bool:
        """Whether both sides have said all, so that the wire may carry another exchange."""
        done = self._http.our_state is h11.DONE and self._http.their_state is h11.DONE
        return done and not self._http.trailing_data[0]

    def begin_another(self) -> None:
        """Make ready for the next exchange."""
        self._http.start_next_cycle()

    def send(self, method: str, target: bytes, headers: HeaderList, body: bytes) -> None:
        """Send a whole request. A server that stops listening may still answer, so that is no failure yet."""
        self.wire.begin()
        request = h11.Request(
            method=method.encode("ascii"),
            target=target,
            headers=[(n.encode("ascii"), v.encode("latin-1")) for n, v in headers],
        )
        events: list[Any] = [request, h11.Data(body), h11.EndOfMessage()]
        pieces = [self._http.send(event) or b"" for event in events]
        self.wire.write(b"".join(pieces))

    async def head(self) -> Head:
        """Return the head of the answer; interim answers are passed over. Errors: TransportFailure."""
        try:
            event = await self._next_event()
            while isinstance(event, h11.InformationalResponse):
                event = await self._next_event()
        except ConnectionLost:
            raise TransportFailure(Cause.RESET, self._host) from None
        except h11.RemoteProtocolError as error:
            raise self._head_failure(error) from None
        assert isinstance(event, h11.Response)  # noqa: S101  nothing else can come first
        return Head(
            event.status_code,
            bytes(event.reason).decode("latin-1"),
            f"HTTP/{bytes(event.http_version).decode('ascii')}",
            tuple(
                (bytes(n).decode("latin-1"), bytes(v).decode("latin-1"))
                for n, v in event.headers.raw_items()
            ),
        )

    async def read(self) -> bytes:
        """Return what one read brought of the body, nothing at its end. Errors: TransportFailure."""
        try:
            while not (pieces := self._pieces()):
                if self._http.their_state is not h11.SEND_BODY:
                    return b""
                self._http.receive_data(await self.wire.read(_READ))
        except ConnectionLost:
            raise self._broke("the connection was reset") from None
        except h11.RemoteProtocolError as error:
            raise self._broke(_what_is_missing(str(error))) from None
        return b"".join(pieces)

    def _pieces(self) -> list[bytes]:
        """Return the pieces of the body that are here; what breaks after them is told by the next call."""
        pieces: list[bytes] = []
        try:
            if self._broken is not None:
                raise self._broken
            while isinstance(event := self._http.next_event(), h11.Data):
                pieces.append(event.data)
        except h11.RemoteProtocolError as error:
            if not pieces:
                raise
            self._broken = error
        return pieces

    async def _next_event(self) -> Any:
        while (event := self._http.next_event()) is h11.NEED_DATA:
            data = await self.wire.read(_READ)
            if not data:
                raise h11.RemoteProtocolError("closed")
            self._http.receive_data(data)
        return event

    def _head_failure(self, error: h11.RemoteProtocolError) -> TransportFailure:
        begun = self.wire.first_bytes
        if error.error_status_hint == 431:  # noqa: PLR2004  "Request Header Fields Too Large", as h11 says it
            return TransportFailure(Cause.HEAD_TOO_LARGE, self._host, "more than 100 KiB")
        if begun.startswith(_TLS_ALERT):
            return TransportFailure(
                Cause.NOT_HTTP, self._host, "this port speaks TLS: try https://"
            )
        if str(error) != "closed" or not begun.startswith(_HTTP[: len(begun)]):
            return TransportFailure(Cause.NOT_HTTP, self._host)
        detail = "the head of an answer had begun" if begun else "not one byte came"
        return TransportFailure(Cause.CLOSED_EARLY, self._host, detail)

    def _broke(self, detail: str) -> TransportFailure:
        return TransportFailure(Cause.BROKEN, self._host, detail)


def _what_is_missing(text: str) -> str:
    """Return a fact about a body that ended early, from what h11 says about it."""
    if "incomplete chunked read" in text:
        return "the last chunk is missing"
    if "received" in text and "expected" in text:
        words = text.replace(",", " ").replace(")", " ").split()
        came, announced = [int(word) for word in words if word.isdigit()]
        return f"{came:,} of {announced:,} bytes arrived"
    return "its chunks cannot be read"
