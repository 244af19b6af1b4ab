"""The rows of the chunk table, read from tests.unit.presenters.json_runs import a_state
from workbench.presenters.find_query import FindQuery
from the recorded bytes."""

import json

from tests.builders import STREAM_URL, an_answer, an_array, an_event, events_of
from workbench.domain.run import Recording
from workbench.gemini.chunks import ChunkKind
from workbench.gemini.endpoints import Surface
from workbench.gemini.reading import Reader
from workbench.presenters.chunk_log import ChunkLog
from workbench.presenters.chunk_rows import LONGEST_READ, LONGEST_SHOWN, ChunkRows
from workbench.presenters.find_query import FindQuery


def rows_of(*reads: bytes, every_ms: float = 100.0) -> ChunkRows:
    log, recording, reader = ChunkLog(), Recording(), Reader(STREAM_URL, 200, ())
    for number, read in enumerate(reads):
        recording.append(read, number * every_ms)
        log.add(reader.feed(read, number * every_ms))
    return ChunkRows(log, recording, Surface.GEMINI)


def test_that_a_row_tells_its_chunk() -> None:
    usage = {"promptTokenCount": 5, "candidatesTokenCount": 12}
    row = rows_of(*events_of("Hello,\nworld", "!", usage=usage)).row(1)
    assert (row.number, row.time, row.gap, row.kind) == (2, "0.100 s", "100 ms", ChunkKind.TEXT)
    assert (row.tokens, row.is_estimate, row.content) == ("12", False, "!")
    assert row.sentence == "Chunk 2, text, at 0.100 s, 12 tokens: !"


def test_that_line_breaks_do_not_break_a_row() -> None:
    assert rows_of(*events_of("Hello,\nworld")).row(0).content == "Hello, ⏎ world"


def test_that_estimated_tokens_are_called_so() -> None:
    row = rows_of(*events_of("twelve chars", "")).row(0)
    assert (row.tokens, row.is_estimate) == ("about 3", True)


def test_that_the_elements_of_an_array_are_rows() -> None:
    rows = rows_of(an_array("one", "two"))
    assert [rows.row(index).content for index in range(2)] == ["one", "two"]


def test_that_the_event_is_shown_as_json_and_as_bytes() -> None:
    event = an_event(an_answer("é"))
    rows = rows_of(event)
    assert json.loads(rows.json_text(0)) == an_answer("é")
    assert rows.json_text(0).startswith('{\n  "candidates"')
    assert rows.bytes_text(0) == event.decode()
    assert rows.size(0) == len(event)


def test_that_an_event_that_is_not_json_is_shown_as_it_is() -> None:
    assert rows_of(an_event("oops {")).json_text(0) == "oops {"


def test_that_a_huge_event_is_neither_read_nor_shown_whole() -> None:
    event = an_event(an_answer("x" * 2_000_000))
    rows = rows_of(event)
    assert rows.row(0).content.startswith('{"candidates"')
    assert len(event) > LONGEST_READ
    assert len(rows.json_text(0)) < LONGEST_SHOWN + 100
    assert rows.json_text(0).endswith("… 2.0 MB in all")


def test_that_chunks_are_found_by_what_they_say_however_json_spells_it() -> None:
    rows = rows_of(*events_of('a "quoted" word', "naïve\n", "plain"))

    def found(text: str, kind: ChunkKind | None = None, start: int = 0) -> list[int]:
        hits = rows.matching(FindQuery(text), kind, start)
        return [hit for hit in hits if hit is not None]

    assert found('"quoted"') == [0]
    assert found("PLAIN") == [2]
    assert found("", ChunkKind.TEXT) == [0, 1, 2]
    assert found("", ChunkKind.TOOL) == []
    assert found("word", start=1) == []
