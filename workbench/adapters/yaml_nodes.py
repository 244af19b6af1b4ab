"""A YAML text as nodes that know where they stand in it.

libyaml reads the events, this module builds the tree: every scalar stays text (`no`, `012`, `1:30`), and what a
collection file has no use for is refused with its place: anchors, aliases, tags, equal keys, keys that are not
text, more than one document, nesting beyond 64 levels. Nothing recurses, so no text can exhaust the stack.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from workbench.domain.errors import CannotRead

MAX_DEPTH = 64
MAX_CHARACTERS = 48 * 1024 * 1024

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7})(?: |$)", re.MULTILINE)


@dataclass(slots=True)
class Node:
    """A value and its place: half-open character range in the text, line and column from 1."""

    start: int
    end: int
    line: int
    column: int


@dataclass(slots=True)
class Scalar(Node):
    """A text as the file means it. `style` is "" for plain, else one of `'`, `"`, `|`, `>`."""

    text: str
    style: str

    @property
    def is_block(self) -> bool:
        """Whether it is a literal or folded block; its range then ends where the next line begins."""
        return self.style in ("|", ">")


@dataclass(slots=True)
class Sequence(Node):
    """A list; `flow` if it is written in brackets."""

    flow: bool
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping(Node):
    """Keys and values in order; `flow` if it is written in braces."""

    flow: bool
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)

    def value(self, key: str) -> Node | None:
        """Return the value of a key, None where it is absent."""
        entry = self.entries.get(key)
        return entry[1] if entry else None


class _PlainReader(Reader, Scanner, Parser):
    """PyYAML's own parser: it alone reads an escaped half of a surrogate pair."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def read_mapping(text: str, path: str) -> Mapping:
    """Return the mapping that a document is made of. Errors: CannotRead with its place."""
    node = read_node(text, path)
    if node is None:
        raise CannotRead(path, "the file is empty", 1, 1)
    if not isinstance(node, Mapping):
        raise CannotRead(path, "expected `key: value` lines", node.line, node.column)
    return node


def read_node(text: str, path: str) -> Node | None:
    """Return the one document of a text, None where there is none. Errors: CannotRead."""
    if len(text) > MAX_CHARACTERS:
        raise CannotRead(path, f"the file holds more than {MAX_CHARACTERS} characters")
    _refuse_forbidden(text, path)
    builder = _Builder(path)
    try:
        for event in _events(text):
            builder.add(event)
    except yaml.MarkedYAMLError as error:
        raise _not_yaml(text, path, error) from None
    return builder.root


def all_scalars(node: Node) -> Iterator[Scalar]:
    """Yield every key and value that is text, in the order of the file."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from all_scalars(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries.values():
            yield key
            yield from all_scalars(value)


def _events(text: str) -> Iterator[Any]:
    parser = _parser(text)
    while parser.check_event():
        yield parser.get_event()


def _parser(text: str) -> Any:
    """Return libyaml's parser unless the text, or a PyYAML built without it, needs the slower one."""
    if _HALF_CHARACTER.search(text) or not yaml.__with_libyaml__:
        return _PlainReader(text)
    from yaml._yaml import CParser

    return CParser(text)


def _refuse_forbidden(text: str, path: str) -> None:
    found = _FORBIDDEN.search(text)
    if found is None:
        return
    at = found.start()
    place = (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    raise CannotRead(path, f"YAML text may not hold the character U+{ord(found[0]):04X}", *place)


def _not_yaml(text: str, path: str, error: yaml.MarkedYAMLError) -> CannotRead:
    conflict = _CONFLICT.search(text)
    if conflict is not None:
        line = text.count("\n", 0, conflict.start()) + 1
        return CannotRead(path, "a merge conflict is not resolved yet", line, 1)
    mark = error.problem_mark or error.context_mark
    reason = ", ".join(part for part in (error.context, error.problem) if part)
    place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return CannotRead(path, f"not YAML: {reason}", *place)


class _Builder:
    """Builds nodes from events; the open collections stand in a stack."""

    def __init__(self, path: str) -> None:
        self.root: Node | None = None
        self._path = path
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []

    def add(self, event: Any) -> None:
        """Take the next event."""
        if isinstance(event, yaml.NodeEvent):
            self._refuse_extras(event)
            self._node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise self._trouble("a second document begins here; a file holds one", event)

    def _node(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        place = (start.index, end.index, start.line + 1, start.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            self._put(Scalar(*place, text=event.value, style=event.style or ""), event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin(Sequence(*place, flow=bool(event.flow_style)), event)
        else:
            self._begin(Mapping(*place, flow=bool(event.flow_style)), event)

    def _begin(self, node: Sequence | Mapping, event: Any) -> None:
        self._put(node, event)
        if len(self._open) == MAX_DEPTH:
            raise self._trouble(f"nested more than {MAX_DEPTH} levels deep", event)
        self._open.append(node)
        self._keys.append(None)

    def _close(self, event: Any) -> None:
        node = self._open.pop()
        self._keys.pop()
        node.end = event.end_mark.index if node.flow else _last_end(node)

    def _put(self, node: Node, event: Any) -> None:
        if not self._open:
            self.root = node
        elif isinstance(around := self._open[-1], Sequence):
            around.items.append(node)
        else:
            self._put_in_mapping(around, node, event)

    def _put_in_mapping(self, mapping: Mapping, node: Node, event: Any) -> None:
        key = self._keys[-1]
        if key is not None:
            mapping.entries[key.text] = (key, node)
            self._keys[-1] = None
        elif not isinstance(node, Scalar):
            raise self._trouble(
                "a key must be text; put a value that begins with {{ into quotes", event
            )
        elif node.text in mapping.entries:
            raise self._trouble(f"the key `{node.text}` stands here twice", event)
        else:
            self._keys[-1] = node

    def _refuse_extras(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self._trouble(f"aliases (*{event.anchor}) are not allowed", event)
        if event.anchor is not None:
            raise self._trouble(f"anchors (&{event.anchor}) are not allowed", event)
        if getattr(event, "tag", None) is not None:
            raise self._trouble(f"tags ({event.tag}) are not allowed", event)

    def _trouble(self, reason: str, event: Any) -> CannotRead:
        mark = event.start_mark
        return CannotRead(self._path, reason, mark.line + 1, mark.column + 1)


def _last_end(node: Sequence | Mapping) -> int:
    """Return where the last leaf of a block collection ends: its own end event comes after later comments."""
    if isinstance(node, Sequence):
        return node.items[-1].end if node.items else node.start
    values = list(node.entries.values())
    return values[-1][1].end if values else node.start
