"""What of a run is shown as JSON."""

import json

from tests.builders import JSON, a_run, an_answer, an_error, an_event, events_of
from tests.unit.presenters.json_runs import a_state, state_of
from workbench.presenters.json_documents import Document, JsonDocuments
from workbench.presenters.json_source import Source
from workbench.presenters.response_state import ResponseState


def read(state: ResponseState, source: Source, chunk: int = 0) -> Document:
    return JsonDocuments(state).reader(source, chunk)()


def texts_in(document: Document) -> list[str]:
    parts = document.value["candidates"][0]["content"]["parts"]
    return [part["text"] for part in parts]


def test_that_the_merged_response_is_shown() -> None:
    assert texts_in(read(a_state("Hello, ", "world"), Source.MERGED)) == ["Hello, world"]


def test_that_a_stream_can_be_looked_at_while_it_runs() -> None:
    state = state_of(a_run(*events_of("Hello, ", "world")), 3)
    documents = JsonDocuments(state)
    assert documents.is_running
    assert texts_in(documents.reader(Source.MERGED, 0)()) == ["Hello, "]


def test_that_the_revision_tells_whether_there_is_more() -> None:
    run = a_run(*events_of("Hello, ", "world"))
    revisions = [JsonDocuments(state_of(run, count)).revision for count in (2, 3, 4, 5)]
    assert len(set(revisions)) == 4


def test_that_text_that_is_json_is_shown_as_output() -> None:
    document = read(a_state('{"period": ', '"Q3"}'), Source.OUTPUT)
    assert (document.name, document.value) == ("output", {"period": "Q3"})


def test_that_other_text_says_why_it_is_no_output() -> None:
    assert read(a_state("Hello"), Source.OUTPUT).reason.startswith(
        "The text of this answer is no JSON: line 1, column 1: "
    )
    assert read(a_state(""), Source.OUTPUT).reason == "This answer has no text."


def test_that_one_chunk_is_shown() -> None:
    document = read(a_state("Hello, ", "world"), Source.CHUNK, 1)
    assert (document.name, texts_in(document)) == ("chunk 2", ["world"])
    assert read(a_state("Hello"), Source.CHUNK, 1).reason == "There is no such chunk."


def test_that_a_chunk_that_is_no_json_is_its_text() -> None:
    state = state_of(a_run(an_event(an_answer("Hi")), an_event("{oops")))
    assert read(state, Source.CHUNK, 1).value == "{oops"


def test_that_all_chunks_are_an_array() -> None:
    document = read(a_state("Hello, ", "world"), Source.ALL)
    assert len(document.value) == 2
    assert document.value[-2:] == list(document.value)


def test_that_an_error_reply_is_shown() -> None:
    body = an_error(429, "RESOURCE_EXHAUSTED", "Slow down.")
    document = read(state_of(a_run(body, status=429, headers=JSON)), Source.MERGED)
    assert document.value == json.loads(body)


def test_that_a_page_is_no_json() -> None:
    run = a_run(b"<html>", status=502, headers=(("Content-Type", "text/html"),))
    assert read(state_of(run), Source.MERGED).reason == "Nothing in this answer is JSON."
    assert read(ResponseState(), Source.ALL).reason == "No chunks."


def test_that_a_long_answer_is_read_beside_the_window() -> None:
    assert JsonDocuments(a_state("Hello")).is_quick(Source.MERGED)
    large = JsonDocuments(a_state("word " * 100_000))
    assert not large.is_quick(Source.MERGED)
    assert large.is_quick(Source.ALL)
