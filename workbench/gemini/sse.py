"""Server-sent events from bytes, as the WHATWG text defines them.

A decoder is fed reads as they come off the socket and returns the events that they complete. What it returns
depends only on the bytes, never on how they were cut. Lines end with CR, LF or CRLF, and with nothing else.
Every line is looked at once; the bytes of an open event are kept, so that a cut one can be shown.
"""

import re

from workbench.gemini.frames import MAX_FRAME, Frame, Rest, text_of

COLON, CR, LF = b":\r\n"
DATA = b"data: "
_FIELD = re.compile(rb"[\w.-]+:")


class SseDecoder:
    """Frames from an SSE body that begins at byte `base` of its answer.

    A CR at the end of what has arrived waits for the next byte: it may be half of a CRLF.
    """

    def __init__(self, base: int = 0) -> None:
        self.too_large = False
        self.strays: list[bytes] = []
        """Text between events that is neither a field nor a comment, such as a bare JSON error."""
        self._buffer = bytearray()
        self._base = base
        self._event_at = -1  # where the open event's first field stands, -1 without one
        self._stray_at = -1  # where text that is no field began, since the last event
        self._line = 0  # where the open line begins
        self._scan = 0  # up to where no line end was found
        self._after_crlf = False
        self._counted = 0
        self._t_ms = 0.0
        self._name = ""
        self._id = ""
        self._data: list[bytes] = []

    @property
    def progress(self) -> int:
        """Bytes so far that are more than comments and blank lines."""
        line = self._buffer[self._line : self._line + 1]
        return self._counted + (0 if line in b":\r" else len(self._buffer) - self._line)

    def feed(self, read: bytes, t_ms: float) -> list[Frame]:
        """Return the events that a read completes."""
        frames: list[Frame] = []
        if self.too_large:
            return frames
        self._t_ms = t_ms
        self._buffer += read
        line_feed = -1
        while not self.too_large:
            if self._scan == self._line and self._event_at < 0 and self._take_plain_event(frames):
                continue
            if line_feed < self._scan:
                line_feed = self._buffer.find(LF, self._scan)
                line_feed = len(self._buffer) if line_feed < 0 else line_feed
            if not self._take_line(line_feed, frames):
                break
        self._forget()
        return frames

    def flush(self) -> Rest:
        """Return what the end of the body completes, and what it leaves open."""
        frames: list[Frame] = []
        if not self._after_crlf and self._buffer[self._line :] == b"\r":
            self._end_line(self._line, self._line + 1, frames)
        open_line = self._buffer[self._line :].strip(b"\r\n")
        closed = self._event_at < 0 and not open_line and not self.too_large
        return Rest(tuple(frames), self._leftover(), closed)

    def _leftover(self) -> bytes:
        starts = [at for at in (self._stray_at, self._event_at, self._line) if at >= 0]
        return bytes(self._buffer[min(starts) :])

    def _take_plain_event(self, frames: list[Frame]) -> bool:
        """Take an event of one data line at the start of a line; False when the slower way must look.

        This is all that Gemini sends, and worth a path of its own.
        """
        buffer, line = self._buffer, self._line
        if not buffer.startswith(DATA, line):
            return False
        end = buffer.find(LF, line)
        if end < 0:
            return False
        if buffer[end - 1] == CR:
            after, end = end + 3, end - 1
            if buffer[after - 2 : after] != b"\r\n":
                return False
        else:
            after = end + 2
            if buffer[after - 1 : after] != b"\n":
                return False
        if buffer.find(CR, line, end) >= 0 or after - line > MAX_FRAME:
            return False
        if self._stray_at >= 0:
            self._keep_stray(line)
        text, flawed = text_of(buffer[line + 6 : end])
        base = self._base
        frames.append(
            Frame("message", self._id, text, base + line, base + after, self._t_ms, flawed)
        )
        self._counted += after - line
        self._line = self._scan = after
        self._after_crlf = end + 4 == after
        return True

    def _take_line(self, line_feed: int, frames: list[Frame]) -> bool:
        """Take the next line, given where the next LF stands; False when it has not ended yet."""
        buffer = self._buffer
        carriage_return = buffer.find(CR, self._scan, line_feed)
        if carriage_return >= 0:
            self._scan = carriage_return
            if carriage_return + 1 == len(buffer):
                return False
            after = carriage_return + (2 if buffer[carriage_return + 1] == LF else 1)
            self._end_line(carriage_return, after, frames)
            return True
        self._scan = line_feed
        if line_feed == len(buffer):
            self.too_large |= line_feed - max(self._event_at, 0) > MAX_FRAME
            return False
        self._end_line(line_feed, line_feed + 1, frames)
        return True

    def _end_line(self, stop: int, after: int, frames: list[Frame]) -> None:
        line = self._line
        self._line = self._scan = after
        self._after_crlf = stop + 2 == after
        if stop == line:
            self._end_event(after, frames)
        elif self._buffer[line] != COLON:
            self._counted += after - line
            self._take_field(line, bytes(self._buffer[line:stop]))

    def _take_field(self, at: int, line: bytes) -> None:
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if name == b"data":
            self._data.append(value)
        elif name == b"event":
            self._name = text_of(value)[0]
        elif name == b"id":
            self._id = self._id if b"\0" in value else text_of(value)[0]
        elif name != b"retry" and not _FIELD.match(line):
            self._stray_at = at if self._stray_at < 0 else self._stray_at
            return
        self._event_at = at if self._event_at < 0 else self._event_at

    def _end_event(self, after: int, frames: list[Frame]) -> None:
        start = self._event_at
        if self._data:
            if self._stray_at >= 0:
                self._keep_stray(start if self._stray_at < start else after)
            if after - start > MAX_FRAME:
                self.too_large = True
                return
            frames.append(self._frame(start, after))
        self._event_at = -1
        self._name = ""
        self._data.clear()

    def _frame(self, start: int, after: int) -> Frame:
        text, flawed = text_of(b"\n".join(self._data))
        return Frame(
            self._name or "message",
            self._id,
            text,
            self._base + start,
            self._base + after,
            self._t_ms,
            flawed,
        )

    def _keep_stray(self, stop: int) -> None:
        self.strays.append(bytes(self._buffer[self._stray_at : stop]))
        self._stray_at = -1

    def _forget(self) -> None:
        """Drop the bytes that nothing can ask for any more."""
        starts = [at for at in (self._stray_at, self._event_at, self._line) if at >= 0]
        done = min(starts)
        if done == 0:
            return
        del self._buffer[:done]
        self._base += done
        self._line -= done
        self._scan -= done
        self._event_at = max(self._event_at - done, -1)
        self._stray_at = max(self._stray_at - done, -1)
