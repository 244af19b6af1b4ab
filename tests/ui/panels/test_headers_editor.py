"""The Headers tab, by hand."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click, press, type_text
from workbench.domain.request import Header
from workbench.presenters.header_rows import HeaderRow
from workbench.ui.item_models.header_model import NAME, VALUE
from workbench.ui.item_models.row_model import ON
from workbench.ui.panels.headers_editor import HeadersEditor
from workbench.ui.theme import Appearance

HEADERS: tuple[Header, ...] = (Header("X-Debug", "1"), Header("X-Trace", "2"))
KEY = HeaderRow("x-goog-api-key", "••••7Q2c (Personal)", locked=True)


@pytest.fixture
def editor(appearance: Appearance, qtbot: QtBot) -> HeadersEditor:
    made = HeadersEditor(appearance)
    qtbot.addWidget(made)
    made.resize(480, 300)
    made.load(HEADERS)
    made.show_locked((KEY,))
    with qtbot.waitActive(made):
        made.show()
    made.table.setFocus()
    return made


def place(editor: HeadersEditor, row: int, column: int) -> QPoint:
    return editor.table.visualRect(editor.table.model().index(row, column)).center()


def write(qtbot: QtBot, editor: HeadersEditor, row: int, column: int, text: str) -> None:
    """Type over a cell and end with Enter."""
    editor.table.setCurrentIndex(editor.table.model().index(row, column))
    press(editor.table, Qt.Key.Key_F2)
    field = editor.table.findChildren(QLineEdit)[-1]
    field.selectAll()
    type_text(field, text)
    with qtbot.waitSignal(editor.edited):
        press(field, Qt.Key.Key_Return)


def test_that_a_header_is_typed_into_the_last_row(editor: HeadersEditor, qtbot: QtBot) -> None:
    write(qtbot, editor, 3, NAME, "Accept")
    write(qtbot, editor, 3, VALUE, "text/plain")
    assert editor.headers == (*HEADERS, Header("Accept", "text/plain"))


def test_that_a_click_on_the_box_turns_a_header_off(editor: HeadersEditor, qtbot: QtBot) -> None:
    box = editor.table.visualRect(editor.table.model().index(1, ON))
    with qtbot.waitSignal(editor.edited):
        click(editor.table.viewport(), QPoint(box.left() + 18, box.center().y()))
    assert not editor.headers[0].enabled


def test_that_delete_takes_the_selected_header_and_undo_brings_it_back(
    editor: HeadersEditor, qtbot: QtBot
) -> None:
    click(editor.table.viewport(), place(editor, 1, VALUE))
    press(editor.table, Qt.Key.Key_Delete)
    assert editor.headers == HEADERS[1:]
    with qtbot.waitSignal(editor.edited):
        editor.undo()
    assert editor.headers == HEADERS
    editor.redo()
    assert editor.headers == HEADERS[1:]


def test_that_a_locked_row_stays(editor: HeadersEditor, qtbot: QtBot) -> None:
    click(editor.table.viewport(), place(editor, 0, VALUE))
    with qtbot.assertNotEmitted(editor.edited):
        press(editor.table, Qt.Key.Key_Delete)


def test_that_loading_leaves_nothing_to_undo(editor: HeadersEditor, qtbot: QtBot) -> None:
    write(qtbot, editor, 1, VALUE, "9")
    editor.load(HEADERS)
    with qtbot.assertNotEmitted(editor.edited):
        editor.undo()
        editor.redo()
    assert editor.headers == HEADERS


def test_that_a_bad_header_looks_different(editor: HeadersEditor) -> None:
    before = editor.grab().toImage()
    editor.load((Header("X Debug", "1"), HEADERS[1]))
    assert editor.grab().toImage() != before


def turn(editor: HeadersEditor) -> None:
    click(child(editor, QPushButton, "bulkEditButton"))


def test_that_headers_are_edited_as_lines_and_the_whole_is_one_change(
    editor: HeadersEditor, qtbot: QtBot
) -> None:
    turn(editor)
    assert editor.lines.hasFocus()
    assert editor.lines.toPlainText() == "X-Debug: 1\nX-Trace: 2"
    with qtbot.waitSignal(editor.edited):
        editor.lines.setPlainText("// X-Debug: 1\nAccept: text/plain")
    typed = (Header("X-Debug", "1", enabled=False), Header("Accept", "text/plain"))
    assert editor.headers == typed
    turn(editor)
    assert editor.headers == typed
    assert editor.table.isVisible()
    editor.undo()
    assert editor.headers == HEADERS


def test_that_looking_at_the_lines_is_no_edit(editor: HeadersEditor, qtbot: QtBot) -> None:
    editor.load((Header("A", " 1 "),))
    with qtbot.assertNotEmitted(editor.edited):
        turn(editor)
        turn(editor)
    assert editor.headers == (Header("A", " 1 "),)


def test_that_another_request_stands_in_the_table(editor: HeadersEditor, qtbot: QtBot) -> None:
    turn(editor)
    with qtbot.assertNotEmitted(editor.edited):
        editor.load(())
    assert editor.table.isVisible()
    assert editor.headers == ()
