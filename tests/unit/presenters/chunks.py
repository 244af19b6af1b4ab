"""Chunks for tests of what is shown of them."""

from collections.abc import Mapping
from typing import Any

from workbench.gemini.chunks import Chunk, ChunkKind
from workbench.gemini.framing import Frame
from workbench.gemini.parts import PartDelta, PartKind

_PARTS = {ChunkKind.TEXT: PartKind.TEXT, ChunkKind.THOUGHT: PartKind.THOUGHT}


def a_chunk(
    number: int,
    text: str = "word ",
    *,
    t_ms: float = 0.0,
    kind: ChunkKind = ChunkKind.TEXT,
    tokens: int | None = None,
    candidate: int = 0,
) -> Chunk:
    """Return a chunk with one piece of text; `tokens` is the running count that it tells."""
    frame = Frame("message", "", "{}", 0, 2, t_ms)
    delta = PartDelta(candidate, 0, _PARTS.get(kind, PartKind.TEXT), text, started=False)
    return Chunk(number, frame, kind, (delta,), tokens)


def a_part(
    number: int, kind: PartKind, data: Mapping[str, Any], glance: str = "", part: int = 0
) -> Chunk:
    """Return a chunk with one part that is not text."""
    frame = Frame("message", "", "{}", 0, 2, 0.0)
    delta = PartDelta(0, part, kind, glance, started=True, data=data)
    return Chunk(number, frame, ChunkKind.TOOL, (delta,), None)
