"""The tree of a JSON value in a user's hands."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.hands import click, press
from workbench.presenters.json_tree import PAGE, JsonNode
from workbench.ui.item_models.json_model import VALUE
from workbench.ui.theme import Appearance
from workbench.ui.widgets.json_tree import JsonTree

LONG = "word and " * 100
ANSWER = {"candidates": [{"text": "Hi", "long": LONG}], "usage": {"total": 12}}
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tree(appearance: Appearance, qtbot: QtBot) -> JsonTree:
    made = JsonTree(appearance)
    qtbot.addWidget(made)
    made.resize(500, 300)
    show(made, ANSWER)
    made.show()
    qtbot.waitExposed(made)
    return made


def show(tree: JsonTree, value: Any) -> None:
    tree.show_tree(JsonNode("response", value))


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def rows_in(tree: JsonTree) -> int:
    """Return how many rows are unfolded."""
    index, count = tree.json.index(0, 0), 0
    while index.isValid():
        index, count = tree.indexBelow(index), count + 1
    return count


def test_that_a_short_value_is_unfolded(tree: JsonTree) -> None:
    assert rows_in(tree) == 7


def test_that_a_long_value_is_not(tree: JsonTree) -> None:
    show(tree, [[1] * 50, [2] * 50])
    assert rows_in(tree) == 3


def test_that_copies_are_made_with_keys(tree: JsonTree) -> None:
    tree.choose(("candidates", 0, "text"))
    press(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "Hi"
    press(tree, Qt.Key.Key_P, CONTROL_SHIFT)
    assert clipboard() == "/candidates/0/text"
    press(tree, Qt.Key.Key_Down)
    press(tree, Qt.Key.Key_Down)
    press(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == '{\n  "total": 12\n}'


def test_that_enter_folds_and_unfolds(tree: JsonTree) -> None:
    tree.choose(("usage",))
    press(tree, Qt.Key.Key_Return)
    assert rows_in(tree) == 6
    press(tree, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert rows_in(tree) == 7


def test_that_enter_shows_a_whole_string(tree: JsonTree, qtbot: QtBot) -> None:
    tree.choose(("candidates", 0, "long"))
    with qtbot.waitSignal(tree.all_wanted) as wanted:
        press(tree, Qt.Key.Key_Return)
    assert wanted.args is not None
    assert wanted.args[0].value == LONG


def test_that_the_words_behind_a_cut_string_show_all_of_it(tree: JsonTree, qtbot: QtBot) -> None:
    tree.choose(("candidates", 0, "long"))
    cell = tree.visualRect(tree.currentIndex().siblingAtColumn(VALUE))
    with qtbot.assertNotEmitted(tree.all_wanted):
        click(tree.viewport(), QPoint(cell.left() + 10, cell.center().y()))
    with qtbot.waitSignal(tree.all_wanted):
        click(tree.viewport(), QPoint(cell.right() - 10, cell.center().y()))


def test_that_number_rows_have_nothing_more_to_show(tree: JsonTree, qtbot: QtBot) -> None:
    tree.choose(("usage", "total"))
    with qtbot.assertNotEmitted(tree.all_wanted):
        press(tree, Qt.Key.Key_Return)


def test_that_a_place_in_a_long_array_is_found_through_its_range(tree: JsonTree) -> None:
    show(tree, list(range(20 * PAGE)))
    top = tree.json.index(0, 0)
    assert tree.json.rowCount(top) == 20
    assert tree.choose((19 * PAGE + 7,))
    assert tree.chosen is not None
    assert tree.chosen.value == 19 * PAGE + 7
    assert tree.json.rowCount(tree.currentIndex().parent()) == PAGE
    press(tree, Qt.Key.Key_Left)
    assert tree.chosen.pointer == ""
    press(tree, Qt.Key.Key_P, CONTROL_SHIFT)
    assert clipboard() == ""


def test_that_a_way_that_ends_early_is_followed_as_far_as_it_goes(tree: JsonTree) -> None:
    assert not tree.choose(("candidates", 0, "gone"))
    assert tree.chosen is not None
    assert tree.chosen.pointer == "/candidates/0"


def test_that_open_branches_are_opened_again(tree: JsonTree) -> None:
    opened = tree.opened()
    assert opened == [(), ("candidates",), ("usage",), ("candidates", 0)]
    tree.show_tree(JsonNode("response", ANSWER), opened=[(), ("usage",)])
    assert tree.opened() == [(), ("usage",)]


def test_that_the_menu_is_there_for_mouse_and_keys(tree: JsonTree, qtbot: QtBot) -> None:
    tree.choose(("candidates", 0, "long"))
    place = tree.visualRect(tree.currentIndex()).center()
    reasons = QContextMenuEvent.Reason
    for reason in (reasons.Mouse, reasons.Keyboard):
        QApplication.sendEvent(
            tree.viewport(),
            QContextMenuEvent(reason, place, tree.viewport().mapToGlobal(place)),
        )
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        titles = [action.text() for action in menu.actions()]
        assert titles == ["Copy value", "Copy pointer", "Show whole value"]
        menu.actions()[1].trigger()
        assert clipboard() == "/candidates/0/long"
        menu.close()


def test_that_chips_and_cut_strings_are_painted(tree: JsonTree, appearance: Appearance) -> None:
    show(tree, {"data": "AQID" * 100, "mimeType": "image/png", "long": LONG})
    tree.setFocus()
    light = tree.grab().toImage()
    appearance.choose("dark")
    assert tree.grab().toImage() != light
