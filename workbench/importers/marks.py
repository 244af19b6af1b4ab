"""Variables inside a text that is still being read, marked so that nothing takes them for ordinary characters."""

import re
from collections.abc import Mapping

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # noncharacters: no text of a user may hold them
_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_.-]+")


def marked(name: str) -> str:
    """Return the mark of a variable."""
    return f"{_OPEN}{_NOT_IN_NAMES.sub('_', name)}{_CLOSE}"


def without_marks(text: str) -> str:
    """Return a text from outside as it may be read: what could pass for a mark is a replacement character."""
    return text.replace(_OPEN, "\ufffd").replace(_CLOSE, "\ufffd")


def named(text: str) -> str:
    """Return a text with `{{name}}` for each mark."""
    return _MARK.sub(r"{{\1}}", text)


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of the marks in a text, in order."""
    return tuple(_MARK.findall(text))


def unmarked_parts(text: str) -> list[str]:
    """Return a text cut at its marks: ordinary text at even places, marks at odd ones."""
    return re.split(f"({_OPEN}[^{_CLOSE}]*{_CLOSE})", text)


def value_of(name: str, variables: Mapping[str, str]) -> str:
    """Return a variable's value, its mark where nobody gave one."""
    return variables.get(name, marked(name))
