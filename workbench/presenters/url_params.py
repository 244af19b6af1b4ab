"""The query of a URL as rows: a view of its text (ui.md 9). A row that is off is not in the URL and keeps its place.

Names and values stand as the URL spells them. What is typed into a row is escaped only where it would end the
value or the URL, so that a template's `{{name}}` and an escape that the user wrote stay.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.gemini.url_text import VARIABLE, parts_of

_IN_VALUE = {ord(mark): f"%{ord(mark):02X}" for mark in "&# \t\r\n"}
_IN_NAME = {**_IN_VALUE, ord("="): "%3D"}


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter. `value` is None where the URL has the name alone, without `=`."""

    name: str
    value: str | None = None
    enabled: bool = True

    @property
    def text(self) -> str:
        """The parameter as it stands in a URL."""
        return self.name if self.value is None else f"{self.name}={self.value}"


def params_of(url: str) -> tuple[Param, ...]:
    """Return the parameters that a URL has, in their order."""
    parts = parts_of(url)
    return tuple(_param(parts.cut(span)) for span in parts.parameters())


def with_params(url: str, params: Sequence[Param]) -> str:
    """Return the URL with these parameters, those that are off left out; without any there is no `?`."""
    parts = parts_of(url)
    start, stop = parts.path[1], parts.query[1]
    query = "&".join(param.text for param in params if param.enabled)
    return f"{url[:start]}{'?' if query else ''}{query}{url[stop:]}"


def followed(params: Sequence[Param], url: str) -> tuple[Param, ...]:
    """Return the rows after the URL itself was edited: those that are off stay where they were."""
    fresh = list(params_of(url))
    rows: list[Param] = []
    for param in params:
        if not param.enabled:
            rows.append(param)
        elif fresh:
            rows.append(fresh.pop(0))
    return (*rows, *fresh)


def param_name(text: str) -> str:
    """Return a typed name as a URL can hold it."""
    return _escaped(text, _IN_NAME)


def param_value(text: str) -> str:
    """Return a typed value as a URL can hold it."""
    return _escaped(text, _IN_VALUE)


def _param(text: str) -> Param:
    name, equals, value = text.partition("=")
    return Param(name, value if equals else None)


def _escaped(text: str, escapes: dict[int, str]) -> str:
    """Return the text with its escapes, what is inside `{{…}}` untouched."""
    pieces: list[str] = []
    start = 0
    for found in VARIABLE.finditer(text):
        pieces += [text[start : found.start()].translate(escapes), found.group()]
        start = found.end()
    return "".join([*pieces, text[start:].translate(escapes)])
