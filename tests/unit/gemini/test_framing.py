"""The framing that a body has, and what is the same for all of them."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.gemini.cutting import cuts, data_of, pieces, read_all, read_every_way
from workbench.gemini.framing import MAX_FRAME, Framing, StreamDecoder

BOM = b"\xef\xbb\xbf"
OK = partial(StreamDecoder, 200)


@pytest.mark.parametrize(
    ("body", "framing"),
    [
        (b"data: x\n\n", Framing.SSE),
        (b": comment", Framing.SSE),
        (b"hello", Framing.SSE),
        (b"\r\n \t\n[", Framing.ARRAY),
        (b'{"a": 1}', Framing.WHOLE),
        (b"<!doctype html>", Framing.WHOLE),
        (b" \n ", None),
        (b"", None),
    ],
)
@pytest.mark.parametrize("before", [b"", BOM])
def test_that_the_body_decides(body: bytes, framing: Framing | None, before: bytes) -> None:
    decoder = OK()
    read_all(decoder, [bytes([byte]) for byte in before + body])
    assert decoder.framing == framing


@pytest.mark.parametrize("body", [b"data: x\n\n", b"[{}]", b"oops"])
def test_that_an_error_status_means_a_whole_body(body: bytes) -> None:
    frames = read_every_way(partial(StreamDecoder, 429), body).frames
    assert [(frame.event, frame.data) for frame in frames] == [("body", body.decode())]


def test_that_a_whole_body_is_one_frame_at_the_end() -> None:
    decoder = OK()
    assert decoder.feed(b'{"a":', 1.0) == []
    assert decoder.feed(b" 1}\n", 2.0) == []
    frame = decoder.flush().frames[0]
    assert frame == ("body", "", '{"a": 1}\n', 0, 9, 2.0, False)


@pytest.mark.parametrize("body", [b"[{}]", b"{}", b"data: {}\n\n"])
def test_that_one_byte_order_mark_is_dropped_and_counted(body: bytes) -> None:
    plain = read_every_way(OK, body).frames[0]
    marked = read_every_way(OK, BOM + body).frames[0]
    assert marked == plain._replace(start=plain.start + 3, stop=plain.stop + 3)


def test_that_a_second_byte_order_mark_belongs_to_the_first_line() -> None:
    frames = read_every_way(OK, BOM + BOM + b"data: 1\n\ndata: 2\n\n").frames
    assert data_of(frames) == ["2"]


def test_that_an_empty_body_has_no_frames_and_no_end_to_miss() -> None:
    assert read_every_way(OK, b"\n\n") == ((), b"\n\n", True)


def test_that_an_empty_error_body_has_no_frames() -> None:
    assert read_every_way(partial(StreamDecoder, 500), b" \n").frames == ()


def test_that_white_space_before_the_body_is_no_progress() -> None:
    decoder = OK()
    decoder.feed(b"\n" * 50, 0.0)
    assert decoder.progress == 0
    decoder.feed(b'{"a"', 0.0)
    assert decoder.progress > 0


def test_that_white_space_without_end_is_too_large() -> None:
    decoder = OK()
    decoder.feed(b" " * 100, 0.0)
    assert not decoder.too_large
    decoder._head = bytearray(MAX_FRAME + 1)
    assert decoder.too_large


def test_that_strays_are_taken_once() -> None:
    decoder = OK()
    decoder.feed(b"data: 1\n\n{}\n\ndata: 2\n\n", 0.0)
    assert decoder.take_strays() == [b"{}\n\n"]
    assert decoder.take_strays() == []


BODIES = st.one_of(
    st.binary(max_size=120),
    st.lists(
        st.sampled_from([b"data: a", b"\r\n", b"\n", b"\r", b"[", b"]", b"{", b"}", b",", BOM]),
        max_size=20,
    ).map(b"".join),
)


@given(BODIES, cuts(), st.sampled_from([200, 400, None]))
def test_that_frames_do_not_depend_on_the_cuts(
    body: bytes, where: list[int], status: int | None
) -> None:
    whole = read_all(StreamDecoder(status), [body])
    assert read_all(StreamDecoder(status), pieces(body, where)) == whole


@given(BODIES)
def test_that_every_frame_lies_inside_the_body_behind_the_one_before(body: bytes) -> None:
    frames = read_all(OK(), [body]).frames
    borders = [border for frame in frames for border in (frame.start, frame.stop)]
    assert borders == sorted(borders)
    assert all(0 <= border <= len(body) for border in borders)
