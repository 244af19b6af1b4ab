"""A JSON value as a tree that grows on demand: a node has children only once somebody looks at them.

Children come in pages, so that an array of a million items costs no more than what is seen of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from workbench.domain.json_text import json_type
from workbench.domain.pointer import pointer_of
from workbench.presenters.json_chunks import ChunkValues

PAGE: Final = 1_000
"""Children that are made at once."""

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
    """One value with its key (an index in an array, a title at the top) and its place among its siblings."""

    __slots__ = ("_kept", "_members", "_value", "children", "key", "parent", "position")

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
        self._value = value
        self._kept = kept
        self._members: Iterator[tuple[Step, Any]] | None = None

    @property
    def value(self) -> Any:
        """The value; that of a chunk is read when it is asked for."""
        if isinstance(self._value, _Unread):
            return self._value.chunks[self._value.index]
        return self._value

    @property
    def type(self) -> str:
        """The JSON type of the value."""
        value = self.value
        return "array" if isinstance(value, ChunkValues) else json_type(value)

    @property
    def size(self) -> int:
        """How many children there are, made or not."""
        if self._kept is not None:
            return len(self._kept)
        return len(self.value) if is_holder(self.value) else 0

    @property
    def steps(self) -> Steps:
        """The keys and indexes that lead here from the top."""
        steps: list[Step] = []
        node = self
        while node.parent is not None:
            steps.append(node.key)
            node = node.parent
        return tuple(reversed(steps))

    @property
    def pointer(self) -> str:
        """The JSON Pointer to this value; empty at the top."""
        return pointer_of(self.steps)

    def page(self, count: int = PAGE) -> list["JsonNode"]:
        """Return the next children, not yet among `children`."""
        if self._members is None:
            self._members = self._all_members()
        first = len(self.children)
        return [
            JsonNode(key, value, self, first + at, self._kept_below(key))
            for at, (key, value) in enumerate(islice(self._members, count))
        ]

    def place_of(self, step: Step) -> int:
        """Return at which place a child stands, made or not; -1 where there is none."""
        keys: Sequence[Step] = list(self._kept if self._kept is not None else _keys(self.value))
        if isinstance(self.value, dict):
            step = str(step)
        elif isinstance(step, str):
            step = int(step) if step.isascii() and step.isdigit() else -1
        return keys.index(step) if step in keys else -1

    def _kept_below(self, key: Step) -> Kept | None:
        return None if self._kept is None else self._kept[key]

    def _all_members(self) -> Iterator[tuple[Step, Any]]:
        value = self.value
        keys = _keys(value) if self._kept is None else self._kept
        if isinstance(value, ChunkValues):
            return ((key, _Unread(value, int(key))) for key in keys)
        return ((key, value[key]) for key in keys)


def is_holder(value: Any) -> bool:
    """Tell whether a value has members."""
    return isinstance(value, dict | list | ChunkValues)


def _keys(value: Any) -> Sequence[Step] | Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    return range(len(value)) if is_holder(value) else ()
