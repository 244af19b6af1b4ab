"""The Merged view's rows."""

from typing import Any

from tests.builders import STREAM_URL, an_event
from tests.unit.presenters.chunks import a_chunk, a_part
from workbench.domain.run import CLEAN
from workbench.gemini.chunks import ChunkKind
from workbench.gemini.parts import PartKind
from workbench.gemini.reading import Reader
from workbench.gemini.response import ResponseFold
from workbench.presenters.merged_blocks import (
    LONGEST_BODY,
    Heading,
    MergedBlocks,
    Sources,
    ThoughtsRow,
    body_of,
)
from workbench.presenters.notices import Notice
from workbench.presenters.part_views import PartBlock
from workbench.presenters.text_blocks import LONGEST_PIECE, TextBlock

THOUGHT = ChunkKind.THOUGHT


def texts(merged: MergedBlocks) -> list[str]:
    return [row.text for row in merged.rows if isinstance(row, TextBlock)]


def merged_of(*values: dict[str, Any]) -> MergedBlocks:
    """Fold whole response objects, as a run would."""
    merged, reader = MergedBlocks(), Reader(STREAM_URL, 200, ())
    for value in values:
        merged.add(reader.feed(an_event(value), 0.0))
    merged.finish(reader.finish(CLEAN, 0.0).response)
    return merged


def a_candidate(*parts: dict[str, Any], index: int = 0, **more: Any) -> dict[str, Any]:
    return {"candidates": [{"content": {"parts": list(parts)}, "index": index, **more}]}


def test_that_pieces_of_text_become_blocks() -> None:
    merged = MergedBlocks()
    merged.add([a_chunk(1, "Hell"), a_chunk(2, "o\n\nwor")])
    merged.add([a_chunk(3, "ld")])
    assert texts(merged) == ["Hello", "world"]


def test_that_rows_are_only_added_at_the_end() -> None:
    merged = MergedBlocks()
    merged.add([a_chunk(1, "one\n\ntwo")])
    before = list(merged.rows)
    merged.add([a_chunk(2, "\n\nthree")])
    assert merged.rows[:2] == before
    assert merged.generation == 0


def test_that_every_change_is_told() -> None:
    merged = MergedBlocks()
    before = merged.revision
    merged.add([a_chunk(1, "one")])
    assert merged.revision > before


def test_that_thoughts_stand_below_their_line() -> None:
    merged = MergedBlocks()
    merged.add([a_chunk(1, "**Weighing it**\n\nHm.", kind=THOUGHT, t_ms=700.0, tokens=40)])
    merged.add(
        [a_chunk(2, " Well.", kind=THOUGHT, t_ms=2_060.0, tokens=86), a_chunk(3, "So: yes.")]
    )
    line, first, second, answer = merged.rows
    assert isinstance(line, ThoughtsRow)
    assert (line.headline, line.figures, line.closed) == ("Weighing it", "86 tokens · 1.36 s", True)
    assert isinstance(first, TextBlock)
    assert first.thought
    assert isinstance(second, TextBlock)
    assert second.text == "Hm. Well."
    assert isinstance(answer, TextBlock)
    assert not answer.thought


def test_that_thoughts_without_a_headline_are_told_by_their_last_words() -> None:
    merged = MergedBlocks()
    merged.add([a_chunk(1, "First this.\n\nThen that.", kind=THOUGHT)])
    line = merged.rows[0]
    assert isinstance(line, ThoughtsRow)
    assert (line.headline, line.figures) == ("Then that.", "")


def test_that_the_usage_at_the_end_tells_the_tokens_of_thoughts() -> None:
    merged = merged_of(
        a_candidate({"text": "Hm.", "thought": True}),
        a_candidate({"text": "Yes."}) | {"usageMetadata": {"thoughtsTokenCount": 586}},
    )
    line = merged.rows[0]
    assert isinstance(line, ThoughtsRow)
    assert line.tokens == 586


