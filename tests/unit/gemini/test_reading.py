"""The bytes of an answer read to their meaning."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import STREAM_URL, a_recording, a_run, a_stream, an_answer, an_array, an_error
from workbench.domain.json_text import to_json
from workbench.domain.run import CANCELLED, CLEAN, Cause, TransportEnd
from workbench.gemini import sse
from workbench.gemini.endpoints import Surface
from workbench.gemini.framing import Framing
from workbench.gemini.reading import Reader, Reading, read_run
from workbench.gemini.response import ChunkKind

WHOLE = json.dumps(an_answer("Hello", "STOP"), indent=2).encode()
TAIL = b'{\n  "error": {\n    "code": 503,\n    "message": "Busy.",\n    "status": "UNAVAILABLE"\n  }\n}\n'


def a_reading(*reads: bytes, end: TransportEnd = CLEAN, status: int = 200) -> Reading:
    """Return the reading of a streamed answer in these reads."""
    return read_run(a_run(*reads, status=status, end=end), keep_frames=True)


def test_that_a_live_answer_and_a_kept_one_read_the_same() -> None:
    body = a_stream("He", "llo", usage={"totalTokenCount": 3})
    reader = Reader(STREAM_URL, 200, ())
    chunks = [
        chunk
        for t_ms, read in a_recording([body[:50], body[50:]]).reads()
        for chunk in reader.feed(read, t_ms)
    ]
    live, kept = reader.finish(CLEAN, 40.0), a_reading(body[:50], body[50:])
    assert [chunk.frame for chunk in chunks] == list(kept.frames)
    assert (live.ended, live.ttft_ms, live.total_ms) == (kept.ended, kept.ttft_ms, kept.total_ms)
    assert live.response.merged() == kept.response.merged()


@pytest.mark.parametrize(
    ("body", "framing", "chunks"),
    [
        (a_stream("He", "llo"), Framing.SSE, 2),
        (an_array("He", "llo"), Framing.ARRAY, 2),
        (WHOLE, Framing.WHOLE, 1),
    ],
)
def test_that_every_framing_is_read(body: bytes, framing: Framing, chunks: int) -> None:
    reading = a_reading(body)
    assert (reading.ended, reading.framing, reading.chunk_count) == ("complete", framing, chunks)
    assert (reading.response.text, reading.leftover) == ("Hello", b"")
    assert len(reading.frames) == chunks


def test_that_frames_are_not_kept_unasked() -> None:
    assert read_run(a_run(a_stream("a"))).frames == ()


def test_that_the_chunk_of_a_whole_body_comes_with_the_end() -> None:
    reader = Reader(STREAM_URL, 200, ())
    assert reader.feed(WHOLE, 5.0) == []
    reading = reader.finish(CLEAN, 9.0)
    assert [(chunk.number, chunk.kind) for chunk in reading.last_chunks] == [(1, ChunkKind.TEXT)]
    assert (reading.ttft_ms, reading.total_ms) == (5.0, 9.0)


def test_that_the_surface_is_that_of_the_url() -> None:
    assert a_reading(WHOLE).endpoint.surface is Surface.GEMINI


def test_that_a_cut_stream_keeps_its_text() -> None:
    body = a_stream("He", "llo", "!")
    reading = a_reading(body[:-30])
    assert (reading.ended, reading.response.text, reading.chunk_count) == ("cut off", "Hello", 2)
    assert reading.failure is not None
    assert reading.leftover.startswith(b"data: ")


def test_that_a_stopped_answer_keeps_what_came() -> None:
    reading = a_reading(a_stream("He", finish=None), end=CANCELLED)
    assert (reading.ended, reading.failure, reading.response.text) == ("cancelled", None, "He")


def test_that_text_in_an_event_without_its_end_is_told_and_not_counted() -> None:
    body = a_stream("He", "llo", usage={"totalTokenCount": 3})
    reading = a_reading(body[:-2])
    response = reading.response
    assert (reading.ended, reading.chunk_count, len(reading.frames)) == ("cut off", 1, 1)
    assert (response.text, response.finish_reason) == ("Hello", "STOP")
    assert response.usage == {"totalTokenCount": 3}


@pytest.mark.parametrize("end", [b"", b"\r\n"])
def test_that_a_bare_error_behind_the_events_is_a_failure_with_the_text_kept(end: bytes) -> None:
    reading = a_reading(a_stream("He", finish=None) + TAIL + end)
    assert (reading.ended, reading.response.text, reading.chunk_count) == ("failed", "He", 1)
    assert reading.failure is not None
    assert (reading.failure.message, reading.failure.status) == ("Busy.", "UNAVAILABLE")
    assert reading.leftover == TAIL + end


def test_that_a_bare_error_between_events_is_a_failure() -> None:
    reading = a_reading(a_stream("He", finish=None) + TAIL + b"\r\n" + a_stream("llo"))
    assert (reading.ended, reading.response.text) == ("failed", "Hello")


def test_that_an_error_in_a_cut_event_is_a_failure() -> None:
    reading = a_reading(a_stream("He", finish=None) + b'data: {"error": {"code": 503}}')
    assert (reading.ended, reading.chunk_count) == ("failed", 1)


def test_that_an_error_as_the_last_element_is_a_failure_with_the_text_kept() -> None:
    body = an_array("He", finish=None)[:-1] + b",\r\n" + TAIL + b"]"
    reading = a_reading(body)
    assert (reading.ended, reading.response.text, reading.chunk_count) == ("failed", "He", 2)


def test_that_an_error_behind_an_array_is_a_failure() -> None:
    assert a_reading(an_array("He") + b"\n" + TAIL).ended == "failed"


def test_that_an_error_as_a_whole_body_is_a_failure() -> None:
    reading = a_reading(TAIL)
    assert (reading.ended, reading.chunk_count, reading.framing) == ("failed", 1, Framing.WHOLE)


def test_that_bare_objects_one_behind_the_other_are_told() -> None:
    reading = a_reading(json.dumps(an_answer("He")).encode() + b"\n\n" + TAIL)
    assert (reading.ended, reading.response.text, reading.chunk_count) == ("failed", "He", 1)


def test_that_an_error_reply_is_told_with_its_reason_phrase() -> None:
    reading = read_run(a_run(b"", status=502, reason="Bad Gateway"))
    assert reading.ended == "failed"
    assert reading.failure is not None
    assert reading.failure.code == 502


def test_that_an_error_reply_is_the_response() -> None:
    body = an_error(404, "NOT_FOUND", "No such model.")
    reading = a_reading(body, status=404)
    assert reading.response.merged() == json.loads(body)
    assert reading.failure is not None
    assert reading.failure.message == "No such model."


def test_that_nothing_arriving_is_a_failure() -> None:
    end = TransportEnd(clean=False, cause=Cause.REFUSED, host="example.test")
    reading = read_run(a_run(status=None, end=end))
    assert (reading.ended, reading.chunk_count, reading.ttft_ms) == ("failed", 0, None)


def test_that_an_event_beyond_the_limit_cuts_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sse, "MAX_FRAME", 300)
    reading = a_reading(a_stream("He", "x" * 500))
    assert (reading.ended, reading.response.text) == ("cut off", "He")
    assert reading.failure is not None
    assert "64 MiB" in reading.failure.title + reading.failure.explanation + str(
        reading.failure.facts
    )


def test_that_a_limit_of_ours_does_not_hide_what_came_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sse, "MAX_FRAME", 300)
    assert a_reading(a_stream("x" * 500), end=CANCELLED).ended == "cancelled"


def test_that_times_that_are_not_known_are_none() -> None:
    reader = Reader(STREAM_URL, 200, ())
    reader.feed(a_stream("Hi"), math.nan)
    reading = reader.finish(CLEAN, math.nan)
    assert (reading.ttft_ms, reading.total_ms) == (None, None)


KEYS = (
    *("candidates", "content", "parts", "text", "thought", "functionCall", "name", "args", "id"),
    *("partialArgs", "jsonPath", "stringValue", "willContinue", "inlineData", "finishReason"),
    *("index", "usageMetadata", "promptFeedback", "blockReason", "error", "choices", "usage"),
    *("citationMetadata", "logprobsResult", "groundingMetadata", "interaction", "event_type"),
)
VALUES = st.recursive(
    st.sampled_from([None, True, 0, -1, 1e400, "", "a", "$.a[0]", "STOP", "{", "\ud83d"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)
URLS = (STREAM_URL, "https://example.test/", "https://x.test/v1/openai/chat/completions")


def as_part(value: Any) -> dict[str, Any]:
    """Return a response with a value as its only part."""
    return {"candidates": [{"content": {"parts": [value]}}]}


@given(
    st.lists(VALUES | VALUES.map(as_part), max_size=4),
    st.sampled_from(URLS),
    st.sampled_from([200, 302, 500]),
    st.sampled_from(["data: %s\n\n", "%s", "%s\n\n"]),
)
def test_that_any_answer_can_be_read_and_told(
    values: list[Any], url: str, status: int, form: str
) -> None:
    reader = Reader(url, status, ())
    for value in values:
        reader.feed((form % json.dumps(value)).encode(), 0.0)
    reading = reader.finish(CLEAN, 1.0)
    response = reading.response
    told = [response.merged(), response.function_calls, response.usage, response.text]
    assert to_json([told, [part.data for part in response.parts()]]).encode()
