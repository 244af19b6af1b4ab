"""Rows of bytes, found from anywhere."""

import random
import tracemalloc
from itertools import islice

import pytest

from tests.builders import a_recording, a_stream
from workbench.domain.run import Recording
from workbench.presenters.raw_bytes import RawBytes
from workbench.presenters.raw_rows import BLOCK, HexRows, RawRows, TextRows, down, up

HEAD = b"POST / HTTP/1.1\r\nHost: example.com\r\n\r\n"
PIECES = (
    b"a",
    b"\n",
    b"\r\n",
    b"\r",
    "é".encode(),
    "€".encode(),
    "😀".encode(),
    b"\xff",
    b"\x80" * 5,
)


def source_of(*reads: bytes, head: bytes = HEAD) -> RawBytes:
    return RawBytes(head, a_recording(reads))


def texts(rows: RawRows) -> list[str]:
    return [rows.row(*span).text for span in rows.spans(0)]


def test_that_lines_are_rows_and_long_ones_are_cut() -> None:
    rows = TextRows(source_of(b"data: 0123456789abcdef\r\n\r\nx", head=b""), 10)
    assert texts(rows) == ["data: 0123", "456789abcd", "ef", "", "x"]


def test_that_the_end_of_a_line_takes_no_row_of_its_own() -> None:
    rows = TextRows(source_of(b"0123456789\r\n0123456789\nx", head=b""), 10)
    assert texts(rows) == ["0123456789", "0123456789", "x"]


def test_that_no_character_is_cut() -> None:
    rows = TextRows(source_of("€€€€€€".encode(), head=b""), 10)
    assert texts(rows) == ["€€€€", "€€"]


def test_that_head_and_body_share_no_row() -> None:
    assert texts(TextRows(source_of(b"body", head=b"head"), 20)) == ["head", "body"]


@pytest.mark.parametrize("seed", range(20))
def test_that_rows_are_the_same_from_wherever_one_looks(seed: int) -> None:
    dice = random.Random(seed)
    body = b"".join(dice.choices(PIECES, weights=(60, 3, 3, 1, 9, 9, 9, 3, 3), k=600))
    source = source_of(body)
    for rows in (
        TextRows(source, 9 + seed),
        TextRows(source, 12, shows_ends=True),
        HexRows(source, 60),
    ):
        spans = list(rows.spans(0))
        assert [start for start, _ in spans[1:]] == [stop for _, stop in spans[:-1]]
        assert spans[-1][1] == len(source)
        assert max(stop - start for start, stop in spans) <= rows.most
        for number, (start, stop) in enumerate(spans):
            assert {rows.row_start(place) for place in range(start, stop)} == {start}
            assert list(islice(rows.spans(start), 3)) == spans[number : number + 3]
            assert down(rows, start, 4) == spans[min(number + 4, len(spans) - 1)][0]
            assert up(rows, start, 4) == spans[max(number - 4, 0)][0]


def test_that_figures_stand_in_as_many_columns_as_there_is_room_for() -> None:
    source = source_of(b"x" * 40)
    assert [HexRows(source, columns).width for columns in (20, 44, 75, 139, 500)] == [
        4,
        8,
        16,
        32,
        32,
    ]
    head, *_, body = texts(HexRows(source, 44))
    assert head == "POST / HTTP/1.1"
    assert body == "00000020  78 78 78 78 78 78 78 78  xxxxxxxx"


def test_that_a_long_line_costs_what_is_looked_at() -> None:
    recording = Recording()
    for number in range(36):
        recording.append("0123456€".encode() * 104_857, float(number))
    rows = TextRows(RawBytes(HEAD, recording), 90)
    tracemalloc.start()
    last = up(rows, len(HEAD) + len(recording), 60)
    assert down(rows, last, 30) > last > len(recording) - 60 * rows.most
    middle = rows.row_start(len(recording) // 2)
    assert "0123456€" in rows.row(*next(rows.spans(middle))).text
    assert tracemalloc.get_traced_memory()[1] < 4 * BLOCK
    tracemalloc.stop()


def test_that_a_character_on_the_border_of_a_block_stays_whole() -> None:
    rows = TextRows(source_of("€".encode() * (BLOCK // 3 + 100), head=b""), 90)
    start = rows.row_start(BLOCK + 50)
    near = "".join(rows.row(*span).text for span in islice(rows.spans(up(rows, start, 3)), 8))
    assert set(near) == {"€"}


def test_that_rows_follow_what_grows() -> None:
    recording = Recording()
    rows = TextRows(RawBytes(HEAD, recording), 40)
    assert texts(rows)[-1] == ""
    recording.append(a_stream("one"), 1.0)
    assert any('"one"' in text for text in texts(TextRows(RawBytes(HEAD, recording), 400)))
    assert texts(rows)[3].startswith("data: ")
    assert (up(rows, 0, 3), down(TextRows(RawBytes(), 40), 0, 3)) == (0, 0)
