"""Tab, Esc and indents in the body."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import press, type_text
from workbench.ui.theme import Appearance
from workbench.ui.widgets.json_editor import JsonEditor


@pytest.fixture
def window(appearance: Appearance, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    rows = QVBoxLayout(made)
    editor = JsonEditor(appearance)
    editor.keys.let_tab_indent(indents=True)
    rows.addWidget(editor)
    rows.addWidget(QLineEdit())
    with qtbot.waitActive(made):
        made.show()
    editor.setFocus()
    return made


@pytest.fixture
def editor(window: QWidget) -> JsonEditor:
    found = window.findChild(JsonEditor)
    assert isinstance(found, JsonEditor)
    return found


def test_that_tab_types_spaces_up_to_the_next_step(editor: JsonEditor) -> None:
    press(editor, Qt.Key.Key_Tab)
    type_text(editor, "1")
    press(editor, Qt.Key.Key_Tab)
    assert editor.text() == "  1 "


def test_that_tab_moves_the_selected_lines_and_backtab_moves_them_back(editor: JsonEditor) -> None:
    editor.load("a\n b\nc")
    editor.selectAll()
    press(editor, Qt.Key.Key_Tab)
    assert editor.text() == "  a\n   b\n  c"
    editor.selectAll()
    press(editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert editor.text() == "a\n b\nc"
    editor.undo()
    editor.undo()
    assert editor.text() == "a\n b\nc"


def test_that_esc_then_tab_leaves_the_editor(editor: JsonEditor, window: QWidget) -> None:
    press(editor, Qt.Key.Key_Escape)
    press(editor, Qt.Key.Key_Tab)
    assert not editor.hasFocus()
    assert editor.text() == ""


def test_that_esc_counts_for_the_next_key_only(editor: JsonEditor) -> None:
    press(editor, Qt.Key.Key_Escape)
    type_text(editor, "1")
    press(editor, Qt.Key.Key_Tab)
    assert editor.hasFocus()
    assert editor.text() == "1 "


def test_that_tab_leaves_the_editor_otherwise(editor: JsonEditor) -> None:
    editor.keys.let_tab_indent(indents=False)
    press(editor, Qt.Key.Key_Tab)
    assert not editor.hasFocus()
