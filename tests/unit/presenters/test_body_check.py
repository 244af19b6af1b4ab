"""What the editor says of a body."""

import pytest

from tests.builders import ASK
from workbench.presenters.body_check import (
    CHECKED,
    HIGHLIGHTED,
    BodyLook,
    BodyTrouble,
    body_look,
    body_trouble,
    loading_note,
    longest_cut,
)


@pytest.mark.parametrize("body", ["", "  \n", ASK, "[1, 2]", "7"])
def test_that_a_sound_or_empty_body_has_no_trouble(body: str) -> None:
    assert body_trouble(body) is None


def test_that_a_missing_comma_is_told_with_line_and_column() -> None:
    trouble = body_trouble('{\n  "a": 1\n  "b": 2\n}')
    assert trouble is not None
    assert (trouble.line, trouble.column) == (3, 3)
    assert trouble.sentence.startswith("Line 3: expected a comma")
    assert trouble.place == "Column 3"


def test_that_large_line_numbers_have_separators() -> None:
    assert BodyTrouble(12345, 1, "expected a value").sentence == "Line 12,345: expected a value"


@pytest.mark.parametrize("value", ["{{temperature}}", "{{ secret:key }}", "-{{n}}", '"x {{n}} y"'])
def test_that_a_variable_may_stand_for_a_value(value: str) -> None:
    assert body_trouble(f'{{"a": {value}}}') is None


def test_that_a_variable_moves_no_place() -> None:
    trouble = body_trouble('{"a": {{name}} "b"}')
    assert trouble is not None
    assert trouble.column == 16


def test_that_a_very_long_body_is_not_read_while_typing() -> None:
    assert body_trouble("[" * (CHECKED + 1)) is None


def test_that_an_ordinary_body_is_shown_with_everything() -> None:
    assert body_look(HIGHLIGHTED) == BodyLook(note="JSON is not checked above 2 MB")
    assert body_look(CHECKED) == BodyLook()


def test_that_a_very_large_body_is_plain_until_colours_are_asked_for() -> None:
    look = body_look(HIGHLIGHTED + 1)
    assert not look.highlights
    assert look.note == "Highlighting is off above 5 MB; JSON is not checked above 2 MB"
    assert look.action == "Turn on anyway"
    assert body_look(HIGHLIGHTED + 1, anyway=True).highlights


def test_that_a_line_in_pieces_says_so() -> None:
    look = body_look(700_000, 650_000)
    assert look.note == "A line of 650 KB is shown in pieces and sent as typed"
    assert (look.highlights, look.action) == (True, "Format")


def test_that_a_body_that_is_put_in_says_how_far_it_is() -> None:
    assert loading_note(0.5, 21_000_000).startswith("Loading the body: 10 MB of 21 MB.")


def test_that_the_longest_line_is_measured_where_it_matters() -> None:
    assert longest_cut("ab\nabc") == 0
    assert longest_cut("x" * 20_000 + "\na") == 20_000
