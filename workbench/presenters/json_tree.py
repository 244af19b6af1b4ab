"""A JSON value as a tree that grows on demand: a node has children only once somebody looks at them.

No node has more than a page of children. What has more members shows them in ranges (`0 … 999`), and ranges of
ranges, so that a million items cost no more than what is seen of them and each is a few steps away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from workbench.domain.json_text import json_type
from workbench.domain.pointer import pointer_of
from workbench.presenters.json_chunks import ChunkValues

PAGE: Final = 1_000
"""Children of one node at most."""

Step = str | int
Steps = tuple[Step, ...]
Kept = Mapping[Step, "Kept | None"]
"""What a filter leaves of a value: by key or index what it leaves of that one, None for all of it."""


@dataclass(frozen=True, slots=True)
class _Unread:
    """A chunk's value, which is read when it is asked for."""

    chunks: ChunkValues
    index: int


class JsonNode:
    """One value with its key (an index in an array, a title at the top) and its place among its siblings.

    A node with a `span` is no value of its own but the members of its parent from one place to another.
    """

    __slots__ = ("_kept", "_value", "children", "key", "parent", "position", "span")

    def __init__(
        self,
        key: Step,
        value: Any,
        parent: "JsonNode | None" = None,
        position: int = 0,
        kept: Kept | None = None,
    ) -> None:
        self.key = key
        self.parent = parent
        self.position = position
        self.children: list[JsonNode] = []
        self.span: tuple[int, int] | None = None
        self._value = value
        self._kept = kept

    @property
    def value(self) -> Any:
        """The value, of a range its members; that of a chunk is read when it is asked for."""
        if self.span is not None:
            return _sliced(self._value, *self.span)
        if isinstance(self._value, _Unread):
            return self._value.chunks[self._value.index]
        return self._value

    @property
    def type(self) -> str:
        """The JSON type of the value; a range has none."""
        if self.span is not None:
            return ""
        value = self.value
        return "array" if isinstance(value, ChunkValues) else json_type(value)

    @property
    def count(self) -> int:
        """How many members the value has, or the range."""
        if self.span is not None:
            return self.span[1] - self.span[0]
        if self._kept is not None:
            return len(self._kept)
        return len(self.value) if is_holder(self.value) else 0

    @property
    def size(self) -> int:
        """How many children there are, made or not."""
        return -(-self.count // _width(self.count))

    @property
    def steps(self) -> Steps:
        """The keys and indexes that lead here from the top."""
        steps: list[Step] = []
        node = self
        while node.parent is not None:
            if node.span is None:
                steps.append(node.key)
            node = node.parent
        return tuple(reversed(steps))

    @property
    def pointer(self) -> str:
        """The JSON Pointer to this value, of a range to the value that it is part of; empty at the top."""
        return pointer_of(self.steps)

    def make_children(self) -> list["JsonNode"]:
        """Return all children, not yet among `children`."""
        start = self.span[0] if self.span is not None else 0
        width = _width(self.count)
        holder = self._value if self.span is not None else self.value
        keys = list(islice(_keys(holder) if self._kept is None else self._kept, start, None))
        if width == 1:
            return [self._member(holder, key, at) for at, key in enumerate(keys[: self.count])]
        return [
            self._range(holder, keys[at : at + width], start + at, at // width)
            for at in range(0, self.count, width)
        ]

    def place_of(self, step: Step) -> int:
        """Return at which place a member stands, made or not; -1 where there is none."""
        keys: Sequence[Step] = list(self._kept if self._kept is not None else _keys(self.value))
        if isinstance(self.value, dict):
            step = str(step)
        elif isinstance(step, str):
            step = int(step) if step.isascii() and step.isdigit() else -1
        return keys.index(step) if step in keys else -1

    def row_of(self, place: int) -> int:
        """Return which child has the member at a place, or is it."""
        start = self.span[0] if self.span is not None else 0
        return (place - start) // _width(self.count)

    def _member(self, holder: Any, key: Step, position: int) -> "JsonNode":
        is_chunk = isinstance(holder, ChunkValues)
        value = _Unread(holder, int(key)) if is_chunk else holder[key]
        kept = None if self._kept is None else self._kept[key]
        return JsonNode(key, value, self, position, kept)

    def _range(self, holder: Any, keys: list[Step], start: int, position: int) -> "JsonNode":
        made = JsonNode(f"{keys[0]} … {keys[-1]}", holder, self, position, self._kept)
        made.span = (start, start + len(keys))
        return made


def is_holder(value: Any) -> bool:
    """Tell whether a value has members."""
    return isinstance(value, dict | list | ChunkValues)


def _width(count: int) -> int:
    """Return how many members stand behind one child: one, or as many as leave a page of ranges."""
    width = 1
    while count > PAGE * width:
        width *= PAGE
    return width


def _sliced(value: Any, start: int, stop: int) -> Any:
    if isinstance(value, dict):
        return dict(islice(value.items(), start, stop))
    return value[start:stop]


def _keys(value: Any) -> Sequence[Step] | Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    return range(len(value)) if is_holder(value) else ()
