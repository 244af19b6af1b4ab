"""A frame and what it meant."""

from typing import Any

import pytest

from workbench.gemini.chunks import (
    PREVIEW,
    Chunk,
    ChunkKind,
    kind_of,
    output_tokens,
    says_something,
)
from workbench.gemini.frames import Frame
from workbench.gemini.parts import PartDelta, PartKind


def a_delta(kind: PartKind, text: str = "x") -> PartDelta:
    return PartDelta(0, 0, kind, text, started=True)


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        ([], ChunkKind.META),
        ([PartKind.TEXT], ChunkKind.TEXT),
        ([PartKind.THOUGHT], ChunkKind.THOUGHT),
        ([PartKind.CALL], ChunkKind.TOOL),
        ([PartKind.CODE], ChunkKind.TOOL),
        ([PartKind.MEDIA], ChunkKind.IMAGE),
        ([PartKind.OTHER], ChunkKind.META),
        ([PartKind.THOUGHT, PartKind.TEXT], ChunkKind.TEXT),
        ([PartKind.TEXT, PartKind.MEDIA], ChunkKind.IMAGE),
        ([PartKind.TEXT, PartKind.CALL], ChunkKind.TOOL),
    ],
)
def test_that_a_chunk_is_what_matters_most_in_it(kinds: list[PartKind], kind: ChunkKind) -> None:
    assert kind_of([a_delta(one) for one in kinds]) is kind


def test_that_an_empty_text_says_nothing_and_a_call_always_something() -> None:
    assert kind_of([a_delta(PartKind.TEXT, "")]) is ChunkKind.META
    assert not says_something(a_delta(PartKind.THOUGHT, ""))
    assert says_something(a_delta(PartKind.CALL, ""))


def a_chunk(data: str, *deltas: PartDelta) -> Chunk:
    frame = Frame("message", "", data, 0, len(data), 0.0)
    return Chunk(1, frame, kind_of(deltas), deltas, None)


def test_that_the_preview_is_the_beginning_of_the_content() -> None:
    deltas = [a_delta(PartKind.TEXT, "a" * 100), a_delta(PartKind.TEXT, "b" * 100)]
    assert a_chunk("{}", *deltas).preview == "a" * 100 + "b" * (PREVIEW - 100)


def test_that_the_preview_of_a_chunk_without_content_is_its_data() -> None:
    assert a_chunk("[DONE]").preview == "[DONE]"


@pytest.mark.parametrize(
    ("usage", "tokens"),
    [
        ({"candidatesTokenCount": 2, "thoughtsTokenCount": 3}, 5),
        ({"candidatesTokenCount": 2}, 2),
        ({"thoughtsTokenCount": 3}, 3),
        ({"promptTokenCount": 9}, None),
        ({"candidatesTokenCount": "2"}, None),
        (None, None),
    ],
)
def test_that_output_tokens_are_visible_and_thought_tokens(usage: Any, tokens: int | None) -> None:
    assert output_tokens(usage) == tokens
