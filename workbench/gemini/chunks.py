"""A frame and what it meant, as the chunk table and the stream strip show it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Final, NamedTuple

from workbench.gemini.frames import Frame
from workbench.gemini.parts import PartDelta, PartKind

PREVIEW: Final = 120
"""How many characters of its content a chunk shows at a glance."""


class ChunkKind(StrEnum):
    """What a chunk brought; of several things the one that matters most."""

    THOUGHT = "thought"
    TEXT = "text"
    TOOL = "tool"
    IMAGE = "image"
    META = "meta"
    ERROR = "error"


class Chunk(NamedTuple):
    """One frame and what it added. `number` counts from 1; `output_tokens` is the running count that it told, if any."""

    number: int
    frame: Frame
    kind: ChunkKind
    deltas: Sequence[PartDelta]
    output_tokens: int | None

    @property
    def preview(self) -> str:
        """The beginning of its content, or of its data when it has none."""
        told = "".join([delta.text for delta in self.deltas])
        return (told or self.frame.data[:PREVIEW])[:PREVIEW]


_KINDS = {
    PartKind.TEXT: ChunkKind.TEXT,
    PartKind.THOUGHT: ChunkKind.THOUGHT,
    PartKind.MEDIA: ChunkKind.IMAGE,
    PartKind.FILE: ChunkKind.IMAGE,
    PartKind.OTHER: ChunkKind.META,
}
_BY_WEIGHT = (ChunkKind.TOOL, ChunkKind.IMAGE, ChunkKind.TEXT, ChunkKind.THOUGHT)


def kind_of(deltas: Sequence[PartDelta]) -> ChunkKind:
    """Return what a chunk with these additions is."""
    if len(deltas) == 1:
        delta = deltas[0]
        return _KINDS.get(delta.kind, ChunkKind.TOOL) if says_something(delta) else ChunkKind.META
    kinds = {_KINDS.get(delta.kind, ChunkKind.TOOL) for delta in deltas if says_something(delta)}
    return next((kind for kind in _BY_WEIGHT if kind in kinds), ChunkKind.META)


def says_something(delta: PartDelta) -> bool:
    """Tell whether an addition is more than an empty text."""
    return bool(delta.text) or (
        delta.kind is not PartKind.TEXT and delta.kind is not PartKind.THOUGHT
    )


def output_tokens(usage: Any) -> int | None:
    """Return visible and thought tokens of a usage object together, None where it tells neither."""
    if not isinstance(usage, dict):
        return None
    visible, thought = usage.get("candidatesTokenCount"), usage.get("thoughtsTokenCount")
    if not isinstance(visible, int):
        return thought if isinstance(thought, int) else None
    return visible + thought if isinstance(thought, int) else visible
