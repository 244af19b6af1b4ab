"""The Assertions tab of the composer, by hand."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import a_run, a_stream
from tests.ui.hands import child, click, press, type_text
from workbench.domain.assertion import Assertion
from workbench.gemini.reading import read_run
from workbench.presenters.assertion_rows import NEW_ASSERTION
from workbench.presenters.last_answer import LastAnswer
from workbench.ui.item_models.assertion_model import CHECK, PLACE, VALUE, WHAT
from workbench.ui.item_models.row_model import ON
from workbench.ui.panels.assertions_editor import AssertionsEditor
from workbench.ui.theme import Appearance
from workbench.ui.widgets.empty_state import EmptyState
from workbench.ui.widgets.lint_strip import LintStrip

STATUS = Assertion("status", "is", value=200)
OUTPUT = Assertion("output", "exists", pointer="/id")
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def rows(editor: AssertionsEditor) -> tuple[Assertion, ...]:
    return editor.assertions


@pytest.fixture
def editor(appearance: Appearance, qtbot: QtBot) -> AssertionsEditor:
    made = AssertionsEditor(appearance)
    qtbot.addWidget(made)
    made.resize(560, 400)
    made.load((STATUS, OUTPUT))
    with qtbot.waitActive(made):
        made.show()
    made.table.setFocus()
    return made


def choose(editor: AssertionsEditor, row: int, column: int = WHAT) -> None:
    """Click a cell in its upper line."""
    rect = editor.table.visualRect(editor.table.model().index(row, column))
    click(editor.table.viewport(), QPoint(rect.left() + 20, rect.top() + 10))


def write(qtbot: QtBot, editor: AssertionsEditor, row: int, column: int, text: str) -> None:
    """Type over a cell and end with Enter."""
    editor.table.setCurrentIndex(editor.table.model().index(row, column))
    press(editor.table, Qt.Key.Key_F2)
    field = editor.table.findChildren(QLineEdit, "assertionEdit")[-1]
    field.selectAll()
    type_text(field, text)
    with qtbot.waitSignal(editor.edited):
        press(field, Qt.Key.Key_Return)


def test_that_the_empty_tab_offers_to_add(editor: AssertionsEditor, qtbot: QtBot) -> None:
    editor.load(())
    assert not editor.table.isVisible()
    with qtbot.waitSignal(editor.edited):
        click(child(editor, QPushButton, "noAssertionsAction"))
    assert rows(editor) == (NEW_ASSERTION,)
    assert editor.table.isVisible()


def test_that_ins_adds_below_the_selection_and_opens_the_first_menu(
    editor: AssertionsEditor,
) -> None:
    choose(editor, 0)
    press(editor.table, Qt.Key.Key_Insert)
    assert rows(editor) == (STATUS, NEW_ASSERTION, OUTPUT)
    assert child(editor.table, QComboBox, "assertionCombo").isVisible()


def test_that_pointer_and_value_are_typed(editor: AssertionsEditor, qtbot: QtBot) -> None:
    write(qtbot, editor, 0, VALUE, "429")
    write(qtbot, editor, 1, PLACE, "/name")
    assert rows(editor) == (
        Assertion("status", "is", value=429),
        Assertion("output", "exists", pointer="/name"),
    )


def test_that_a_choice_of_the_menu_is_taken_at_once(editor: AssertionsEditor, qtbot: QtBot) -> None:
    editor.table.setCurrentIndex(editor.table.model().index(0, CHECK))
    press(editor.table, Qt.Key.Key_F2)
    combo = child(editor.table, QComboBox, "assertionCombo")
    assert combo.currentText() == "is"
    combo.setCurrentText("is not")
    with qtbot.waitSignal(editor.edited):
        combo.activated.emit(combo.currentIndex())
    assert editor.assertions[0].check == "is not"


def test_that_space_turns_a_row_off(editor: AssertionsEditor, qtbot: QtBot) -> None:
    editor.table.setCurrentIndex(editor.table.model().index(0, ON))
    with qtbot.waitSignal(editor.edited):
        press(editor.table, Qt.Key.Key_Space)
    assert not editor.assertions[0].enabled


def test_that_keys_repeat_move_and_delete_and_undo_brings_back(editor: AssertionsEditor) -> None:
    choose(editor, 0)
    press(editor.table, Qt.Key.Key_D, CTRL)
    assert rows(editor) == (STATUS, STATUS, OUTPUT)
    press(editor.table, Qt.Key.Key_Down, ALT)
    assert rows(editor) == (STATUS, OUTPUT, STATUS)
    press(editor.table, Qt.Key.Key_Delete)
    assert rows(editor) == (STATUS, OUTPUT)
    editor.undo()
    editor.undo()
    assert rows(editor) == (STATUS, STATUS, OUTPUT)
    editor.redo()
    assert rows(editor) == (STATUS, OUTPUT, STATUS)


def test_that_buttons_do_as_the_keys(editor: AssertionsEditor) -> None:
    up = child(editor, QToolButton, "moveUpAssertionButton")
    assert not up.isEnabled()
    choose(editor, 1)
    click(up)
    assert rows(editor) == (OUTPUT, STATUS)
    click(child(editor, QToolButton, "deleteAssertionButton"))
    assert rows(editor) == (STATUS,)
    click(child(editor, QToolButton, "addAssertionButton"))
    assert rows(editor) == (STATUS, NEW_ASSERTION)


def test_that_pointers_of_the_last_answer_are_offered(editor: AssertionsEditor) -> None:
    run = a_run(a_stream('{"name": "Oslo"}'))
    editor.show_answer(LastAnswer(run, read_run(run)))
    editor.table.setCurrentIndex(editor.table.model().index(1, PLACE))
    press(editor.table, Qt.Key.Key_F2)
    field = child(editor.table, QLineEdit, "assertionEdit")
    completer = field.completer()
    assert completer is not None
    completer.setCompletionPrefix("na")
    assert completer.currentCompletion() == "/name"


def test_that_rows_grow_with_the_text(
    editor: AssertionsEditor, appearance: Appearance, qtbot: QtBot
) -> None:
    usual = editor.table.rowHeight(0)
    assert usual >= 2 * editor.table.fontMetrics().height()
    appearance.theme_changed.emit()
    assert editor.table.rowHeight(0) == usual


def test_that_an_error_shows_in_its_row(editor: AssertionsEditor, qtbot: QtBot) -> None:
    before = editor.grab().toImage()
    write(qtbot, editor, 1, PLACE, "id")
    assert editor.has_trouble
    assert editor.grab().toImage() != before


def turn(editor: AssertionsEditor) -> None:
    click(child(editor, QPushButton, "assertionsTextButton"))


def test_that_assertions_are_edited_as_json_and_the_whole_is_one_change(
    editor: AssertionsEditor, qtbot: QtBot
) -> None:
    turn(editor)
    assert editor.lines is not None
    assert editor.lines.text.hasFocus()
    text = editor.lines.text.text()
    assert text.splitlines()[1] == '  {"what": "status", "check": "is", "value": 200},'
    with qtbot.waitSignal(editor.edited):
        editor.lines.text.replace_outline(text.replace("200", "404"))
    assert rows(editor)[0] == Assertion("status", "is", value=404)
    turn(editor)
    assert editor.table.isVisible()
    assert rows(editor)[0] == Assertion("status", "is", value=404)
    editor.undo()
    assert rows(editor) == (STATUS, OUTPUT)


def test_that_json_that_is_no_list_of_assertions_keeps_the_last_good_ones(
    editor: AssertionsEditor,
) -> None:
    turn(editor)
    assert editor.lines is not None
    editor.lines.text.replace_outline('[\n{"what": "status"}\n]')
    strip = child(editor, LintStrip, "assertionStrip")
    assert strip.text == "Line 2: expected a text as `check`"
    assert editor.has_trouble
    assert rows(editor) == (STATUS, OUTPUT)
    click(child(strip, QPushButton, "lintAction"))
    assert editor.lines.text.textCursor().blockNumber() == 1
    editor.lines.text.undo()
    assert strip.text == ""
    assert not editor.has_trouble


def test_that_looking_at_the_json_is_no_edit(editor: AssertionsEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.edited):
        turn(editor)
        turn(editor)
    assert rows(editor) == (STATUS, OUTPUT)


def test_that_json_can_be_written_where_there_are_none(editor: AssertionsEditor) -> None:
    editor.load(())
    turn(editor)
    assert editor.lines is not None
    assert not editor.findChildren(EmptyState)[0].isVisible()
    editor.lines.text.replace_outline('[{"what": "status", "check": "is", "value": 200}]')
    assert rows(editor) == (STATUS,)
    editor.load((OUTPUT,))
    assert editor.table.isVisible()
    assert rows(editor) == (OUTPUT,)
