r"""What a user looks for in a view: a text, with or without regard to case and to whole words, or a pattern.

A text means itself. A pattern is matched by RE2, in time linear in what is searched, so that none takes for ever;
it knows no look-around and no back-references, and its `\w` means ASCII.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

PIECE: Final = 65_536
MOST_MATCHES: Final = 10_000
"""Matches at which a search stops; nobody steps through more."""

PATTERN_REACH: Final = 4_096
"""Characters that a match of a pattern may have behind the piece of a long text that it begins in."""

_GROUP = re.compile(r"\$(\$|[0-9])")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class FindQuery:
    """One search. With `is_pattern` the text is a regular expression; `trouble` says why it is none."""

    text: str
    match_case: bool = False
    whole_word: bool = False
    is_pattern: bool = False

    @cached_property
    def trouble(self) -> str:
        """Why the pattern cannot be searched for, empty where it can."""
        compiled = self._pattern if self.is_pattern else None
        return compiled if isinstance(compiled, str) else ""

    @property
    def reach(self) -> int:
        """How far behind a piece of text is looked for the end of a match that begins in it, in characters."""
        return PATTERN_REACH if self.is_pattern else len(self.text) + 1

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where it stands in a text, as half-open ranges; an empty match is none."""
        return (match.span() for match in self._matches(text, 0, len(text)))

    def pieces(self, text: str) -> Iterator[tuple[int, int] | None]:
        """Yield the same, and None after each piece of a long text."""
        stop = 0
        for start in range(0, len(text), PIECE):
            for begin, end in self._in_piece(text, max(start, stop), start + PIECE):
                stop = end
                yield begin, end
            yield None

    def is_in(self, text: str) -> bool:
        """Tell whether it stands in a text at all."""
        return next(self.spans(text), None) is not None

    def replaced(self, text: str, by: str) -> str:
        """Return a text with all places replaced; for a pattern `$1` is its first group, `$0` the whole match."""
        pieces: list[str] = []
        done = 0
        for match in self._matches(text, 0, len(text)):
            pieces += [text[done : match.start()], self._expanded(match, by)]
            done = match.end()
        return "".join([*pieces, text[done:]])

    def _in_piece(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
        for match in self._matches(text, start, min(len(text), stop + self.reach)):
            if match.start() >= stop:
                return
            yield match.span()

    def _expanded(self, match: Any, by: str) -> str:
        return _GROUP.sub(_Groups(match), by) if self.is_pattern else by

    def _matches(self, text: str, start: int, stop: int) -> "Iterator[re.Match[str]]":
        if not self.is_pattern:
            return self._literal.finditer(text, start, stop)
        return self._pattern_matches(text, start, stop)

    def _pattern_matches(self, text: str, start: int, stop: int) -> "Iterator[re.Match[str]]":
        compiled = self._pattern
        if isinstance(compiled, str):
            return
        begin = max(
            0, start - 1
        )  # what stands before it tells whether a word or a line begins there
        searched = _sound(text[begin:stop])
        for match in compiled.finditer(searched, start - begin):
            moved = _Moved(match, begin)
            if moved.start() < moved.end() and self._is_word(text, *moved.span()):
                yield moved  # type: ignore[misc]  # what is asked of it is there

    def _is_word(self, text: str, start: int, stop: int) -> bool:
        beside = text[max(0, start - 1) : start] + text[stop : stop + 1]
        return not (self.whole_word and any(one.isalnum() or one == "_" for one in beside))

    @cached_property
    def _literal(self) -> re.Pattern[str]:
        meant = re.escape(self.text)
        if self.whole_word:
            meant = rf"(?<!\w){meant}(?!\w)"
        return re.compile(meant, 0 if self.match_case else re.IGNORECASE)

    @cached_property
    def _pattern(self) -> Any:
        """The compiled pattern, or a sentence that says what is wrong with it."""
        import re2  # type: ignore[import-untyped]  # noqa: PLC0415  # it has no types; loaded when first asked for

        options = re2.Options()
        options.log_errors = False
        options.case_sensitive = self.match_case
        try:
            return re2.compile(f"(?m){_sound(self.text)}", options)
        except re2.error as error:
            return _reason(error)


def found_words(current: int, count: int, *, is_all: bool) -> str:
    """Return how far one is: `3 of 17`; `current` from 0, -1 for none; `17+` while there may be more."""
    if not count:
        return "No results" if is_all else "Searching…"
    total = f"{count:,}" if is_all else f"{count:,}+"
    return f"{current + 1:,} of {total}" if current >= 0 else total


class _Moved:
    """A match in a part of a text, with its places in the whole."""

    def __init__(self, match: Any, by: int) -> None:
        self._match = match
        self._by = by

    def span(self) -> tuple[int, int]:
        return self.start(), self.end()

    def start(self) -> int:
        return int(self._match.start()) + self._by

    def end(self) -> int:
        return int(self._match.end()) + self._by

    def group(self, number: int) -> str:
        try:
            return str(self._match.group(number) or "")
        except IndexError:
            return ""


class _Groups:
    """What `$1` and its kin stand for in a replacement."""

    def __init__(self, match: Any) -> None:
        self._match = match

    def __call__(self, sign: re.Match[str]) -> str:
        return "$" if sign[1] == "$" else str(self._match.group(int(sign[1])))


def _sound(text: str) -> str:
    """Return a text of the same length that can be encoded."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def _reason(error: Exception) -> str:
    said = error.args[0] if error.args else ""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return f"This is no pattern that can be searched for: {words.replace('(?m)', '', 1)}."
