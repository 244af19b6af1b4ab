"""The fields of one YAML mapping as the values that a document expects of them.

Where text is expected, the scalar's own spelling is taken: `value: 1.10` in a header is the text 1.10. Where a
value is expected, JSON's grammar decides: numbers, `true`, `false`, `null`, `~` and nothing at all are typed,
every other plain scalar is text. Every trouble is a CannotRead at the field's place.
"""

import math
import re
from collections.abc import Iterator
from typing import Any

from workbench.adapters.yaml_nodes import Mapping, Node, Scalar, Sequence
from workbench.domain.assertion import NO_VALUE
from workbench.domain.errors import CannotRead

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_MAX_DIGITS = 4000  # Python refuses to read longer integers


def plain_value(text: str) -> Any:
    """Return the JSON value that a plain scalar spells, the text itself where it spells none."""
    if text in _WORDS:
        return _WORDS[text]
    number = _NUMBER.fullmatch(text)
    if number is None or len(text) > _MAX_DIGITS:
        return text
    if number[1] is None and number[2] is None:
        return int(text)
    value = float(text)
    return value if math.isfinite(value) else text


def json_value(node: Node) -> Any:
    """Return a node as a JSON value."""
    if isinstance(node, Scalar):
        return node.text if node.style else plain_value(node.text)
    if isinstance(node, Sequence):
        return [json_value(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key: json_value(value) for key, (_, value) in node.entries.items()}
    raise TypeError(f"no such node: {node!r}")


class Fields:
    """One mapping of a document, read field by field."""

    def __init__(self, node: Mapping, path: str) -> None:
        self.node = node
        self._path = path

    def trouble(self, reason: str, at: Node | str | None = None) -> CannotRead:
        """Return a trouble at a field's value, or at the mapping itself."""
        node = self.node.value(at) if isinstance(at, str) else at
        place = node or self.node
        return CannotRead(self._path, reason, place.line, place.column)

    def text(self, key: str) -> str | None:
        """Return a text as spelled; None where the key is absent or has no value."""
        node = self.node.value(key)
        if node is None or _is_nothing(node):
            return None
        return self._text(node, f"`{key}`")

    def needed_text(self, key: str, owner: str) -> str:
        """Return a text that must be there; `owner` is what lacks it otherwise ("A header")."""
        text = self.text(key)
        if text is None:
            raise self.trouble(f"{owner} needs a `{key}`", key)
        return text

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        node = self.node.value(key)
        if node is None:
            return default
        value = json_value(node)
        if not isinstance(value, bool):
            raise self.trouble(f"`{key}` must be true or false", node)
        return value

    def number(self, key: str) -> int | float | None:
        """Return a number that is not negative; None where the key is absent."""
        node = self.node.value(key)
        if node is None:
            return None
        value = json_value(node)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
            raise self.trouble(f"`{key}` must be a number, 0 or more", node)
        return value

    def texts(self, key: str) -> tuple[str, ...] | None:
        """Return a list of texts; None where the key is absent or has no value."""
        node = self.node.value(key)
        if node is None or _is_nothing(node):
            return None
        return tuple(self._text(item, f"each of `{key}`") for item in self._items(node, key))

    def text_table(self, key: str) -> dict[str, str]:
        """Return texts by name; empty where the key is absent or has no value."""
        node = self.node.value(key)
        if node is None or _is_nothing(node):
            return {}
        entries = self._mapping(node, f"`{key}`").entries
        return {name: self._text(value, f"`{name}`") for name, (_, value) in entries.items()}

    def rows(self, key: str) -> Iterator["Fields"]:
        """Yield each mapping of a list; nothing where the key is absent or has no value."""
        node = self.node.value(key)
        if node is None or _is_nothing(node):
            return
        for item in self._items(node, key):
            yield Fields(self._mapping(item, f"each of `{key}`"), self._path)

    def table(self, key: str) -> "Fields | None":
        """Return a mapping; None where the key is absent or has no value."""
        node = self.node.value(key)
        if node is None or _is_nothing(node):
            return None
        return Fields(self._mapping(node, f"`{key}`"), self._path)

    def value(self, key: str) -> Any:
        """Return a JSON value, NO_VALUE where the key is absent."""
        node = self.node.value(key)
        return NO_VALUE if node is None else json_value(node)

    def _text(self, node: Node, what: str) -> str:
        if not isinstance(node, Scalar):
            raise self.trouble(f"{what} must be text", node)
        return node.text

    def _items(self, node: Node, key: str) -> list[Node]:
        if not isinstance(node, Sequence):
            raise self.trouble(f"`{key}` must be a list", node)
        return node.items

    def _mapping(self, node: Node, what: str) -> Mapping:
        if not isinstance(node, Mapping):
            raise self.trouble(f"{what} must have the form {{key: value}}", node)
        return node


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.style and not node.text
