"""Every SSE case, fed whole, as given, byte by byte and at every cut."""

import base64
from functools import partial
from typing import Any

import pytest

from tests.conformance.shared_data import needs_data, sse_cases
from tests.unit.gemini.cutting import Decoder, read_all, read_every_way
from workbench.domain.run import CLEAN
from workbench.gemini.framing import Framing, StreamDecoder
from workbench.gemini.leftover import values_in
from workbench.gemini.reading import Reader, Reading
from workbench.gemini.sse import SseDecoder

pytestmark = needs_data

URL = "https://generativelanguage.googleapis.com/v1beta/models/m:streamGenerateContent?alt=sse"
SSE = (("Content-Type", "text/event-stream"),)
WHOLE = {
    "sse-036": "a body that begins with a brace is whole, whatever was asked for",
    "sse-164": "a body that begins with a brace is whole; the payloads in it are told",
    "sse-166": "a body that begins with a brace is whole; the payloads in it are told",
}
LEFT_OVER = {
    "sse-036": "a bare JSON error is kept to be told; to the standard it is a field without a name"
}


def chunks_of(case: dict[str, Any]) -> list[bytes]:
    """Return the reads of a case."""
    return [base64.b64decode(chunk) for chunk in case["chunks_b64"]]


def decoder_of(case: dict[str, Any]) -> Decoder:
    """Return the decoder for a case: the SSE reader itself where the framing would be another."""
    return SseDecoder() if case["id"] in WHOLE else StreamDecoder(200)


def case(name: str) -> dict[str, Any]:
    """Return one case by its id."""
    return next(one for one in sse_cases() if one["id"] == name)


def read(case: dict[str, Any]) -> Reading:
    """Return the reading of a case as a Gemini answer."""
    reader = Reader(URL, 200, SSE)
    for chunk in chunks_of(case):
        reader.feed(chunk, 0.0)
    return reader.finish(CLEAN, None)


def test_that_every_case_gives_its_events_however_it_is_cut() -> None:
    assert len(sse_cases()) >= 69
    for one in sse_cases():
        rest = read_every_way(partial(decoder_of, one), b"".join(chunks_of(one)))
        assert read_all(decoder_of(one), chunks_of(one)) == rest, one["id"]
        events = [{"event": f.event, "data": f.data, "id": f.id} for f in rest.frames]
        assert events == one["events"], one["id"]


def test_that_what_comes_after_the_last_event_is_left_over() -> None:
    left = {
        one["id"]: bool(read_all(decoder_of(one), chunks_of(one)).leftover.strip())
        for one in sse_cases()
    }
    expected = {one["id"]: one["incomplete_tail"] for one in sse_cases()}
    assert {name for name in left if left[name] != expected[name]} == set(LEFT_OVER)


def test_that_the_cases_that_are_no_sse_are_named() -> None:
    framings = {}
    for one in sse_cases():
        decoder = StreamDecoder(200)
        read_all(decoder, chunks_of(one))
        framings[one["id"]] = decoder.framing
    others = {name for name, framing in framings.items() if framing not in (Framing.SSE, None)}
    assert others == set(WHOLE)


@pytest.mark.parametrize("name", ["sse-164", "sse-166"])
def test_that_payloads_that_official_clients_take_are_told(name: str) -> None:
    body = b"".join(chunks_of(case(name))).decode()
    wanted = [next(values_in(text)) for text in case(name)["gemini_expect"]["lenient_payloads"]]
    assert list(values_in(body))[: len(wanted)] == wanted


def test_that_a_bare_error_is_a_failure_with_the_text_kept() -> None:
    reading = read(case("sse-166"))
    error = case("sse-166")["gemini_expect"]["stream_error"]
    assert (reading.ended, reading.response.text) == ("failed", "test")
    assert reading.failure is not None
    assert (reading.failure.code, reading.failure.message) == (error["code"], error["message"])


def test_that_an_unfinished_payload_is_cut_off() -> None:
    assert read(case("sse-162")).ended == "cut off"


def test_that_a_payload_that_is_no_json_is_a_failure_behind_the_good_ones() -> None:
    reading = read(case("sse-173"))
    assert (reading.ended, reading.response.bad_frame, reading.response.json_count) == (
        "failed",
        2,
        1,
    )
