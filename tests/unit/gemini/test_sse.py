"""Server-sent events from bytes, however they are cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.gemini.cutting import (
    cuts,
    data_of,
    pieces,
    read_all,
    read_every_way,
    single_bytes,
)
from workbench.gemini import sse
from workbench.gemini.sse import SseDecoder

LINE_ENDS = ["\n", "\r\n", "\r"]


@pytest.mark.parametrize("end", LINE_ENDS)
def test_that_every_line_end_ends_lines(end: str) -> None:
    body = f"data: one{end}data: two{end}{end}data: three{end}{end}".encode()
    rest = read_every_way(SseDecoder, body)
    assert data_of(rest.frames) == ["one\ntwo", "three"]
    assert (rest.leftover, rest.closed) == (b"", True)


@pytest.mark.parametrize("end", LINE_ENDS)
def test_that_offsets_tile_the_body(end: str) -> None:
    body = f"data: é{end}{end}data: {{}}{end}{end}".encode()
    frames = read_every_way(SseDecoder, body).frames
    assert [(frame.start, frame.stop) for frame in frames] == [
        (0, frames[1].start),
        (frames[1].start, len(body)),
    ]


def test_that_offsets_count_from_the_base() -> None:
    frame = read_all(SseDecoder(base=3), [b"data: x\n\n"]).frames[0]
    assert (frame.start, frame.stop) == (3, 12)


@pytest.mark.parametrize("char", ["\u2028", "\u2029", "\u0085", "\x0b", "\x0c", "\x1e"])
def test_that_nothing_else_ends_a_line(char: str) -> None:
    rest = read_every_way(SseDecoder, f"data: a{char}b\r\n\r\n".encode())
    assert data_of(rest.frames) == [f"a{char}b"]


def test_that_a_space_after_the_colon_is_not_needed_and_only_one_is_dropped() -> None:
    rest = read_every_way(SseDecoder, b"data:a\n\ndata:  b\n\n")
    assert data_of(rest.frames) == ["a", " b"]


def test_that_comments_and_unknown_fields_are_ignored() -> None:
    rest = read_every_way(SseDecoder, b": hello\ndata: a\n: there\nfoo: b\nretry: 3\n\n: end\n\n")
    assert data_of(rest.frames) == ["a"]
    assert (rest.leftover, rest.closed) == (b"", True)


def test_that_an_event_begins_at_its_first_field() -> None:
    body = b": ping\n\n: ping\ndata: a\n\n"
    frame = read_every_way(SseDecoder, body).frames[0]
    assert body[frame.start : frame.stop] == b"data: a\n\n"


def test_that_the_event_name_counts_for_one_event() -> None:
    frames = read_every_way(SseDecoder, b"event: done\ndata: a\n\ndata: b\n\n").frames
    assert [frame.event for frame in frames] == ["done", "message"]


def test_that_the_name_of_an_event_without_data_is_forgotten() -> None:
    frames = read_every_way(SseDecoder, b"event: done\n\ndata: b\n\n").frames
    assert [frame.event for frame in frames] == ["message"]


def test_that_the_last_event_id_stays_until_another_comes() -> None:
    body = b"id: 1\ndata: a\n\ndata: b\n\nid: x\0y\ndata: c\n\nid\ndata: d\n\nid: 2\n\ndata: e\n\n"
    frames = read_every_way(SseDecoder, body).frames
    assert [frame.id for frame in frames] == ["1", "1", "1", "", "2"]


def test_that_an_empty_data_line_makes_an_event() -> None:
    assert data_of(read_every_way(SseDecoder, b"data\n\ndata:\ndata\n\n").frames) == ["", "\n"]


def test_that_an_event_without_its_blank_line_is_left_over() -> None:
    rest = read_every_way(SseDecoder, b"data: a\r\n\r\nid: 7\r\ndata: b\r\n")
    assert data_of(rest.frames) == ["a"]
    assert (rest.leftover, rest.closed) == (b"id: 7\r\ndata: b\r\n", False)


def test_that_half_a_crlf_is_no_blank_line() -> None:
    rest = read_every_way(SseDecoder, b"data: a\r\n\r")
    assert (rest.frames, rest.closed) == ((), False)


def test_that_a_lone_cr_at_the_end_ends_the_last_event() -> None:
    rest = read_every_way(SseDecoder, b"data: a\r\r")
    assert (data_of(rest.frames), rest.leftover, rest.closed) == (["a"], b"", True)


def test_that_a_bare_error_after_the_events_is_left_over() -> None:
    error = b'{\n  "error": {\n    "code": 503\n  }\n}\n'
    rest = read_every_way(SseDecoder, b"data: a\r\n\r\n" + error)
    assert (data_of(rest.frames), rest.leftover) == (["a"], error)


def test_that_a_bare_error_with_a_blank_line_is_left_over_too() -> None:
    rest = read_every_way(SseDecoder, b'data: a\n\n{"error": {}}\n\n')
    assert rest.leftover == b'{"error": {}}\n\n'


@pytest.mark.parametrize("blank", ["", "\n"])
def test_that_bare_text_between_events_is_kept_apart(blank: str) -> None:
    decoder = SseDecoder()
    body = f'data: a\n\n{{"error": {{}}}}\n{blank}data: b\n\n'.encode()
    assert data_of(read_all(decoder, [body]).frames) == ["a", "b"]
    assert [stray.strip() for stray in decoder.strays] == [b'{"error": {}}']


def test_that_bare_text_inside_an_event_is_kept_apart() -> None:
    decoder = SseDecoder()
    assert data_of(read_all(decoder, single_bytes(b"data: a\n{}\n\n")).frames) == ["a"]
    assert decoder.strays == [b"{}\n\n"]


def test_that_a_frame_has_the_time_of_the_read_that_completed_it() -> None:
    decoder = SseDecoder()
    assert decoder.feed(b"data: a\r\n", 1.0) == []
    assert [frame.t_ms for frame in decoder.feed(b"\r\ndata: b\r\n\r\ndata", 2.0)] == [2.0, 2.0]


def test_that_bytes_that_are_not_utf_8_mark_their_event() -> None:
    frames = read_every_way(SseDecoder, b"data: a\xff\n\ndata: b\n\n").frames
    assert [(frame.data, frame.flawed) for frame in frames] == [("a\ufffd", True), ("b", False)]


def test_that_comments_and_blank_lines_are_no_progress() -> None:
    decoder = SseDecoder()
    decoder.feed(b"data: a\r\n\r\n", 0.0)
    before = decoder.progress
    for read in single_bytes(b": ping\r\n\r\n\r\n:\n\n"):
        decoder.feed(read, 0.0)
        assert decoder.progress == before


def test_that_each_byte_of_an_open_event_is_progress() -> None:
    decoder = SseDecoder()
    seen = []
    for read in single_bytes(b'data: {"a": 1}'):
        decoder.feed(read, 0.0)
        seen.append(decoder.progress)
    assert seen == sorted(set(seen))


def test_that_progress_never_shrinks() -> None:
    decoder = SseDecoder()
    seen = []
    for read in single_bytes(b": a\r\ndata: b\r\ndata: c\r\n\r\nid: 1\r\n\r\ndata: d\r\r"):
        decoder.feed(read, 0.0)
        seen.append(decoder.progress)
    assert seen == sorted(seen)


@pytest.mark.parametrize("reads", [1, 7])
@pytest.mark.parametrize("line_ends", [b"\n\n", b"\n"])
def test_that_an_event_beyond_the_limit_ends_the_reading(
    monkeypatch: pytest.MonkeyPatch, reads: int, line_ends: bytes
) -> None:
    monkeypatch.setattr(sse, "MAX_FRAME", 100)
    decoder = SseDecoder()
    body = b"data: a\n\ndata: " + b"b" * 200 + line_ends
    rest = read_all(decoder, pieces(body, range(0, len(body), len(body) // reads)))
    assert data_of(rest.frames) == ["a"]
    assert (decoder.too_large, rest.closed) == (True, False)
    assert decoder.feed(b"data: c\n\n", 0.0) == []


LINES = st.lists(
    st.sampled_from(
        ["data: a", "data:", "data", ":c", "id: 1", "event: e", "x", "{", "", "é", "\ufeff"]
    ),
    max_size=12,
)


@given(st.lists(st.tuples(LINES, st.sampled_from(LINE_ENDS)), max_size=4), cuts())
def test_that_events_do_not_depend_on_the_cuts(
    blocks: list[tuple[list[str], str]], where: list[int]
) -> None:
    body = "".join(line + end for lines, end in blocks for line in lines).encode()
    whole = read_all(SseDecoder(), [body])
    assert read_all(SseDecoder(), pieces(body, where)) == whole
    assert read_all(SseDecoder(), single_bytes(body)) == whole


@given(st.binary(max_size=200), cuts())
def test_that_any_bytes_are_read_the_same_however_cut(body: bytes, where: list[int]) -> None:
    assert read_all(SseDecoder(), pieces(body, where)) == read_all(SseDecoder(), [body])
