"""Finding and replacing in the body."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click, found_by, look_for, press, type_text
from workbench.domain.request import Request
from workbench.ui.panels.composer import Composer
from workbench.ui.theme import Appearance

BODY = '{\r\n  "a": "one",\r\n  "b": ["One", "none"]\r\n}'


@pytest.fixture
def composer(appearance: Appearance, qtbot: QtBot) -> Composer:
    made = Composer(appearance)
    qtbot.addWidget(made)
    made.resize(480, 400)
    made.load(Request("r", "https://example.com", body=BODY))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.find_bar.open()
    return made


def find(composer: Composer, text: str) -> str:
    return look_for(composer.find_bar, text)


def replace_with(composer: Composer, text: str, button: str) -> None:
    composer.find_bar.replacement.clear()
    type_text(composer.find_bar.replacement, text)
    click(child(composer, QPushButton, button))


def selected(composer: Composer) -> str:
    return composer.body.textCursor().selectedText()


def test_that_the_place_is_selected(composer: Composer) -> None:
    assert find(composer, "one") == "1 of 3"
    press(composer.find_bar.field, Qt.Key.Key_Return)
    assert (selected(composer), found_by(composer.find_bar)) == ("One", "2 of 3")


def test_that_places_in_view_are_marked(composer: Composer) -> None:
    find(composer, "one")
    marked = [mark.cursor.selectedText() for mark in composer.body.extraSelections()]
    assert marked.count("one") + marked.count("One") == 3
    composer.find_bar.close_bar()
    marked = [mark.cursor.selectedText() for mark in composer.body.extraSelections()]
    assert "one" not in marked


def test_that_one_place_is_replaced_and_the_next_one_chosen(composer: Composer) -> None:
    find(composer, "one")
    replace_with(composer, "two", "replaceButton")
    assert composer.body.text() == BODY.replace("one", "two", 1)
    assert (selected(composer), found_by(composer.find_bar)) == ("One", "1 of 2")


def test_that_all_places_are_replaced_by_one_edit(composer: Composer) -> None:
    find(composer, "one")
    replace_with(composer, "\\1$", "replaceAllButton")
    assert composer.body.text() == BODY.replace("none", "n\\1$").replace("one", "\\1$").replace(
        "One", "\\1$"
    )
    assert found_by(composer.find_bar) == "No results"
    composer.body.undo()
    assert composer.body.text() == BODY


def test_that_nothing_is_replaced_without_a_place(composer: Composer) -> None:
    assert find(composer, "two") == "No results"
    assert not child(composer, QPushButton, "replaceButton").isEnabled()
    assert not child(composer, QPushButton, "replaceAllButton").isEnabled()
    type_text(composer.find_bar.replacement, "x")
    press(composer.find_bar.replacement, Qt.Key.Key_Return)
    assert composer.body.text() == BODY


def test_that_what_is_typed_meanwhile_is_searched_too(composer: Composer, qtbot: QtBot) -> None:
    find(composer, "one")
    composer.body.appendPlainText("one")
    qtbot.waitUntil(lambda: composer.find_bar.count_text == "1 of 4")


def test_that_signs_beyond_the_first_plane_do_not_shift_places(composer: Composer) -> None:
    composer.load(Request("r", "https://example.com", body='["😀😀", "one"]'))
    find(composer, "one")
    assert selected(composer) == "one"
    replace_with(composer, "two", "replaceButton")
    assert composer.body.text() == '["😀😀", "two"]'


def test_that_a_place_that_was_edited_away_is_left_alone(composer: Composer) -> None:
    find(composer, "one")
    composer.body.selectAll()
    composer.body.insertPlainText("short")
    click(child(composer, QPushButton, "replaceButton"))
    assert composer.body.text() == "short"


def test_that_the_search_begins_at_the_caret(composer: Composer) -> None:
    cursor = composer.body.textCursor()
    cursor.setPosition(20)
    composer.body.setTextCursor(cursor)
    assert find(composer, "one") == "2 of 3"
    assert composer.body.textCursor().selectionStart() > 20


def turn_on_patterns(composer: Composer) -> None:
    click(child(composer, QToolButton, "regularExpressionButton"))


def test_that_a_pattern_is_replaced_with_its_groups_in_one_step(composer: Composer) -> None:
    turn_on_patterns(composer)
    assert find(composer, '"(o)(ne)"') == "1 of 2"
    replace_with(composer, '"$2-$1"', "replaceAllButton")
    assert composer.body.text() == '{\r\n  "a": "ne-o",\r\n  "b": ["ne-O", "none"]\r\n}'
    composer.body.undo()
    assert composer.body.text() == BODY


def test_that_one_place_of_a_pattern_is_replaced(composer: Composer) -> None:
    turn_on_patterns(composer)
    find(composer, "(o)(n)e")
    replace_with(composer, "$2$1!", "replaceButton")
    assert '"a": "no!"' in composer.body.text()


def test_that_a_pattern_that_grows_without_end_elsewhere_is_searched_quickly(
    composer: Composer,
) -> None:
    composer.body.load(f'"{"a b " * 40_000}"')
    turn_on_patterns(composer)
    assert find(composer, "([a-z ]+)+!") == "No results"


def test_that_a_place_over_the_cut_of_a_long_line_is_found_and_replaced(
    composer: Composer,
) -> None:
    composer.body.load(f'"{"x " * 3_000}"')
    cut = composer.body.document().firstBlock().length() - 2
    before, after = "x " * (cut // 2 - 2), " y" * 3_000
    composer.body.load(f'"{before}needle{after}"')
    assert find(composer, "needle") == "1 of 1"
    assert composer.body.textCursor().blockNumber() == 1
    replace_with(composer, "found", "replaceButton")
    assert composer.body.text() == f'"{before}found{after}"'
