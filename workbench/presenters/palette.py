"""What the command palette finds: commands, open tabs and requests whose words fit what was typed (ui.md 19).

A row fits where every typed word is found in its title or in its detail. Prefixes narrow the search: `>` to commands,
`/` to documents; `:` and a number goes to a line of the body.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from workbench.presenters.open_documents import Place

RECENT_MOST = 5
GROUP_MOST = 100
"""How many rows of one group are shown; whoever has more types another letter."""

RECENT, UNAVAILABLE = "Recent", "Not available now"
NO_LINE = "Type the number of a line of the body"
NO_BODY = "Only while a request is open"


class Kind(Enum):
    """What an entry is, by the heading above its group."""

    COMMAND = "Commands"
    TAB = "Open tabs"
    REQUEST = "Requests"
    LINE = "Go to"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to choose. `key` names it for good; a `reason` tells why it cannot be chosen now."""

    kind: Kind
    key: str
    title: str
    icon: str
    tint: str = "text.secondary"
    detail: str = ""
    shortcut: str = ""
    reason: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that fits, with the positions of the letters that were typed."""

    entry: Entry
    title_marks: tuple[int, ...] = ()
    detail_marks: tuple[int, ...] = ()

    @property
    def sentence(self) -> str:
        """The row for those who do not see it."""
        entry = self.entry
        parts = (entry.title, entry.detail, entry.shortcut, entry.reason)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group, above its rows."""

    text: str


PaletteRow = Heading | Hit


def palette_rows(
    entries: Sequence[Entry], typed: str, recent: Sequence[str] = (), *, has_body: bool = False
) -> tuple[PaletteRow, ...]:
    """Return the rows for what was typed, in groups; what cannot be chosen now comes last.

    `recent` are the keys of what was chosen last, shown first while nothing is typed. `has_body` tells whether there
    are lines to go to.
    """
    if typed.startswith(":"):
        line = Hit(_line(typed[1:].strip(), has_body=has_body))
        return (Heading(Kind.LINE.value), line)
    kinds, query = _narrowed(typed)
    lately = [] if query or kinds != _ALL else _recent(entries, recent)
    others = [entry for entry in entries if entry.kind in kinds and entry not in lately]
    hits = _fitting(others, query)
    usable = [hit for hit in hits if not hit.entry.reason]
    rows = list(_group(RECENT, [Hit(entry) for entry in lately]))
    for kind in kinds:
        rows += _group(kind.value, [hit for hit in usable if hit.entry.kind is kind])
    rows += _group(UNAVAILABLE, [hit for hit in hits if hit.entry.reason])
    return tuple(rows)


def remembered(recent: Sequence[str], key: str) -> tuple[str, ...]:
    """Return the keys of what was chosen last, with one more at the front."""
    return (key, *(old for old in recent if old != key))[:RECENT_MOST]


def line_of(entry: Entry) -> int:
    """Return the number of the line that an entry goes to, counted from 1."""
    return int(entry.key.removeprefix("line:"))


_ALL = (Kind.COMMAND, Kind.TAB, Kind.REQUEST)
_PREFIXES = {">": (Kind.COMMAND,), "/": (Kind.TAB, Kind.REQUEST)}


def _narrowed(typed: str) -> tuple[tuple[Kind, ...], str]:
    kinds = _PREFIXES.get(typed[:1])
    return (_ALL, typed.strip()) if kinds is None else (kinds, typed[1:].strip())


def _line(typed: str, *, has_body: bool) -> Entry:
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0  # noqa: PLR2004  # Qt counts lines in 32 bits
    reason = NO_BODY if not has_body else "" if number else NO_LINE
    title = f"Go to line {number}" if number else "Go to line"
    return Entry(Kind.LINE, f"line:{number}", title, "corner-down-right", reason=reason)


def _recent(entries: Iterable[Entry], recent: Sequence[str]) -> list[Entry]:
    by_key = {entry.key: entry for entry in entries if not entry.reason}
    return [by_key[key] for key in recent if key in by_key]


def _group(name: str, hits: Sequence[Hit]) -> Iterator[PaletteRow]:
    if hits:
        yield Heading(name)
        yield from hits[:GROUP_MOST]


def _fitting(entries: Iterable[Entry], query: str) -> list[Hit]:
    """Return what fits, the best first; equals stay in their order."""
    words = _lowered(query).split()
    found = [(fit, at) for at, entry in enumerate(entries) if (fit := _fit(entry, words))]
    found.sort(key=_worth)
    return [fit.hit for fit, _ in found]


def _worth(found: "tuple[_Fit, int]") -> tuple[int, int]:
    fit, at = found
    return fit.penalty, at


@dataclass(frozen=True, slots=True)
class _Fit:
    """An entry that fits, and how far it is from what was typed: 0 is best."""

    hit: Hit
    penalty: int


_DETAIL, _SCATTERED = 4, 7
"""A word counts less in the detail than in the title, and least where only its letters stand there in order."""


def _fit(entry: Entry, words: Sequence[str]) -> _Fit | None:
    title, detail = _lowered(entry.title), _lowered(entry.detail)
    penalty = 0
    marks: tuple[set[int], set[int]] = (set(), set())
    for word in words:
        (places, cost), (below, more) = _find(word, title), _find(word, detail)
        at_detail = bool(below) and (not places or more + _DETAIL < cost)
        if not places and not below:
            return None
        penalty += more + _DETAIL if at_detail else cost
        marks[at_detail].update(below if at_detail else places)
    return _Fit(Hit(entry, tuple(sorted(marks[0])), tuple(sorted(marks[1]))), penalty)


def _find(word: str, text: str) -> tuple[Sequence[int], int]:
    """Return where the letters of a word stand in a text, and how good that is; nothing where they do not.

    Best is the start of the text, then of a word, then anywhere, then letters in order from the start of a word.
    """
    if text.startswith(word):
        return range(len(word)), 0
    inside = list(_occurrences(word, text))
    starts = [at for at in inside if _starts_word(text, at)]
    for at in (*starts[:1], *inside[:1]):
        return range(at, at + len(word)), 1 if starts else 2
    return _scattered(word, text), _SCATTERED


def _occurrences(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _scattered(word: str, text: str) -> list[int]:
    """Return the places of a word's letters in order, the first at the start of a word."""
    for start in range(len(text)):
        if text[start] == word[0] and _starts_word(text, start):
            places = _in_order(word, text, start)
            if len(places) == len(word):
                return places
    return []


def _in_order(word: str, text: str, start: int) -> list[int]:
    places: list[int] = []
    at = start
    for letter in word:
        at = text.find(letter, at)
        if at < 0:
            break
        places.append(at)
        at += 1
    return places


def _starts_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()


def _lowered(text: str) -> str:
    """Return a text in small letters, each at its old place."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
