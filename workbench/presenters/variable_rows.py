"""The names that `{{…}}` may hold here: what is offered while one is typed, and what each stands for.

A key's value is never among them: of `{{secret:name}}` only the name is known.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from workbench.domain.environment import NOTHING, Scope
from workbench.domain.filling import COMPUTED, origin_of, variable_names, variables
from workbench.gemini.url_text import VARIABLE

SECRET = "secret:"  # noqa: S105  # a prefix, not a value
COMPUTED_ORIGIN = "made when sent"
STORED = "API keys"
_LONGEST = 200  # characters behind which no name is looked for
_OPEN = re.compile(r"\{\{[ \t]*(?P<name>(?:secret:[^{}\r\n]*|\$?[\w.-]*))\Z")
_REST = re.compile(r"[\w.:-]*[ \t]*\}\}")


class VariableRow(NamedTuple):
    """One name: its value, empty where that is not shown, and where it comes from in the user's words."""

    name: str
    value: str = ""
    origin: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(part for part in (self.name, self.value, self.origin) if part)


def origins(scope: Scope, keys: Iterable[str]) -> Mapping[str, str]:
    """Return where each name that a request may use comes from; `keys` are the names of stored keys."""
    named = {name: origin_of(name, scope) or "" for name in variables(scope)}
    secret = {f"{SECRET}{key}": STORED for key in keys}
    return {**named, **dict.fromkeys(COMPUTED, COMPUTED_ORIGIN), **secret}


def variable_rows(
    values: Mapping[str, str] | None, origin: Mapping[str, str] = NOTHING
) -> tuple[VariableRow, ...]:
    """Return all names that can be offered, those with a value first."""
    known = values or NOTHING
    named = [VariableRow(name, value, origin.get(name, "")) for name, value in known.items()]
    named.sort(key=_folded)
    rest = (VariableRow(name, "", where) for name, where in origin.items() if name not in known)
    return (*named, *rest)


def open_name(before: str) -> str | None:
    """Return what is typed of a name, from the text before the caret; None where no `{{` is open."""
    found = _OPEN.search(before[-_LONGEST:])
    return None if found is None else found["name"]


def rest_of_name(after: str) -> int:
    """Return how much of the text behind the caret belongs to the name that is typed, with its `}}`."""
    found = _REST.match(after[:_LONGEST])
    return found.end() if found else 0


def offered(rows: Sequence[VariableRow], typed: str) -> tuple[VariableRow, ...]:
    """Return the names that what is typed may become: those that begin with it, then those that hold it."""
    said = typed.casefold()
    beginning = [row for row in rows if row.name.casefold().startswith(said)]
    holding = [row for row in rows if said in row.name.casefold() and row not in beginning]
    return (*beginning, *holding)


def is_unknown(mark: str, values: Mapping[str, str] | None) -> bool:
    """Tell whether `{{name}}` has no value; never while the values are not known."""
    names = () if values is None else variable_names(mark)
    return any(name not in COMPUTED and name not in (values or NOTHING) for name in names)


def meaning(
    mark: str, values: Mapping[str, str] | None, origin: Mapping[str, str] = NOTHING
) -> str:
    """Return what `{{name}}` stands for, as a sentence; the mark itself where there is nothing to say."""
    names = variable_names(mark)
    if values is None or not names:
        return mark
    name = names[0]
    if name in COMPUTED:
        return f"{mark} is {COMPUTED_ORIGIN}" if name in origin else mark
    if name not in values:
        return f"{mark} has no value here"
    where = origin.get(name, "")
    return f"{mark} is {values[name]}" + (f", from {where}" if where else "")


def mark_at(text: str, index: int) -> str:
    """Return the `{{name}}` that stands at a character of a text, empty where none does."""
    near = VARIABLE.finditer(text, max(0, index - _LONGEST), index + _LONGEST)
    return next((one.group() for one in near if one.start() <= index < one.end()), "")


def marks_in(text: str) -> Iterator[str]:
    """Yield each `{{name}}` of a text."""
    return (one.group() for one in VARIABLE.finditer(text)) if "{{" in text else iter(())


def missing_words(texts: Iterable[str], values: Mapping[str, str] | None) -> str:
    """Return which names of these texts have no value, as a sentence; empty where none lacks one."""
    marks = dict.fromkeys(mark for text in texts for mark in marks_in(text))
    missing = [mark for mark in marks if is_unknown(mark, values)]
    return (
        f"{', '.join(missing)} {'has' if len(missing) == 1 else 'have'} no value here"
        if missing
        else ""
    )


def _folded(row: VariableRow) -> str:
    return row.name.casefold()
