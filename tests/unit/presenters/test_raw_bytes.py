"""An exchange as one run of bytes."""

import pytest

from tests.builders import a_recording
from workbench.domain.run import SentMessage
from workbench.domain.wire_headers import USER_AGENT
from workbench.presenters.raw_bytes import Head, RawBytes, offset_of

ASKED = SentMessage("POST", "https://example.com/v1/m:go?alt=sse", (("X-A", "é"),), b"{}")
ASKED_LINES = (
    f"Host: example.com\r\nX-A: é\r\nAccept-Encoding: gzip\r\nUser-Agent: {USER_AGENT}\r\n"
    "Content-Length: 2\r\n\r\n"
)


def test_that_the_head_grows_from_the_question_to_the_answer() -> None:
    assert Head(ASKED).data().decode() == "POST /v1/m:go?alt=sse\r\n" + ASKED_LINES
    answered = Head(ASKED, 200, "OK", (("X-B", "2"),), "HTTP/1.1").data().decode()
    first, _, last = answered.partition(ASKED_LINES)
    assert (first, last) == (
        "POST /v1/m:go?alt=sse HTTP/1.1\r\n",
        "HTTP/1.1 200 OK\r\nX-B: 2\r\n\r\n",
    )


def test_that_nothing_stands_there_before_anything_was_sent() -> None:
    assert Head(SentMessage("", "")).data() == b""


def test_that_head_and_body_are_one() -> None:
    source = RawBytes(b"head", a_recording([b"bo", b"dy"]))
    whole = b"headbody"
    pairs = [(start, stop) for start in range(9) for stop in range(start, 10)]
    assert [source.slice(*pair) for pair in pairs] == [whole[a:b] for a, b in pairs]
    assert (len(source), source.body_start) == (8, 4)
    assert list(source.reads_in(0, 8)) == [(4, 20.0), (6, 30.0)]
    assert list(source.reads_in(0, 4)) == []


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("1234", 1234),
        (" 1,234 ", 1234),
        ("0x4D2", 1234),
        ("-1", -1),
        ("", None),
        ("0x", None),
        ("end", None),
        ("٣", None),
    ],
)
def test_that_an_offset_is_read(text: str, offset: int | None) -> None:
    assert offset_of(text) == offset
