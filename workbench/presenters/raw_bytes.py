"""An exchange as one run of bytes: what was asked, the head of the answer, and its body as it came."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workbench.domain.run import HeaderList, Recording, SentMessage
from workbench.domain.wire_headers import request_target, wire_headers

_HEX: Final = 16


class RawBytes:
    """The bytes by their place from 0; those from `body_start` on are the body's, which may still grow."""

    def __init__(self, head: bytes = b"", recording: Recording | None = None) -> None:
        self.head = head
        self.recording = Recording() if recording is None else recording

    @property
    def body_start(self) -> int:
        """Where the body begins."""
        return len(self.head)

    def __len__(self) -> int:
        return len(self.head) + len(self.recording)

    def slice(self, start: int, stop: int) -> bytes:
        """Return the bytes of the half-open range."""
        begin = self.body_start
        if start >= begin:
            return self.recording.slice(start - begin, stop - begin)
        body = self.recording.slice(0, stop - begin) if stop > begin else b""
        return self.head[start:stop] + body

    def reads_in(self, start: int, stop: int) -> Iterator[tuple[int, float]]:
        """Yield where and when the reads of the body began that begin in the range."""
        begin = self.body_start
        reads = self.recording.reads_in(max(start - begin, 0), max(stop - begin, 0))
        return ((place + begin, t_ms) for place, t_ms in reads)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a body; `status` is None until the answer's head is in, `version` "" until it is known."""

    message: SentMessage
    status: int | None = None
    reason: str = ""
    headers: HeaderList = ()
    version: str = ""

    def data(self) -> bytes:
        """Return the lines of both heads, nothing where nothing was sent.

        HTTP/2 has no such lines: they stand here as HTTP/1.1 writes them, with the version in force.
        """
        if not self.message.method:
            return b""
        target = request_target(self.message.url)
        lines = [_joined(self.message.method, target, self.version)]
        lines += [*_lines(wire_headers(self.message)), ""]
        if self.status is not None:
            lines += [_joined(self.version or "HTTP", str(self.status), self.reason)]
            lines += [*_lines(self.headers), ""]
        return "".join(f"{line}\r\n" for line in lines).encode("utf-8", "surrogateescape")


def offset_of(text: str) -> int | None:
    """Return the place in the body that a user means: `1,234`, `0x4d2`; None for anything else."""
    plain = text.strip().replace(",", "").replace("_", "").replace(" ", "").lower()
    is_hex = plain.startswith("0x")
    try:
        return int(plain.removeprefix("0x"), _HEX if is_hex else 10) if plain.isascii() else None
    except ValueError:
        return None


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))


def _lines(headers: HeaderList) -> Iterator[str]:
    return (f"{name}: {value}" for name, value in headers)
