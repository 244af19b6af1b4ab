"""Very long lines, cut into pieces for an editor: a key press costs what its line is long.

A cut is a sign that the text does not hold, and a line break; taken together they stand for nothing. One sign is for
a cut between two values, the other for one inside a string, so that a piece can be read without the pieces before it.
The signs are code points that nobody writes and no font draws.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

PIECE = 512
"""About how many characters a piece has."""

LONGEST = 2_048
"""Characters of a line up to which it is left whole."""

_BETWEEN, _INSIDE = "\ufff2\ufff1\ufff0", "\ufff5\ufff4\ufff3"
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?P<close>")?+|(?P<comma>,)', re.DOTALL)


class Cuts(NamedTuple):
    """The two signs, empty where every candidate stands in the text itself: then its lines stay whole."""

    between: str = ""
    inside: str = ""

    @property
    def signs(self) -> str:
        """Both signs."""
        return self.between + self.inside

    def cut(self, text: str) -> str:
        """Return a text, its lines divided by LF, with its very long lines cut."""
        if not self.between:
            return text
        pieces: list[str] = []
        done = 0
        for start, stop in long_lines(text, LONGEST + 1):
            pieces += [text[done:start], *self._pieces(text[start:stop])]
            done = stop
        return "".join([*pieces, text[done:]]) if pieces else text

    def joined(self, text: str) -> str:
        """Return a text without its cuts."""
        for sign in self.signs:
            if sign in text:
                text = text.replace(f"{sign}\n", "").replace(sign, "")
        return text

    def places(self, text: str) -> list[int]:
        """Return where the cuts of a text stand once they are taken out, in ascending order."""
        if not any(sign in text for sign in self.signs):
            return []
        cuts = re.finditer(f"[{self.signs}]\n?", text)
        gone, found = 0, []
        for cut in cuts:
            found.append(cut.start() - gone)
            gone += len(cut.group())
        return found

    def marks(self, line: str, *, inside: bool) -> Iterator[tuple[int, str]]:
        """Yield where a line is to be cut, and with which sign; `inside` tells whether it begins in a string."""
        for at, within in _cuts(line, inside=inside) if len(line) > LONGEST else ():
            yield at, self.inside if within else self.between

    def is_cut(self, line: str) -> bool:
        """Tell whether a line of the editor goes on in the next one."""
        return line[-1:] != "" and line[-1:] in self.signs

    def begins_inside(self, line_before: str) -> bool:
        """Tell whether the line of the editor after this one begins inside a string."""
        return line_before[-1:] != "" and line_before[-1:] == self.inside

    def _pieces(self, line: str) -> Iterator[str]:
        done = 0
        for at, sign in self.marks(line, inside=False):
            yield f"{line[done:at]}{sign}\n"
            done = at
        yield line[done:]


NO_CUTS = Cuts()
"""Signs for a text whose lines stay whole."""


def cuts_for(text: str) -> Cuts:
    """Return signs that a text does not hold."""
    between = next((sign for sign in _BETWEEN if sign not in text), "")
    inside = next((sign for sign in _INSIDE if sign not in text), "")
    return Cuts(between, inside) if between and inside else NO_CUTS


def long_lines(text: str, least: int) -> Iterator[tuple[int, int]]:
    """Yield where the lines of at least so many characters stand, looking only at places that far apart."""
    step = max(1, least // 2)  # such a line covers one window of this size whole
    at = 0
    while at + step <= len(text):
        if text.find("\n", at, at + step) >= 0:
            at += step
            continue
        start = text.rfind("\n", 0, at) + 1
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if stop - start >= least:
            yield start, stop
        at = (stop // step + 1) * step


class CutLines:
    """Which lines of an editor are cut, by number from 0: so lines are counted as the text has them."""

    def __init__(self, ends: Sequence[int] = ()) -> None:
        self._ends = list(ends)

    @property
    def has_any(self) -> bool:
        """Whether a line is cut at all."""
        return bool(self._ends)

    def replace(self, first: int, last: int, by: int, ends: Sequence[int]) -> None:
        """Take over an edit: the lines `first` to `last` were replaced, `by` more than before; `ends` are cut now."""
        start, stop = bisect_left(self._ends, first), bisect_left(self._ends, last + 1)
        after = self._ends[stop:]
        if by:
            after = [end + by for end in after]
        self._ends[start:] = [*ends, *after]

    def line_of(self, block: int) -> int:
        """Return the number, from 1, of the text's line that a line of the editor belongs to."""
        return block - bisect_left(self._ends, block) + 1

    def first_of(self, block: int) -> int:
        """Return where the text's line begins that a line of the editor belongs to."""
        at = bisect_left(self._ends, block) - 1
        while at >= 0 and self._ends[at] == block - 1:
            block, at = block - 1, at - 1
        return block

    def block_of(self, line: int) -> int:
        """Return at which line of the editor the text's line begins, from 1."""
        before = bisect_left(range(len(self._ends)), line - 1, key=self._line_before)
        return line - 1 + before

    def is_continued(self, block: int) -> bool:
        """Tell whether a line of the editor goes on from the one before it."""
        at = bisect_left(self._ends, block - 1)
        return at < len(self._ends) and self._ends[at] == block - 1

    def _line_before(self, at: int) -> int:
        return self._ends[at] - at


def _cuts(line: str, *, inside: bool) -> Iterator[tuple[int, bool]]:
    """Yield where to cut, and whether that is inside a string."""
    at = 0
    while len(line) - at > 2 * PIECE:
        at, inside = _next_cut(line, at, inside=inside)
        yield at, inside


def _next_cut(line: str, at: int, *, inside: bool) -> tuple[int, bool]:
    """Return the place behind the last comma and its blank in a piece's second half, strings aside, else its end."""
    window = line[at : at + PIECE]
    lead = '"' if inside else ""  # as if the string began here
    comma, within = -1, False
    for token in _TOKEN.finditer(lead + window):
        if token["comma"]:
            comma = token.start() - len(lead)
        else:
            within = token["close"] is None
    if comma >= PIECE // 2:
        return at + comma + 1 + window.startswith(" ", comma + 1), False
    escapes = len(window) - len(window.rstrip("\\")) if within else 0
    return at + PIECE - escapes % 2, within
