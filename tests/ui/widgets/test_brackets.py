"""The partner of the bracket beside the caret."""

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

from workbench.presenters.long_lines import Cuts
from workbench.ui.widgets.brackets import REACH, matching_bracket


def partner(text: str, position: int) -> str | None:
    """Return the text between and with the two brackets, None where there is no pair."""
    document = QTextDocument(text)
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    pair = matching_bracket(cursor, Cuts())
    if pair is None:
        return None
    start, stop = sorted(pair)
    cursor.setPosition(start)
    cursor.setPosition(stop + 1, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")


def test_that_an_opening_bracket_finds_its_closing_one() -> None:
    assert partner("{[1], {}}", 0) == "{[1], {}}"


def test_that_the_bracket_after_the_caret_comes_before_the_one_at_its_left() -> None:
    assert partner("{[1], {}}", 1) == "[1]"
    assert partner("{ }", 1) == "{ }"


def test_that_a_closing_bracket_finds_its_opening_one() -> None:
    assert partner("{[1], {}}", 8) == "{[1], {}}"
    assert partner("{[1], {}}", 9) == "{[1], {}}"


def test_that_a_pair_may_span_lines() -> None:
    assert partner('{\n "a": [\n {}\n ]\n}', 0) == '{\n "a": [\n {}\n ]\n}'
    assert partner("[\n\n]", 4) == "[\n\n]"


def test_that_brackets_in_strings_do_not_count() -> None:
    assert partner('{"a}": "\\"}"}', 0) == '{"a}": "\\"}"}'


def test_that_emoji_shift_nothing() -> None:
    assert partner('{"\U0001f600": []}', 0) == '{"\U0001f600": []}'


@pytest.mark.parametrize("text", ["abc", "{", "[" + " " * REACH + "]", "[\n" + " \n" * REACH + "]"])
def test_that_no_pair_is_found_where_none_is_near(text: str) -> None:
    assert partner(text, 0) is None
