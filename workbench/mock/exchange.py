"""A request as the mock server received it, and its answer as a script of writes.

An answer is a value: what to send and how long to wait before each piece. Whoever serves it owns clock and socket.
"""

from enum import Enum
from typing import NamedTuple

RawHeaders = tuple[tuple[bytes, bytes], ...]
"""Headers as bytes, names in lower case, in the order of the wire."""


class MockRequest(NamedTuple):
    """One request: path with its percent signs undone, query as sent, `port` the one it came in by."""

    method: str
    path: str
    query: str
    headers: RawHeaders
    body: bytes
    port: int

    def header(self, name: bytes) -> str:
        """Return the first header of that (lower-case) name, or nothing."""
        for key, value in self.headers:
            if key == name:
                return value.decode("latin-1")
        return ""


class Write(NamedTuple):
    """Bytes that go out in one piece, after a pause in milliseconds."""

    delay_ms: float
    data: bytes


class Break(Enum):
    """How an answer ends without its proper end: the connection is closed, or nothing more comes."""

    CUT = "cut"
    STALL = "stall"


class MockAnswer(NamedTuple):
    """Status, headers and the pieces of the body; `ending` None is a proper end."""

    status: int
    headers: RawHeaders
    writes: tuple[Write, ...]
    ending: Break | None = None

    @property
    def is_one_piece(self) -> bool:
        """Whether the body goes out at once and ends properly."""
        return self.ending is None and len(self.writes) == 1 and not self.writes[0].delay_ms

    @property
    def body(self) -> bytes:
        """Return all that will be written."""
        return b"".join(write.data for write in self.writes)
