"""The Params tab, by hand."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.hands import click, press, type_text
from workbench.presenters.url_params import Param
from workbench.ui.item_models.param_model import NAME, VALUE
from workbench.ui.item_models.row_model import ON
from workbench.ui.panels.params_editor import ParamsEditor
from workbench.ui.theme import Appearance

BASE = "https://a.example/x"
URL = f"{BASE}?alt=sse&b=1"


@pytest.fixture
def editor(appearance: Appearance, qtbot: QtBot) -> ParamsEditor:
    made = ParamsEditor(appearance)
    qtbot.addWidget(made)
    made.resize(480, 300)
    made.load(URL)
    with qtbot.waitActive(made):
        made.show()
    made.table.setFocus()
    return made


def write(qtbot: QtBot, editor: ParamsEditor, row: int, column: int, text: str) -> str:
    """Type over a cell, end with Enter, and return the URL that came of it."""
    editor.table.setCurrentIndex(editor.table.model().index(row, column))
    press(editor.table, Qt.Key.Key_F2)
    field = editor.table.findChildren(QLineEdit)[-1]
    field.selectAll()
    type_text(field, text)
    with qtbot.waitSignal(editor.url_edited) as edited:
        press(field, Qt.Key.Key_Return)
    return str(edited.args[0])


def turn(qtbot: QtBot, editor: ParamsEditor, row: int) -> str:
    """Click a row's box and return the URL that came of it."""
    box = editor.table.visualRect(editor.table.model().index(row, ON))
    with qtbot.waitSignal(editor.url_edited) as edited:
        click(editor.table.viewport(), QPoint(box.left() + 18, box.center().y()))
    return str(edited.args[0])


def test_that_a_parameter_is_typed_into_the_last_row(editor: ParamsEditor, qtbot: QtBot) -> None:
    assert write(qtbot, editor, 2, NAME, "c") == f"{URL}&c"
    assert write(qtbot, editor, 2, VALUE, "x y") == f"{URL}&c=x%20y"


def test_that_a_row_that_is_off_leaves_the_url_and_comes_back(
    editor: ParamsEditor, qtbot: QtBot
) -> None:
    assert turn(qtbot, editor, 0) == f"{BASE}?b=1"
    editor.follow(f"{BASE}?b=2")
    assert editor.params == (Param("alt", "sse", enabled=False), Param("b", "2"))
    assert turn(qtbot, editor, 0) == f"{BASE}?alt=sse&b=2"


def test_that_delete_takes_the_selected_rows_and_undo_brings_them_back(
    editor: ParamsEditor, qtbot: QtBot
) -> None:
    click(
        editor.table.viewport(), editor.table.visualRect(editor.table.model().index(0, 2)).center()
    )
    with qtbot.waitSignal(editor.url_edited) as edited:
        press(editor.table, Qt.Key.Key_Delete)
    assert edited.args == [f"{BASE}?b=1"]
    with qtbot.waitSignal(editor.url_edited) as edited:
        editor.undo()
    assert edited.args == [URL]
    editor.redo()
    assert editor.params == (Param("b", "1"),)


def test_that_following_the_url_tells_nobody(editor: ParamsEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.url_edited):
        editor.follow(f"{BASE}?z=9")
        editor.undo()
    assert editor.params == (Param("z", "9"),)


def test_that_a_nameless_parameter_looks_different(editor: ParamsEditor) -> None:
    before = editor.grab().toImage()
    editor.load(f"{BASE}?=sse&b=1")
    assert editor.grab().toImage() != before
