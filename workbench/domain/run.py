"""One sending of a request: what went out, the bytes that arrived with their times, how it ended.

The bytes are kept after transfer and content decoding, append-only, with a mark for each read. Every view
of an answer is computed from them. Times are milliseconds from the moment the request was sent.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, Protocol

from workbench.domain.assertion import Assertion, SchemaFile, Verdict

HeaderList = tuple[tuple[str, str], ...]
"""Headers in order, names as spelled on the wire."""


class Cause(StrEnum):
    """Why the transport gave up; the words are stable, they stand in run files."""

    NAME = "name not found"
    NAME_SLOW = "name resolution timed out"
    REFUSED = "connection refused"
    UNREACHABLE = "host unreachable"
    CONNECT_SLOW = "connect timed out"
    TLS = "certificate or TLS"
    NOT_TLS = "no TLS at this port"
    FIRST_BYTE_SLOW = "first byte timed out"
    SILENT = "silent"
    TOTAL = "total time limit"
    RESET = "connection reset"
    CLOSED_EARLY = "closed without an answer"
    BROKEN = "connection broke"
    NOT_HTTP = "not HTTP"
    HEAD_TOO_LARGE = "response head too large"
    BAD_ENCODING = "content encoding broken"
    UNKNOWN_ENCODING = "content encoding unknown"
    TOO_LARGE = "answer too large"
    CONFIGURATION = "network configuration"
    PROXY_NAME = "proxy not found"
    PROXY_SILENT = "proxy does not answer"
    PROXY_TLS = "certificate or TLS of the proxy"
    PROXY_DENIED = "proxy refused"
    PROXY_SIGN_IN = "proxy wants a sign-in"


@dataclass(frozen=True, slots=True)
class TransportEnd:
    """How the body ended below HTTP: clean, cancelled by the user, or broken with a cause.

    `detail` is a short fact fit to show (a TLS reason, never an exception's repr); `limit_s` the limit that was hit.
    """

    clean: bool
    cancelled: bool = False
    cause: Cause | None = None
    host: str = ""
    detail: str = ""
    limit_s: float | None = None


CLEAN = TransportEnd(clean=True)
CANCELLED = TransportEnd(clean=False, cancelled=True)


class ByteLog(Protocol):
    """Bytes that only grow; where they are kept is an adapter's business."""

    def append(self, data: bytes) -> None: ...
    def __len__(self) -> int: ...
    def slice(self, start: int, stop: int) -> bytes: ...


class MemoryLog:
    """A byte log in memory."""

    __slots__ = ("_data",)

    def __init__(self) -> None:
        self._data = bytearray()

    def append(self, data: bytes) -> None:
        self._data += data

    def __len__(self) -> int:
        return len(self._data)

    def slice(self, start: int, stop: int) -> bytes:
        return bytes(self._data[start:stop])


class Recording:
    """A body as it came: bytes, and for each read where it ended and when."""

    __slots__ = ("_ends", "_log", "_times")

    def __init__(self, log: ByteLog | None = None) -> None:
        self._log: ByteLog = MemoryLog() if log is None else log
        self._ends = array("Q")
        self._times = array("d")

    def append(self, data: bytes, t_ms: float) -> None:
        """Add one read that arrived at `t_ms`."""
        self._log.append(data)
        self._ends.append(len(self._log))
        self._times.append(t_ms)

    def __len__(self) -> int:
        return len(self._log)

    @property
    def read_count(self) -> int:
        """How many reads there were."""
        return len(self._ends)

    def slice(self, start: int, stop: int) -> bytes:
        """Return the bytes of the half-open range."""
        return self._log.slice(start, stop)

    def body(self) -> bytes:
        """Return all bytes."""
        return self._log.slice(0, len(self._log))

    def reads(self) -> Iterator[tuple[float, bytes]]:
        """Yield each read as (time, bytes)."""
        start = 0
        for t_ms, end in zip(self._times, self._ends, strict=True):
            yield t_ms, self._log.slice(start, end)
            start = end

    def packed_marks(self) -> bytes:
        """Return where and when each read ended as bytes, for `unpacked` on the same machine."""
        return self._ends.tobytes() + self._times.tobytes()

    @classmethod
    def unpacked(cls, body: bytes, marks: bytes) -> "Recording":
        """Return a recording of its whole body and its packed marks."""
        recording = cls()
        recording._log.append(body)
        recording._ends.frombytes(marks[: len(marks) // 2])
        recording._times.frombytes(marks[len(marks) // 2 :])
        return recording

    def marks(self) -> Iterator[tuple[int, float]]:
        """Yield the end offset and time of each read."""
        return zip(self._ends, self._times, strict=True)

    def reads_in(self, start: int, stop: int) -> Iterator[tuple[int, float]]:
        """Yield where and when the reads began that begin in a half-open range of the bytes."""
        first = bisect_left(self._ends, start) + 1 if start > 0 else 0
        for index in range(first, len(self._times)):
            begin = self._ends[index - 1] if index else 0
            if begin >= stop:
                return
            yield begin, self._times[index]

    def time_of(self, offset: int) -> float | None:
        """Return when the byte at an offset arrived, None past the end."""
        index = bisect_right(self._ends, offset)
        return self._times[index] if index < len(self._times) else None


@dataclass(frozen=True, slots=True)
class SentMessage:
    """An HTTP message as it goes or went out; in a `Run` its secrets are already masked."""

    method: str
    url: str
    headers: HeaderList = ()
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try: number from 1, its status (None without one), how long it took and why the next had to wait."""

    number: int
    status: int | None
    total_ms: float | None
    wait_s: float | None = None
    reason: str = ""


How = Literal["complete", "cut off", "cancelled", "failed"]


@dataclass(frozen=True, slots=True)
class Run:
    """One sending with its answer. `file` and `name` are those of the request; `model` the one asked for.

    `status` is None when no status line arrived. `total_ms` is the time of the end of the last attempt. `schemas`
    are the files that its assertions name, as they were when it was judged.
    """

    name: str
    sent: SentMessage
    recording: Recording
    end: TransportEnd
    status: int | None = None
    reason: str = ""
    http_version: str = ""
    headers: HeaderList = ()
    total_ms: float | None = None
    attempts: tuple[Attempt, ...] = ()
    notices: tuple[str, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    schemas: Mapping[str, SchemaFile] = field(default_factory=dict)
    file: str = ""
    started_at: str = ""
    version: str = ""

    def header(self, name: str) -> str | None:
        """Return the first response header of that name, letter case aside."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)
