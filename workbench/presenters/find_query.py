"""What a user looks for in a view: a text, with or without regard to case and to whole words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

PIECE: Final = 65_536
MOST_MATCHES: Final = 10_000
"""Matches at which a search stops; nobody steps through more."""


@dataclass(frozen=True)
class FindQuery:
    """One search. The text means itself; nothing in it is a pattern, so that no search takes long."""

    text: str
    match_case: bool = False
    whole_word: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What is looked for, as an expression."""
        meant = re.escape(self.text)
        if self.whole_word:
            meant = rf"(?<!\w){meant}(?!\w)"
        return re.compile(meant, 0 if self.match_case else re.IGNORECASE)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where it stands in a text, as half-open ranges."""
        return (match.span() for match in self.pattern.finditer(text))

    def pieces(self, text: str) -> Iterator[tuple[int, int] | None]:
        """Yield the same, and None after each piece of a long text."""
        reach = (
            len(self.text) + 1
        )  # as far behind a piece as a match that begins in it is looked at
        stop = 0
        for start in range(0, len(text), PIECE):
            for match in self.pattern.finditer(text, max(start, stop), start + PIECE + reach):
                if match.start() >= start + PIECE:
                    break
                stop = match.end()
                yield match.span()
            yield None

    def is_in(self, text: str) -> bool:
        """Tell whether it stands in a text at all."""
        return self.pattern.search(text) is not None


def found_words(current: int, count: int, *, is_all: bool) -> str:
    """Return how far one is: `3 of 17`; `current` from 0, -1 for none; `17+` while there may be more."""
    if not count:
        return "No results" if is_all else "Searching…"
    total = f"{count:,}" if is_all else f"{count:,}+"
    return f"{current + 1:,} of {total}" if current >= 0 else total
