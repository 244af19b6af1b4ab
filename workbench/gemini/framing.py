"""Frames from the bytes of an answer: SSE events, elements of a JSON array, or the body as a whole.

The body decides, not the URL and not the content type: an error status means a whole body; else the first byte
after BOM and white space does: `[` begins an array, `{` or `<` a whole body, anything else an SSE stream.
Offsets count from the first byte of the answer; a frame's time is that of the read that completed it.
"""

from typing import Final

from workbench.gemini.frames import MAX_FRAME, Frame, Framing, Rest, text_of
from workbench.gemini.json_array import ArrayDecoder
from workbench.gemini.sse import SseDecoder

__all__ = ["MAX_FRAME", "Frame", "Framing", "Rest", "StreamDecoder"]

BOM: Final = b"\xef\xbb\xbf"
SPACE: Final = b" \t\r\n"
FIRST_ERROR_STATUS: Final = 400


class WholeDecoder:
    """One frame, given by the end of the body; none where there is nothing but white space."""

    too_large = False

    def __init__(self, base: int = 0) -> None:
        self.strays: list[bytes] = []
        self._buffer = bytearray()
        self._base = base
        self._t_ms = 0.0

    @property
    def progress(self) -> int:
        """Bytes so far."""
        return len(self._buffer)

    def feed(self, read: bytes, t_ms: float) -> list[Frame]:
        """Keep a read."""
        self._buffer += read
        self._t_ms = t_ms
        return []

    def flush(self) -> Rest:
        """Return the body as one frame."""
        if not self._buffer.strip(SPACE):
            return Rest((), bytes(self._buffer), closed=True)
        text, flawed = text_of(self._buffer)
        stop = self._base + len(self._buffer)
        frame = Frame("body", "", text, self._base, stop, self._t_ms, flawed)
        self._buffer = bytearray()
        return Rest((frame,), b"", closed=True)


Decoder = SseDecoder | ArrayDecoder | WholeDecoder


class StreamDecoder:
    """Frames from an answer's body. What it gives depends only on the bytes, never on the cuts between reads.

    `status` is that of the answer, None where it had none.
    """

    def __init__(self, status: int | None) -> None:
        self.framing: Framing | None = None
        """None until the first byte that is neither BOM nor white space."""
        self._refused = status is not None and status >= FIRST_ERROR_STATUS
        self._head = bytearray()
        self._looked_at = 0
        self._decoder: Decoder = WholeDecoder()

    @property
    def progress(self) -> int:
        """A number that grows only with bytes that carry data, not with comments and blank lines."""
        return self._decoder.progress if self.framing else 0

    @property
    def too_large(self) -> bool:
        """Whether an event grew beyond MAX_FRAME; what comes after it is not read."""
        return self._decoder.too_large or len(self._head) > MAX_FRAME

    def feed(self, read: bytes, t_ms: float) -> list[Frame]:
        """Return the frames that a read completes."""
        if self.framing:
            return self._decoder.feed(read, t_ms)
        return self._begin(read, t_ms)

    def flush(self) -> Rest:
        """Return what the end of the body gives; to be called once, after the last read."""
        if self.framing:
            return self._decoder.flush()
        return Rest((), bytes(self._head), closed=True)

    def take_strays(self) -> list[bytes]:
        """Return, once, the texts between SSE events that are no part of any."""
        strays = self._decoder.strays
        if strays:
            self._decoder.strays = []
        return strays

    def _begin(self, read: bytes, t_ms: float) -> list[Frame]:
        head = self._head
        head += read
        if len(head) < len(BOM) and BOM.startswith(head):
            return []
        base = len(BOM) if head.startswith(BOM) else 0
        self._looked_at = _first_beyond_space(head, max(self._looked_at, base))
        if self._looked_at == len(head):
            return []
        self.framing = Framing.WHOLE if self._refused else _framing_of(head[self._looked_at])
        return self._hand_over(base, t_ms)

    def _hand_over(self, base: int, t_ms: float) -> list[Frame]:
        head, self._head = self._head, bytearray()
        if self.framing is Framing.ARRAY:
            self._decoder = ArrayDecoder(self._looked_at)
            return self._decoder.feed(bytes(head[self._looked_at :]), t_ms)
        self._decoder = SseDecoder(base) if self.framing is Framing.SSE else WholeDecoder(base)
        return self._decoder.feed(bytes(head[base:]), t_ms)


def _first_beyond_space(head: bytearray, start: int) -> int:
    while start < len(head) and head[start] in SPACE:
        start += 1
    return start


def _framing_of(byte: int) -> Framing:
    if byte == ord("["):
        return Framing.ARRAY
    return Framing.WHOLE if byte in b"{<" else Framing.SSE
