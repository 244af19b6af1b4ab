"""Values folded away in the body, by hand."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QTextBlock
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click, press, type_text
from workbench.ui.widgets.json_editor import JsonEditor
from workbench.ui.widgets.visible_lines import top_of, visible_blocks

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = """{
  "a": [
    1,
    {
      "b": 2
    }
  ],
  "c": {
    "d": "}",
    "e": 3
  }
}"""
Make = Callable[[str], JsonEditor]


@pytest.fixture
def editor(editor_with: Make) -> JsonEditor:
    return editor_with(TEXT)


def seen(editor: JsonEditor) -> list[int]:
    """Return the numbers of the lines in view, from 1."""
    return [block.blockNumber() + 1 for block in visible_blocks(editor)]


def line(editor: JsonEditor, number: int) -> QTextBlock:
    return editor.document().findBlockByNumber(number - 1)


def click_gutter(editor: JsonEditor, number: int) -> None:
    numbers = child(editor, QWidget, "lineNumbers")
    click(numbers, QPoint(numbers.width() - 8, round(top_of(editor, line(editor, number))) + 8))


def test_that_a_click_beside_a_line_folds_and_unfolds_its_value(editor: JsonEditor) -> None:
    click_gutter(editor, 2)
    assert seen(editor) == [1, 2, 7, 8, 9, 10, 11, 12]
    click_gutter(editor, 2)
    assert seen(editor) == list(range(1, 13))
    assert editor.text() == TEXT


def test_that_keys_fold_what_is_around_the_caret(editor: JsonEditor) -> None:
    editor.go_to(5, 3)
    press(editor, Qt.Key.Key_BracketLeft, CTRL | SHIFT)
    assert seen(editor) == [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12]
    assert editor.textCursor().blockNumber() == 3
    press(editor, Qt.Key.Key_BracketRight, CTRL | SHIFT)
    assert seen(editor) == list(range(1, 13))


def test_that_all_values_of_the_outermost_one_fold(editor: JsonEditor) -> None:
    editor.folding.fold_all()
    assert seen(editor) == [1, 2, 7, 8, 11, 12]
    editor.folding.unfold_all()
    assert seen(editor) == list(range(1, 13))


def test_that_going_into_a_fold_opens_it(editor: JsonEditor) -> None:
    editor.folding.fold_all()
    editor.go_to(9, 5)
    assert seen(editor) == [1, 2, 7, 8, 9, 10, 11, 12]


def test_that_an_undo_inside_a_fold_opens_it(editor: JsonEditor) -> None:
    editor.go_to(9, 5)
    type_text(editor, "1")
    editor.go_to(1, 1)
    editor.folding.fold_all()
    editor.undo()
    assert 9 in seen(editor)
    assert editor.text() == TEXT


def test_that_a_line_that_loses_its_bracket_hides_nothing(editor: JsonEditor) -> None:
    click_gutter(editor, 2)
    editor.go_to(2, 9)
    press(editor, Qt.Key.Key_Backspace)
    assert seen(editor) == list(range(1, 13))


def test_that_formatting_and_loading_show_everything(editor: JsonEditor) -> None:
    editor.folding.fold_all()
    editor.load(TEXT)
    assert seen(editor) == list(range(1, 13))
    type_text(editor, " ")
    editor.folding.fold_all()
    editor.format()
    assert len(seen(editor)) == 12


def test_that_a_fold_says_how_many_lines_it_hides_and_a_click_opens_it(editor: JsonEditor) -> None:
    before = editor.grab().toImage()
    click_gutter(editor, 8)
    assert editor.grab().toImage() != before
    place = editor.cursorRect().center()
    place.setY(round(top_of(editor, line(editor, 8))) + 6)
    hit = next(x for x in range(0, 400, 4) if editor.folding.folded_at(QPointF(x, place.y())))
    click(editor.viewport(), QPoint(hit, place.y()))
    assert seen(editor) == list(range(1, 13))


@pytest.mark.parametrize("number", [1, 3, 5, 12])
def test_that_only_values_with_lines_of_their_own_fold(editor: JsonEditor, number: int) -> None:
    assert editor.folding.can_fold(line(editor, number)) == (number == 1)


def test_that_copying_a_fold_copies_what_it_hides(editor: JsonEditor) -> None:
    editor.folding.fold_all()
    editor.selectAll()
    assert editor.createMimeDataFromSelection().text() == TEXT


def test_that_the_menu_folds(editor: JsonEditor, qtbot: QtBot) -> None:
    place = editor.cursorRect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, editor.mapToGlobal(place))
    QApplication.sendEvent(editor, asked)
    menu = child(editor, QMenu, "bodyMenu")
    qtbot.waitUntil(menu.isVisible)
    action = child(editor, QAction, "foldAllAction")
    assert action in menu.actions()
    menu.setActiveAction(action)
    press(menu, Qt.Key.Key_Return)
    assert seen(editor) == [1, 2, 7, 8, 11, 12]


def test_that_a_megabyte_folds_and_scrolls_on_without_looking_at_hidden_lines(
    editor_with: Make, qtbot: QtBot
) -> None:
    rows = ",\n".join(f'{{"id": {number}}}' for number in range(20_000))
    editor = editor_with("")
    with qtbot.waitSignal(editor.content.filled):
        editor.load(f'{{\n"rows": [\n{rows}\n],\n"last": 1\n}}')
    editor.folding.toggle(line(editor, 2))
    assert seen(editor) == [1, 2, 20_003, 20_004, 20_005]
    editor.folding.unfold_all()
    assert seen(editor)[:4] == [1, 2, 3, 4]
