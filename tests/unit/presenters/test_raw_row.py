"""What is seen of a few bytes."""

import pytest

from workbench.presenters.raw_row import hex_row, text_row


def seen(data: bytes, *, shows_ends: bool = False) -> str:
    return text_row(data, 0, shows_ends=shows_ends).text


def test_that_the_end_of_a_line_is_seen_only_on_demand() -> None:
    assert seen(b"data: x\r\n") == "data: x"
    row = text_row(b"data: x\r\n", 100, shows_ends=True)
    assert (row.text, row.tail, row.stop) == ("data: x←↓", 7, 109)
    assert list(row.places)[-3:] == [106, 107, 108]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\x00\x1b\x7fb", "a···b"),
        (b"a\tb", "a b"),
        (b"a\rb", "a←b"),
        (b"\xff\xfe", "��"),
        ("é€\U0001f600".encode(), "é€\U0001f600"),
        ("a\u2028b\u202ec\u200bd\ufeff".encode(), "a·b·c·d·"),
        (b"\xed\xb2\x80", "���"),
    ],
)
def test_that_every_byte_is_seen_on_its_row(data: bytes, text: str) -> None:
    assert seen(data) == text


def test_that_characters_know_their_bytes() -> None:
    row = text_row("aé\U0001f600\xff".encode() + b"\xff!", 10, shows_ends=False)
    assert list(row.places) == [10, 11, 13, 17, 19, 20]
    assert list(row.units) == [0, 1, 2, 4, 5, 6, 7]
    assert list(row.spans(13, 19)) == [(2, 5)]
    assert list(row.spans(0, 5)) == []
    assert [row.byte_at(unit) for unit in (0, 2, 4, 7)] == [10, 13, 17, 21]


def test_that_a_row_of_figures_has_offset_figures_and_letters() -> None:
    row = hex_row(b"data\r\n", 100, 0x20, 8)
    assert row.text == "00000020  64 61 74 61 0d 0a        data··"
    assert len(row.places) == len(row.text)
    figures, letters = row.spans(101, 103)
    assert row.text[slice(*figures)] == "61 74"
    assert row.text[slice(*letters)] == "at"
    assert [row.byte_at(unit) for unit in (0, 10, 12, 13)] == [100, 100, 101, 101]


def test_that_full_rows_line_up() -> None:
    full, part = hex_row(b"abcd", 0, 0, 4), hex_row(b"a", 4, 4, 4)
    assert full.text.index("abcd") == part.text.rindex("a")
