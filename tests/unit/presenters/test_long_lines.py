"""Very long lines are cut for the editor, and nothing of it reaches the text."""

import json

from hypothesis import given
from hypothesis import strategies as st

from workbench.presenters.long_lines import LONGEST, PIECE, CutLines, Cuts, cuts_for, long_lines

CUTS = cuts_for("")
ROWS = json.dumps([{"id": n, "text": 'a "quoted", and a \\ in it'} for n in range(2_000)])
SENTENCE = json.dumps('one, "two" and \\ three ' * 5_000)
SMALL = st.text(st.sampled_from('ab,"\\{}[] \n'), max_size=60)


def pieces(line: str) -> list[str]:
    return CUTS.cut(line).split("\n")


@given(st.lists(st.tuples(SMALL, st.integers(1, 400)), max_size=5))
def test_that_a_text_comes_back_whole(parts: list[tuple[str, int]]) -> None:
    text = "\n".join(part * times for part, times in parts)
    assert CUTS.joined(CUTS.cut(text)) == text
    assert all(len(line) <= LONGEST for line in CUTS.cut(text).split("\n"))


def test_that_lines_up_to_the_limit_stay_whole() -> None:
    text = "a" * LONGEST + "\n" + "b" * LONGEST
    assert CUTS.cut(text) == text


def test_that_rows_are_cut_behind_commas() -> None:
    cut = pieces(ROWS)
    assert all(piece.endswith(", " + CUTS.between) for piece in cut[:-1])
    assert all(PIECE // 2 <= len(piece) <= 2 * PIECE + 1 for piece in cut)


def test_that_a_long_string_is_cut_inside_and_says_so() -> None:
    cut = pieces(SENTENCE)
    assert all(piece.endswith(CUTS.inside) for piece in cut[:-1])
    assert not any(len(piece) % 2 and piece[:-1].endswith("\\\\\\") for piece in cut[:-1])


def test_that_no_escape_is_torn() -> None:
    for shift in range(4):
        line = '"' + "x" * shift + "\\n" * 5_000 + '"'
        for piece in pieces(line)[:-1]:
            body = piece.removesuffix(CUTS.inside)
            assert (len(body) - len(body.rstrip("\\"))) % 2 == 0


def test_that_signs_are_never_characters_of_the_text() -> None:
    assert not set(cuts_for("\ufff2 \ufff5").signs) & {"\ufff2", "\ufff5"}
    assert cuts_for("\ufff0\ufff1\ufff2") == Cuts()
    assert Cuts().cut("a" * 10_000) == "a" * 10_000


def test_that_places_of_cuts_are_those_of_the_whole_text() -> None:
    shown = f"ab{CUTS.between}\ncd{CUTS.inside}\nef"
    assert CUTS.places(shown) == [2, 4]
    assert CUTS.places("ab\ncd") == []


@given(st.lists(st.integers(0, 60), max_size=40), st.integers(2, 20))
def test_that_every_long_line_is_found(lengths: list[int], least: int) -> None:
    lines = ["x" * length for length in lengths]
    text = "\n".join(lines)
    found = [text[start:stop] for start, stop in long_lines(text, least)]
    assert found == [line for line in lines if len(line) >= least]


def whole(ends: list[int], blocks: int) -> list[int]:
    """Return the text's line of each line of the editor, counted plainly."""
    line, lines = 1, []
    for block in range(blocks):
        lines.append(line)
        line += block not in ends
    return lines


@given(st.sets(st.integers(0, 30)))
def test_that_lines_are_counted_as_the_text_has_them(ends: set[int]) -> None:
    cut = CutLines(sorted(ends))
    lines = whole(sorted(ends), 40)
    assert [cut.line_of(block) for block in range(40)] == lines
    assert [cut.block_of(line) for line in sorted(set(lines))] == [
        lines.index(line) for line in sorted(set(lines))
    ]
    assert [cut.first_of(block) for block in range(40)] == [lines.index(line) for line in lines]
    assert [cut.is_continued(block) for block in range(40)] == [
        block - 1 in ends for block in range(40)
    ]


def test_that_an_edit_moves_the_cuts_behind_it() -> None:
    cut = CutLines([1, 5, 9])
    cut.replace(4, 5, 2, [4, 6])
    assert [block for block in range(14) if cut.is_continued(block + 1)] == [1, 4, 6, 11]


def test_that_a_line_tells_whether_it_goes_on() -> None:
    assert CUTS.is_cut(f"a{CUTS.inside}")
    assert CUTS.begins_inside(f"a{CUTS.inside}")
    assert CUTS.is_cut(f"a{CUTS.between}")
    assert not CUTS.begins_inside(f"a{CUTS.between}")
    assert not CUTS.is_cut("")
