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


_TEXT, _THOUGHT = PartKind.TEXT, PartKind.THOUGHT
_SHOWN = {
    PartKind.MEDIA: ChunkKind.IMAGE,
    PartKind.FILE: ChunkKind.IMAGE,
    PartKind.OTHER: ChunkKind.META,
}
_BY_WEIGHT = (ChunkKind.TOOL, ChunkKind.IMAGE, ChunkKind.TEXT, ChunkKind.THOUGHT)


def kind_of(deltas: Sequence[PartDelta]) -> ChunkKind:
    """Return what a chunk with these additions is."""
    if len(deltas) == 1:
        return _kind_of_one(deltas[0])
    kinds = {_kind_of_one(delta) for delta in deltas}
    return next((kind for kind in _BY_WEIGHT if kind in kinds), ChunkKind.META)


def _kind_of_one(delta: PartDelta) -> ChunkKind:
    kind = delta.kind
    if kind is _TEXT or kind is _THOUGHT:
        if not delta.text:
            return ChunkKind.META
        return ChunkKind.TEXT if kind is _TEXT else ChunkKind.THOUGHT
    return _SHOWN.get(kind, ChunkKind.TOOL)


def says_something(delta: PartDelta) -> bool:
    """Tell whether an addition is more than an empty text."""
    return bool(delta.text) or (delta.kind is not _TEXT and delta.kind is not _THOUGHT)


def output_tokens(usage: Any) -> int | None:
    """Return visible and thought tokens of a usage object together, None where it tells neither."""
    if not isinstance(usage, dict):
        return None
    visible, thought = usage.get("candidatesTokenCount"), usage.get("thoughtsTokenCount")
    if not isinstance(visible, int):
        return thought if isinstance(thought, int) else None
    return visible + thought if isinstance(thought, int) else visible
