"""One row of the Raw view: what is seen of a few bytes, and which byte each character stands for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

NO_BYTE: Final = -1
"""What a character stands for that is not in the bytes: a space between two, an offset."""

_SIGNS: Final = {0x0D: "\u2190", 0x0A: "\u2193"}
_LAST_OF_PLANE = "\uffff"
_NOT_A_LETTER: Final = {
    # The signs are those that the code font has.
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\u00b7"),
    0x09: " ",
    **_SIGNS,
    # They have no width, or turn the direction of the row: what is looked at is the bytes.
    **dict.fromkeys((0xAD, 0x61C, 0x180E, 0xFEFF), "\u00b7"),
    **dict.fromkeys((*range(0x200B, 0x2010), *range(0x2028, 0x202F)), "\u00b7"),
    **dict.fromkeys(range(0x2060, 0x2070), "\u00b7"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # a byte that is no UTF-8
}


@dataclass(frozen=True)
class RawRow:
    """The bytes of a half-open range as text; `places` has the first byte of each character, or `NO_BYTE`.

    The characters from `tail` on are signs for the end of a line.
    """

    start: int
    stop: int
    text: str
    places: Sequence[int]
    tail: int

    @cached_property
    def units(self) -> Sequence[int]:
        """Where each character begins, and the last ends, in the 16-bit units in which Qt counts."""
        if not self.text or max(self.text) <= _LAST_OF_PLANE:
            return range(len(self.text) + 1)
        return (0, *accumulate(2 if each > _LAST_OF_PLANE else 1 for each in self.text))

    def byte_at(self, unit: int) -> int:
        """Return the byte that stands at a place counted as Qt does; behind the last it is the row's end."""
        column = bisect_left(self.units, unit)
        return next((place for place in self.places[column:] if place != NO_BYTE), self.stop)

    def spans(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Yield, as Qt counts, what the bytes of a range cover; gaps of one character are covered, too."""
        first = last = None
        for column, place in enumerate(self.places):
            if not start <= place < stop:
                continue
            if first is None or last is None:
                first = column
            elif column > last + 2:
                yield self.units[first], self.units[last + 1]
                first = column
            last = column
        if first is not None and last is not None:
            yield self.units[first], self.units[last + 1]


def text_row(data: bytes, start: int, *, shows_ends: bool) -> RawRow:
    """Return bytes as text, one character for each of UTF-8 and one for each byte that is none."""
    content = data.removesuffix(b"\r\n").removesuffix(b"\n")
    text = content.decode("utf-8", "surrogateescape")
    ends = data[len(content) :] if shows_ends else b""
    tail = len(text)
    return RawRow(
        start,
        start + len(data),
        text.translate(_NOT_A_LETTER) + "".join(_SIGNS[each] for each in ends),
        [*_starts(text, start), *(start + len(content) + number for number in range(len(ends)))],
        tail,
    )


def hex_row(data: bytes, start: int, offset: int, width: int) -> RawRow:
    """Return bytes as figures and as ASCII, behind their offset in the body; `width` bytes make a full row."""
    figures = "".join(f"{each:02x} " for each in data)
    letters = "".join(chr(each) if 0x20 <= each < 0x7F else "\u00b7" for each in data)  # noqa: PLR2004  ASCII
    before = f"{offset:08x}  "
    pad = " " * (3 * (width - len(data)) + 1)
    places = [NO_BYTE] * len(before)
    for number in range(len(data)):
        places += (start + number, start + number, NO_BYTE)
    places += [NO_BYTE] * len(pad)
    places += range(start, start + len(data))
    text = before + figures + pad + letters
    return RawRow(start, start + len(data), text, places, len(text))


def _starts(text: str, start: int) -> Sequence[int]:
    """Return where the bytes of each character begin."""
    if text.isascii():
        return range(start, start + len(text))
    sizes = (len(each.encode("utf-8", "surrogateescape")) for each in text)
    return list(accumulate(sizes, initial=start))[:-1]
