"""JSON that nests deeper than the interpreter's own reader and writer go: read and written without recursion.

Slower than they are, so it is asked only where they have given up. What is open stands in a list.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, Final

from workbench.domain.json_scan import Mark, Placed, scan
from workbench.domain.not_json import NotJson

DEEPEST: Final = 10_000
"""So many levels are read; a text of nothing but brackets would fill the memory."""

Spell = Callable[[Any], str]


def read_deep(text: str, read_one: Callable[[str], Any]) -> Any:
    """Return the value of a JSON text; `read_one` reads a string, number, true, false or null.

    Errors: NotJson, also beyond DEEPEST levels.
    """
    reader = _DeepReader(text, read_one)
    for placed in scan(text):
        reader.take(placed)
    return reader.value


def deep_pieces(value: Any, spell: Spell, comma: str, colon: str) -> Iterator[str]:
    """Yield the JSON text of a value in pieces; `spell` writes what is neither list nor object."""
    waiting = [iter((("", value),))]
    ends = [""]
    while waiting:
        lead, item = next(waiting[-1], (None, None))
        if lead is None:
            waiting.pop()
            yield ends.pop()
            continue
        yield lead
        if isinstance(item, dict | list | tuple) and item:
            yield "{" if isinstance(item, dict) else "["
            ends.append("}" if isinstance(item, dict) else "]")
            waiting.append(_members(item, spell, comma, colon))
        else:
            yield spell(item)


class _DeepReader:
    """Builds a value from the marks of its text."""

    def __init__(self, text: str, read_one: Callable[[str], Any]) -> None:
        self.value: Any = None
        self._text = text
        self._read_one = read_one
        self._open: list[Any] = []
        self._key: Any = None

    def take(self, placed: Placed) -> None:
        """Take the next mark."""
        match placed.mark:
            case Mark.OPEN_OBJECT:
                self._begin({})
            case Mark.OPEN_ARRAY:
                self._begin([])
            case Mark.CLOSE:
                self._open.pop()
            case Mark.KEY:
                self._key = self._read_one(self._text[placed.start : placed.stop])
            case Mark.SCALAR:
                self._put(self._read_one(self._text[placed.start : placed.stop]))

    def _begin(self, holder: Any) -> None:
        if len(self._open) >= DEEPEST:
            raise NotJson("nested too deeply", 1, 1)
        self._put(holder)
        self._open.append(holder)

    def _put(self, value: Any) -> None:
        if not self._open:
            self.value = value
        elif isinstance(self._open[-1], list):
            self._open[-1].append(value)
        else:
            self._open[-1][self._key] = value


def _members(holder: Any, spell: Spell, comma: str, colon: str) -> Iterator[tuple[str, Any]]:
    """Yield each member with what stands before it."""
    leads = chain(("",), iter(lambda: comma, None))
    if isinstance(holder, dict):
        return (
            (lead + spell(key) + colon, item)
            for lead, (key, item) in zip(leads, holder.items(), strict=False)
        )
    return zip(leads, holder, strict=False)
