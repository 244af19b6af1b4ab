"""The text of an editor in pieces of whole lines, kept beside it: an edit touches one piece, however long the text.

Qt's document gives its text only as a whole, which takes 150 ms for 20 MB; this takes over each edit as it is made.
Positions and lengths are in UTF-16 units, as Qt counts.
"""

from collections.abc import Callable, Iterator
from itertools import accumulate

from workbench.presenters.editor_text import index_of, utf16_length

SIZE = 16_384
"""About how many characters a piece has."""


class TextPieces:
    """`reading` gives what a piece stands for; it is asked once for a piece that stays as it is."""

    def __init__(self, reading: Callable[[str], str]) -> None:
        self._reading = reading
        self._pieces: list[str] = [""]
        self._lengths: list[int] = [0]
        self._read: list[str | None] = [None]

    @property
    def length(self) -> int:
        """How long the text is."""
        return sum(self._lengths)

    @property
    def pieces(self) -> tuple[str, ...]:
        """The text as it is shown, in pieces that end with their lines."""
        return tuple(self._pieces)

    @property
    def is_narrow(self) -> bool:
        """Whether each character of the text is one unit."""
        return all(
            length == len(piece) for piece, length in zip(self._pieces, self._lengths, strict=True)
        )

    def load(self, text: str, reading: Callable[[str], str]) -> None:
        """Begin with another text, its lines divided by LF."""
        self._reading = reading
        self._pieces = list(_pieces(text))
        self._lengths = [utf16_length(piece) for piece in self._pieces]
        self._read = [None] * len(self._pieces)

    def read_by(self, reading: Callable[[str], str]) -> None:
        """Read all pieces anew from now on."""
        self._reading = reading
        self._read = [None] * len(self._pieces)

    def shown(self) -> str:
        """Return the text as it is shown."""
        return "".join(self._pieces)

    def text(self) -> str:
        """Return what the text stands for."""
        return "".join(map(self._piece, range(len(self._pieces))))

    def change(self, start: int, removed: int, added: str) -> None:
        """Take over an edit: what stood from `start` on was replaced."""
        first, begin = self._place(start)
        last, end = self._place(start + removed)
        head, tail = self._pieces[first], self._pieces[last]
        text = head[: index_of(head, begin)] + added + tail[index_of(tail, end) :]
        if last + 1 < len(self._pieces) and not text.endswith("\n"):
            last += 1  # a piece is whole lines
            text += self._pieces[last]
        fresh = list(_pieces(text)) if len(text) > 2 * SIZE else [text]
        self._pieces[first : last + 1] = fresh
        self._lengths[first : last + 1] = [utf16_length(piece) for piece in fresh]
        self._read[first : last + 1] = [None] * len(fresh)

    def character_before(self, position: int) -> str:
        """Return the character that ends at a position, empty at the beginning."""
        at, offset = self._place(position)
        if not offset and at:
            at, offset = at - 1, self._lengths[at - 1]
        piece = self._pieces[at]
        return piece[: index_of(piece, offset)][-1:]

    def _piece(self, at: int) -> str:
        known = self._read[at]
        if known is None:
            known = self._read[at] = self._reading(self._pieces[at])
        return known

    def _place(self, position: int) -> tuple[int, int]:
        """Return in which piece a position stands, and how far into it."""
        before = 0
        for at, upto in enumerate(accumulate(self._lengths)):
            if position < upto:
                return at, position - before
            before = upto
        return len(self._pieces) - 1, position - before + self._lengths[-1]


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces that end with a line; there is always one."""
    start = 0
    while len(text) - start > SIZE:
        end = text.find("\n", start + SIZE)
        if end < 0:
            break
        yield text[start : end + 1]
        start = end + 1
    yield text[start:]
