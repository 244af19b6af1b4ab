"""The text of an editor in pieces, beside the editor."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.presenters.editor_text import index_of, utf16_length
from workbench.presenters.text_pieces import SIZE, TextPieces

LETTERS = st.text(st.sampled_from("ab\n\U0001f600é"), max_size=20)


def upper(text: str) -> str:
    return text.upper()


@given(LETTERS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), LETTERS), max_size=8))
def test_that_edits_are_followed(text: str, edits: list[tuple[int, int, str]]) -> None:
    pieces = TextPieces(upper)
    pieces.load(text, upper)
    for at, removed, added in edits:
        start, stop = min(at, len(text)), min(at + removed, len(text))
        units = [utf16_length(text[:place]) for place in (start, stop)]
        pieces.change(units[0], units[1] - units[0], added)
        text = text[:start] + added + text[stop:]
        assert pieces.shown() == text
        assert pieces.text() == text.upper()
        assert pieces.length == utf16_length(text)
        assert pieces.is_narrow == (utf16_length(text) == len(text))


LONG = "".join(f"{number:07},\n" for number in range(40_000))


def test_that_pieces_are_whole_lines() -> None:
    pieces = TextPieces(str)
    pieces.load(LONG, str)
    assert len(pieces.pieces) > 3
    assert all(piece.endswith("\n") for piece in pieces.pieces[:-1])
    assert "".join(pieces.pieces) == LONG


def test_that_an_edit_in_a_long_text_reads_one_piece_again() -> None:
    read: list[int] = []

    def reading(piece: str) -> str:
        read.append(len(piece))
        return piece

    pieces = TextPieces(reading)
    pieces.load(LONG, reading)
    pieces.text()
    read.clear()
    pieces.change(200_000, 0, "x")
    assert pieces.text() == LONG[:200_000] + "x" + LONG[200_000:]
    assert sum(read) < 2 * SIZE


def test_that_a_piece_without_its_last_break_takes_the_next_one() -> None:
    pieces = TextPieces(str)
    pieces.load(LONG, str)
    end = len(pieces.pieces[0])
    pieces.change(end - 1, 1, "")
    assert pieces.shown() == LONG[: end - 1] + LONG[end:]
    assert all(piece.endswith("\n") for piece in pieces.pieces[:-1])


def test_that_a_large_insertion_is_divided() -> None:
    pieces = TextPieces(str)
    pieces.load("ab", str)
    pieces.change(index_of("ab", 1), 0, LONG)
    assert len(pieces.pieces) > 3
    assert pieces.shown() == f"a{LONG}b"


def test_that_pieces_are_read_anew_by_another_reading() -> None:
    pieces = TextPieces(str)
    pieces.load("a", str)
    pieces.text()
    pieces.read_by(upper)
    assert pieces.text() == "A"
