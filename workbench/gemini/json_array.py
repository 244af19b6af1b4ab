"""The elements of a JSON array from bytes, each as soon as its last byte is there.

Braces are counted outside strings, each byte is looked at once however the reads fall, and the elements are not
parsed here: one that is not JSON is still an element. Source: gemini-api.md 2.3 (b).
"""

import re
from typing import Final

from workbench.gemini.frames import MAX_FRAME, Frame, Rest, text_of

QUOTE: Final = ord('"')
OPENING: Final = b"{["
END: Final = ord("]")

_STRING_REST = rb'[^"\\]*+(?:\\.[^"\\]*+)*+'
_STRING = rb'"' + _STRING_REST + rb'"'
_GAP = re.compile(rb"[ \t\r\n,]*+")
_INSIDE = re.compile(rb'(?:[^"{}\[\]]++|' + _STRING + rb")*+", re.DOTALL)
_BARE = re.compile(rb'(?:[^"{}\[\],\s]++|' + _STRING + rb")*+", re.DOTALL)
_IN_STRING = re.compile(_STRING_REST, re.DOTALL)


class ArrayDecoder:
    """Frames from a body whose first byte, at `base` of its answer, is `[`."""

    def __init__(self, base: int = 0) -> None:
        self.too_large = False
        self.strays: list[bytes] = []
        self._buffer = bytearray()
        self._base = base
        self._scan = 1  # behind the opening bracket
        self._kept_from = 0  # where the last element ended
        self._element_at = -1  # where the open element begins, -1 without one
        self._depth = 0
        self._in_string = False
        self._closed = False
        self._counted = 0

    @property
    def progress(self) -> int:
        """Bytes so far that belong to elements."""
        return self._counted + (
            len(self._buffer) - self._element_at if self._element_at >= 0 else 0
        )

    def feed(self, read: bytes, t_ms: float) -> list[Frame]:
        """Return the elements that a read completes."""
        frames: list[Frame] = []
        if self.too_large or not read:
            return frames
        self._buffer += read
        while self._find_element() and (stop := self._find_end()) >= 0:
            frames.append(self._take_element(stop, t_ms))
        self._forget()
        self.too_large = len(self._buffer) > MAX_FRAME
        return frames

    def flush(self) -> Rest:
        """Return what came after the last element; a closed array leaves only what stands behind it."""
        return Rest((), bytes(self._buffer), self._closed)

    def _find_element(self) -> bool:
        """Move to the open element, or to the first byte of the next; False where neither has arrived."""
        if self._closed:
            return False
        if self._element_at >= 0:
            return True
        self._scan = _end_of(_GAP, self._buffer, self._scan)
        if self._scan >= len(self._buffer):
            return False
        if self._buffer[self._scan] == END:
            self._closed = True
            self._kept_from = self._scan + 1
            return False
        self._element_at = self._scan
        return True

    def _find_end(self) -> int:
        """Return where the open element ends; -1, and everything read, when its end has not arrived."""
        buffer = self._buffer
        while self._scan < len(buffer):
            if self._in_string:
                self._scan = _end_of(_IN_STRING, buffer, self._scan)
                if (
                    buffer[self._scan : self._scan + 1] != b'"'
                ):  # all read, but for a last backslash
                    break
                self._in_string = False
                self._scan += 1
                continue
            self._scan = _end_of(_INSIDE if self._depth else _BARE, buffer, self._scan)
            if self._scan < len(buffer) and self._ends_at(buffer[self._scan]):
                return self._scan
        return -1

    def _ends_at(self, byte: int) -> bool:
        """Step over a byte that opens or closes something; whether the element ends, there or before it."""
        if byte == QUOTE:
            self._in_string = True
        elif not self._depth and self._scan > self._element_at:
            return True
        else:
            self._depth += 1 if byte in OPENING else -1
        self._scan += 1
        return self._depth <= 0 and not self._in_string

    def _take_element(self, stop: int, t_ms: float) -> Frame:
        start = self._element_at
        text, flawed = text_of(self._buffer[start:stop])
        self._counted += stop - start
        self._element_at = -1
        self._depth = 0
        self._kept_from = stop
        return Frame("element", "", text, self._base + start, self._base + stop, t_ms, flawed)

    def _forget(self) -> None:
        """Drop what came before the end of the last element."""
        done = self._kept_from
        del self._buffer[:done]
        self._base += done
        self._scan -= done
        self._kept_from = 0
        self._element_at = max(self._element_at - done, -1)


def _end_of(pattern: re.Pattern[bytes], buffer: bytearray, at: int) -> int:
    match = pattern.match(buffer, at)
    return match.end() if match else at
