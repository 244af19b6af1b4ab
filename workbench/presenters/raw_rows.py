"""Rows of bytes found from where one looks, without a list of them: a line of 33 MB costs what a short one costs.

A row of text ends behind a line feed, or where it would be too wide; a row of figures has always as many bytes.
Rows are told by the place of their first byte.
"""

from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Final, Protocol

from workbench.presenters.raw_bytes import RawBytes
from workbench.presenters.raw_row import RawRow, hex_row, text_row

BLOCK: Final = 1 << 20
"""A row begins at least so often, in bytes: nobody looks further back for the beginning of a line."""

WINDOW: Final = 16_384
FIRST_LOOK: Final = 4_096
SHORTEST_LOOK: Final = 16
"""Bytes a row for which one looks back at first; more where the rows are longer."""

LONGEST_CHARACTER: Final = 4
NARROWEST: Final = 8
WIDTHS: Final = (32, 16, 8, 4)
"""How many bytes a row of figures may have; the most that there is room for is taken."""

_FIXED, _EACH = 11, 4  # characters of a row of figures: the offset and gaps, and those of each byte


class RawRows(Protocol):
    """Rows of one form at one width."""

    def row_start(self, place: int) -> int:
        """Return where the row begins in which a byte stands."""
        ...

    def spans(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield the ranges of the rows from one on, given by where it begins."""
        ...

    def row(self, start: int, stop: int) -> RawRow:
        """Return what is seen of a row."""
        ...

    @property
    def most(self) -> int:
        """The most bytes that a row may have."""
        ...


class TextRows:
    """Rows of text at most `columns` wide; a character takes at most as many columns as it has bytes."""

    def __init__(self, source: RawBytes, columns: int, *, shows_ends: bool = False) -> None:
        self._source = source
        self._columns = max(columns - (2 if shows_ends else 0), NARROWEST)
        self._shows_ends = shows_ends

    @property
    def most(self) -> int:
        return self._columns + LONGEST_CHARACTER + 1

    def row_start(self, place: int) -> int:
        line = self._line_start(place)
        turn = (place - line) // self._columns
        while turn > 0:
            start = self._cut(line, turn)
            if start <= place and not self._is_end(start):
                return start
            turn -= 1
        return line

    def spans(self, start: int) -> Iterator[tuple[int, int]]:
        line, total = self._line_start(start), len(self._source)
        data, at = b"", start
        while start < total:
            if start + self.most > at + len(data) and at + len(data) < total:
                data, at = self._source.slice(start, start + WINDOW + self.most), start
            stop, ends = self._next(data, at, start, line, total)
            yield start, stop
            start = stop
            line = stop if ends else line

    def row(self, start: int, stop: int) -> RawRow:
        return text_row(self._source.slice(start, stop), start, shows_ends=self._shows_ends)

    def _next(self, data: bytes, at: int, start: int, line: int, total: int) -> tuple[int, bool]:
        """Return where the row ends, and whether its line does; `data` are the bytes from `at` on."""
        limit = min(self._border(start), total)
        turn = (start - line) // self._columns + 1
        wide = _aligned(data, line + turn * self._columns - at) + at
        found = data.find(b"\n", start - at, wide - at) + at
        if found >= at:
            return min(found + 1, limit), True
        ends = next((len(end) for end in (b"\r\n", b"\n") if data.startswith(end, wide - at)), 0)
        stop = min(wide + ends, limit)
        return stop, bool(ends) or stop == limit

    def _cut(self, line: int, turn: int) -> int:
        place = line + turn * self._columns
        return place + _aligned(self._source.slice(place, place + LONGEST_CHARACTER), 0)

    def _is_end(self, place: int) -> bool:
        """Whether nothing but the end of a line stands there, which belongs to the row before."""
        following = self._source.slice(place, place + 2)
        return following[:1] == b"\n" or following == b"\r\n"

    def _line_start(self, place: int) -> int:
        """Return where the line begins, or the last border before."""
        floor = self._floor(place)
        size, stop = FIRST_LOOK, place
        while stop > floor:
            begin = max(stop - size, floor)
            found = self._source.slice(begin, stop).rfind(b"\n")
            if found >= 0:
                return begin + found + 1
            size, stop = size * 8, begin
        return floor

    def _floor(self, place: int) -> int:
        body = self._source.body_start
        block = place // BLOCK * BLOCK
        border = self._block_start(block)
        if border > place:
            border = self._block_start(block - BLOCK)
        return max(border, body) if place >= body else border

    def _border(self, start: int) -> int:
        """Return the first border behind a place: the beginning of the body or of a block."""
        body = self._source.body_start
        block = start // BLOCK * BLOCK
        here = self._block_start(block)
        border = here if here > start else self._block_start(block + BLOCK)
        return body if start < body < border else border

    def _block_start(self, block: int) -> int:
        """Return where a block's first character begins; nothing is looked up that has not come yet."""
        if block <= 0:
            return 0
        return block + _aligned(self._source.slice(block, block + LONGEST_CHARACTER), 0)


class HexRows:
    """Rows of `width` bytes of the body; the head above it is text."""

    def __init__(self, source: RawBytes, columns: int) -> None:
        self._source = source
        self._head = TextRows(RawBytes(source.head), columns)
        self.width = next(
            (width for width in WIDTHS if _FIXED + _EACH * width <= columns), WIDTHS[-1]
        )

    @property
    def most(self) -> int:
        return max(self.width, self._head.most)

    def row_start(self, place: int) -> int:
        body = self._source.body_start
        if place < body:
            return self._head.row_start(place)
        return place - (place - body) % self.width

    def spans(self, start: int) -> Iterator[tuple[int, int]]:
        body, total = self._source.body_start, len(self._source)
        if start < body:
            yield from self._head.spans(start)
        for begin in range(max(start, body), total, self.width):
            yield begin, min(begin + self.width, total)

    def row(self, start: int, stop: int) -> RawRow:
        body = self._source.body_start
        if start < body:
            return self._head.row(start, stop)
        return hex_row(self._source.slice(start, stop), start, start - body, self.width)


def down(rows: RawRows, start: int, count: int) -> int:
    """Return where the row begins that stands `count` rows further down, the last one at most."""
    found = start
    for begin, _ in islice(rows.spans(start), count + 1):
        found = begin
    return found


def up(rows: RawRows, start: int, count: int) -> int:
    """Return where the row begins that stands `count` rows further up, the first one at most."""
    if count <= 0 or start <= 0:
        return start
    begins: list[int] = []
    reach = SHORTEST_LOOK * count
    while len(begins) < count and (not begins or begins[0] > 0):
        first = rows.row_start(max(start - reach, 0))
        begins = [begin for begin, _ in takewhile(lambda row: row[0] < start, rows.spans(first))]
        reach *= 8
    return begins[max(len(begins) - count, 0)]


def _aligned(data: bytes, place: int) -> int:
    """Return the place, moved behind the bytes that continue a character of UTF-8."""
    for moved in range(LONGEST_CHARACTER):
        if data[place + moved : place + moved + 1] and data[place + moved] & 0xC0 == 0x80:  # noqa: PLR2004  UTF-8
            continue
        return place + moved
    return place
