"""A recording goes out as it came in, or with the same chunks in another shape."""

import json

import pytest

from tests.mock_requests import a_recording, frames_of
from workbench.domain.run import Cause, TransportEnd
from workbench.mock.exchange import Break, Write
from workbench.mock.framing import Shape
from workbench.mock.replay import replayed

FIRST = b'data: {"candidates": [{"content": {"parts": [{"text": "a"}]}}]}\r\n\r\n'
SECOND = b'data: {"candidates": [{"content": {"parts": [{"text": "b"}]},"finishReason": "STOP"}]}\r\n\r\n'
STREAM = a_recording((600, FIRST), (650.5, SECOND[:10]), (651.5, SECOND[10:]))
ERROR = b'{"error": {"code": 429,  "message": "no"}}'


def test_that_reads_and_pauses_are_kept() -> None:
    found = replayed(STREAM, Shape.EVENTS)
    assert found.writes == (Write(600, FIRST), Write(50.5, SECOND[:10]), Write(1, SECOND[10:]))
    assert found.ending is None


def test_that_headers_of_the_wire_and_of_web_pages_are_left_out() -> None:
    headers = (
        ("X-Kept", "1"),
        ("Content-Encoding", "gzip"),
        ("Transfer-Encoding", "chunked"),
        ("Content-Length", "5"),
        ("Access-Control-Allow-Origin", "*"),
        ("Bad Name", "1"),
        ("X-Bad", "a\r\nSet-Cookie: b"),
        ("X-Letters", "é"),
    )
    assert replayed(a_recording((1, FIRST), headers=headers), Shape.EVENTS).headers == (
        (b"x-kept", b"1"),
    )


@pytest.mark.parametrize(
    ("end", "ending"),
    [
        (TransportEnd(clean=False, cause=Cause.BROKEN), Break.CUT),
        (TransportEnd(clean=False, cancelled=True), Break.CUT),
        (TransportEnd(clean=False, cause=Cause.SILENT, limit_s=5), Break.STALL),
    ],
)
@pytest.mark.parametrize("shape", list(Shape))
def test_that_it_breaks_where_it_broke(end: TransportEnd, ending: Break, shape: Shape) -> None:
    found = replayed(a_recording((1, FIRST), end=end), shape)
    assert found.ending is ending
    assert not found.body.endswith(b"]")


def test_that_a_stream_becomes_an_array_with_the_same_times() -> None:
    found = replayed(STREAM, Shape.ARRAY)
    assert [write.delay_ms for write in found.writes] == [600, 51.5, 0]
    assert len(json.loads(found.body)) == len(frames_of(found)) == 2
    assert dict(found.headers)[b"content-type"].startswith(b"application/json")


def test_that_a_stream_becomes_one_answer() -> None:
    candidate = json.loads(replayed(STREAM, Shape.WHOLE).body)["candidates"][0]
    assert candidate["content"]["parts"] == [{"text": "ab"}]
    assert candidate["finishReason"] == "STOP"


def test_that_one_answer_becomes_a_stream_of_one() -> None:
    found = replayed(a_recording((5, b'{"candidates": []}')), Shape.EVENTS)
    assert found.body == b'data: {"candidates": []}\r\n\r\n'


def test_that_what_is_no_json_goes_out_as_it_is() -> None:
    found = replayed(a_recording((1, FIRST), (2, b"data: {oops\r\n\r\n")), Shape.ARRAY)
    assert found.body == FIRST + b"data: {oops\r\n\r\n"


def test_that_an_error_keeps_its_status_and_bytes() -> None:
    found = replayed(a_recording((1, ERROR), status=429), Shape.EVENTS)
    assert (found.status, found.body) == (429, ERROR)


def test_that_an_error_is_wrapped_for_an_array() -> None:
    found = replayed(a_recording((1, ERROR), status=429), Shape.ARRAY)
    assert found.status == 429
    assert json.loads(found.body) == [json.loads(ERROR)]


def test_that_an_error_page_is_not_wrapped() -> None:
    assert replayed(a_recording((1, b"<p>"), status=502), Shape.ARRAY).body == b"<p>"


@pytest.mark.parametrize("status", [0, 100, 999])
def test_that_a_status_that_http_lacks_becomes_200(status: int) -> None:
    assert replayed(a_recording((1, FIRST), status=status), Shape.EVENTS).status == 200