def test_that_a_call_is_a_row_between_texts() -> None:
    call = {"functionCall": {"name": "f", "args": {"a": 1}, "id": "x"}}
    merged = merged_of(a_candidate({"text": "Before"}, call, {"text": "after"}))
    assert texts(merged) == ["Before", "after"]
    (part,) = [row for row in merged.rows if isinstance(row, PartBlock)]
    assert (part.kind, part.data) == (PartKind.CALL, call)


def test_that_a_call_in_pieces_is_whole_at_the_end() -> None:
    started = {"functionCall": {"name": "f", "willContinue": True}}
    piece = {"functionCall": {"partialArgs": [{"jsonPath": "$.a", "stringValue": "x"}]}}
    merged = merged_of(a_candidate(started), a_candidate(piece))
    (part,) = [row for row in merged.rows if isinstance(row, PartBlock)]
    assert part.data is not None
    assert part.data["functionCall"]["args"] == {"a": "x"}


def test_that_a_part_shows_what_it_is_before_the_end() -> None:
    merged = MergedBlocks()
    merged.add([a_part(1, PartKind.FILE, {"fileData": {"fileUri": "u"}}, "u")])
    (part,) = merged.rows
    assert isinstance(part, PartBlock)
    assert (part.glance, part.data) == ("u", {"fileData": {"fileUri": "u"}})


def test_that_several_candidates_have_a_heading_each() -> None:
    merged = MergedBlocks()
    merged.add([a_chunk(1, "red"), a_chunk(2, "blue", candidate=1)])
    first = merged.generation
    merged.add([a_chunk(3, " rose"), a_chunk(4, " sky", candidate=1)])
    heads = [row.text for row in merged.rows if isinstance(row, Heading)]
    assert (heads, texts(merged)) == (["Candidate 1", "Candidate 2"], ["red rose", "blue sky"])
    assert merged.generation == first, "no row was added"


def test_that_a_new_row_amid_candidates_lays_all_out_anew() -> None:
    merged = MergedBlocks()
    merged.add([a_chunk(1, "red"), a_chunk(2, "blue", candidate=1)])
    first = merged.generation
    merged.add([a_chunk(3, "\n\nrose")])
    assert texts(merged) == ["red", "rose", "blue"]
    assert merged.generation > first


def test_that_sources_come_below_the_answer() -> None:
    chunks = [{"web": {"uri": "https://a.example/x", "title": "a.example"}}]
    merged = merged_of(a_candidate({"text": "So."}, groundingMetadata={"groundingChunks": chunks}))
    last = merged.rows[-1]
    assert isinstance(last, Sources)
    assert [source.title for source in last.sources] == ["a.example"]


def test_that_what_is_said_stands_below_everything() -> None:
    merged = MergedBlocks()
    merged.add([a_chunk(1, "one")])
    merged.finish(ResponseFold(Reader(STREAM_URL, 200, ()).endpoint.surface))
    merged.say(Notice("neutral", "Stopped"))
    assert isinstance(merged.rows[-1], Notice)
    assert texts(merged) == ["one"]
    assert merged.generation == 0


def test_that_a_long_body_is_shown_by_its_beginning() -> None:
    body = body_of("Response body", "x" * (LONGEST_BODY + 1), 5_000_000)
    assert (len(body.text), body.size, body.is_json) == (LONGEST_BODY + 2, "5.0 MB", False)


def test_that_json_is_indented_where_that_is_asked_for() -> None:
    assert body_of("Response", '{"a":1}', 7, indent=True).text == '{\n  "a": 1\n}'
    assert body_of("Response", '{"a":', 5, indent=True).text == '{"a":'


def test_that_what_is_left_out_of_a_very_long_piece_is_said() -> None:
    merged = merged_of(
        a_candidate({"text": "x" * (LONGEST_PIECE + 1_500)}), a_candidate({"text": "End"})
    )
    *blocks, said, last = merged.rows
    assert sum(len(row.text.replace("\n", "")) for row in blocks if isinstance(row, TextBlock)) == (
        LONGEST_PIECE
    )
    assert isinstance(said, Notice)
    assert (said.title, said.view) == ("1,500 more characters are not shown here", "raw")
    assert isinstance(last, TextBlock)
    assert last.text == "End"
