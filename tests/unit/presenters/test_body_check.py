"""What the editor says of a body."""

import pytest

from tests.builders import ASK
from workbench.presenters.body_check import (
    CHECKED,
    HIGHLIGHTED,
    LONG_LINE,
    BodyTrouble,
    body_look,
    body_trouble,
    longest_line,
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
    look = body_look(HIGHLIGHTED, LONG_LINE)
    assert (look.highlights, look.wraps, look.note) == (True, True, "")


def test_that_a_large_body_says_that_it_is_plain() -> None:
    look = body_look(HIGHLIGHTED + 1, 80)
    assert (look.highlights, look.wraps) == (False, True)
    assert look.note == "Highlighting is off above 1 MB"


def test_that_a_long_line_is_neither_wrapped_nor_highlighted() -> None:
    look = body_look(700_000, 650_000)
    assert (look.highlights, look.wraps) == (False, False)
    assert "a line of 650 KB" in look.note


def test_that_a_body_that_is_not_checked_says_so() -> None:
    assert "not checked above 2 MB" in body_look(CHECKED + 1, 80).note


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("ab\nabc\na", 8), ("x" * 20_000 + "\na", 20_000)]
)
def test_that_the_longest_line_is_measured_where_it_matters(text: str, length: int) -> None:
    assert longest_line(text) == length
