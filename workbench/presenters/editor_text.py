"""Text in an editor that knows one kind of line break, and the way back to what was typed, byte for byte.

Qt's documents take CR, CRLF, LF, U+2029 and two noncharacters for the same paragraph break and drop half
surrogate pairs. What would be lost is shown as a sign that the text does not hold otherwise; line breaks that are
all CRLF become plain ones. A very long run of base64 is folded into one sign, too: nobody reads it. A line that is
very long all the same is cut (long_lines.py). Qt counts in UTF-16 units, Python in code points.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from types import MappingProxyType

from workbench.presenters.long_lines import NO_CUTS, Cuts, cuts_for, long_lines

PARAGRAPH = "\u2029"
"""What stands between the lines of a document's raw text."""

FOLDED = 2_048
"""Characters of base64 in one run from which it is folded."""

_CRLF = "\r\n"
_ODD_SIGNS = "\r\u2029\ufdd0\ufdd1"
_SURROGATE = re.compile("[\ud800-\udfff]")
_RUN = re.compile(rf"(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/=_-]{{{FOLDED},}}")
"""A run of base64, looked for at its beginning only: linear in the text."""

_PICTURES = {"\r": "\u240d"}  # of the odd characters that have one
_FOLD_SIGNS = "▤▥▦▧▨▩"
_PRIVATE = range(0xE000, 0xF900)


def _none() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one text is shown: the line break that its lines end with, and what each sign stands for.

    `odd` has the characters that the editor cannot hold by their sign, `folds` the runs of base64; `cuts` are the
    signs that divide very long lines.
    """

    line_break: str = "\n"
    odd: Mapping[str, str] = field(default_factory=_none)
    folds: Mapping[str, str] = field(default_factory=_none)
    cuts: Cuts = NO_CUTS

    def shown(self, text: str) -> str:
        """Return a text as the editor holds it, its lines divided by LF."""
        if self.line_break != "\n":
            text = text.replace(self.line_break, "\n")
        text = _folded(text, _turned(self.folds))
        for sign, odd in self.odd.items():
            text = text.replace(odd, sign)
        return self.cuts.cut(text)

    def typed(self, raw: str) -> str:
        """Return what was typed, from the raw text of the editor's document."""
        return self.whole(self.outline(raw))

    def whole(self, outline: str) -> str:
        """Return what was typed, from its outline."""
        lines = outline if self.line_break == "\n" else outline.replace("\n", self.line_break)
        return _read(lines, self.folds)

    def outline(self, raw: str) -> str:
        """Return what was typed with its folds left folded: good or bad JSON as the whole is, line for line."""
        return _read(self.cuts.joined(raw.replace(PARAGRAPH, "\n")), self.odd)

    def with_pasted(self, text: str) -> tuple["Spelling", str]:
        """Return the spelling that holds a pasted text, too, and the text as it goes in.

        Its line breaks become those of the editor.
        """
        lines = text.replace(_CRLF, "\n").replace("\r", "\n")
        plain = _grown(replace(self, line_break="\n"), lines)
        return replace(plain, line_break=self.line_break), plain.shown(lines)


def spelling_of(text: str) -> Spelling:
    """Return how to show a text so that nothing of it is lost."""
    cuts = cuts_for(text)
    if "\r" in text and _CRLF in text:
        breaks = text.count(_CRLF)
        if text.count("\n") == text.count("\r") == breaks:
            return _grown(Spelling(_CRLF, cuts=cuts), text.replace(_CRLF, "\n"))
    return _grown(Spelling(cuts=cuts), text)


def utf16_offset(text: str, index: int) -> int:
    """Return where a code point of a text stands in UTF-16 units."""
    return index if text.isascii() else len(_units(text[:index])) // 2


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return utf16_offset(text, len(text))


def index_of(text: str, offset: int) -> int:
    """Return which code point of a text stands at a UTF-16 offset."""
    if text.isascii():
        return min(offset, len(text))
    return len(_units(text)[: 2 * offset].decode("utf-16-le", "replace"))


@dataclass(frozen=True, slots=True)
class _Replacing:
    """What stands for each match of an expression; one that has nothing stays."""

    values: Mapping[str, str]

    def __call__(self, match: re.Match[str]) -> str:
        return self.values.get(match.group(), match.group())


def _turned(signs: Mapping[str, str]) -> dict[str, str]:
    return {value: sign for sign, value in signs.items()}


def _read(text: str, signs: Mapping[str, str]) -> str:
    """Put back what the signs stand for."""
    if not any(sign in text for sign in signs):
        return text
    return re.sub(f"[{''.join(signs)}]", _Replacing(signs), text)


def _grown(spelling: Spelling, text: str) -> Spelling:
    """Return the spelling with signs for all in a text that needs one and has none."""
    runs = [run for run in _runs(text) if not run.isdigit()]
    odd = list(_odd(text, spelling.cuts.signs))
    if not (runs or odd):
        return spelling
    taken = _Taken(text, {*spelling.odd, *spelling.folds, *spelling.cuts.signs})
    odd_signs = _signs(odd, spelling.odd, taken)
    folds = _signs(dict.fromkeys(runs), spelling.folds, taken)
    return replace(spelling, odd=odd_signs, folds=folds)


def _odd(text: str, signs: str) -> Iterator[str]:
    """Yield each character that the editor cannot hold as itself; searched for one by one, which is quick."""
    if text.isascii():
        yield from "\r" if "\r" in text else ""
        return
    yield from (odd for odd in _ODD_SIGNS + signs if odd in text)
    if _has_surrogate(text):
        yield from sorted(set(_SURROGATE.findall(text)))


def _has_surrogate(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _runs(text: str) -> Iterator[str]:
    """Yield the runs of base64; only a long line can have one."""
    for start, stop in long_lines(text, FOLDED):
        yield from (run.group() for run in _RUN.finditer(text, start, stop))


def _folded(text: str, signs: Mapping[str, str]) -> str:
    """Return a text with its runs of base64 as their signs."""
    if not signs:
        return text
    pieces: list[str] = []
    done = 0
    for start, stop in long_lines(text, FOLDED):
        pieces += [text[done:start], _RUN.sub(_Replacing(signs), text[start:stop])]
        done = stop
    return "".join([*pieces, text[done:]])


class _Taken:
    """Which characters may not become signs: those of a text, and those that are signs already."""

    def __init__(self, text: str, signs: set[str]) -> None:
        self._text = text
        self._signs = signs

    def __contains__(self, sign: str) -> bool:
        return sign in self._signs or sign in self._text

    def add(self, sign: str) -> None:
        """Take a character, too."""
        self._signs.add(sign)


def _signs(values: Iterable[str], known: Mapping[str, str], taken: _Taken) -> dict[str, str]:
    """Give each value a sign that is not taken; what finds none is shown as it is."""
    signs = dict(known)
    have = set(known.values())
    for value in values:
        free = (sign for sign in _candidates(value) if sign not in taken)
        if value not in have and (sign := next(free, None)):
            signs[sign] = value
            taken.add(sign)
    return signs


def _candidates(value: str) -> Iterator[str]:
    first = _FOLD_SIGNS if len(value) > 1 else _PICTURES.get(value, "")
    return chain(first, map(chr, _PRIVATE))


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")
