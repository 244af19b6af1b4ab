"""Choosing and typing a model."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, press, scroll_down, type_text
from workbench.presenters.model_rows import ModelRow
from workbench.ui.theme import Appearance
from workbench.ui.widgets.model_combo import ModelCombo

ROWS = (
    ModelRow("gemini-3.8-flash", "Fast."),
    ModelRow("gemini-4-carbon", "Paid tier only.", "preview"),
    ModelRow("gemini-2.5-flash", "Old.", "retired", "error"),
)


@pytest.fixture
def combo(appearance: Appearance, qtbot: QtBot) -> ModelCombo:
    made = ModelCombo(appearance)
    qtbot.addWidget(made)
    made.show_rows(ROWS)
    made.show_model("gemini-3.8-flash")
    made.show()
    return made


def test_that_a_chosen_model_is_told(combo: ModelCombo, qtbot: QtBot) -> None:
    with qtbot.waitSignal(combo.model_chosen) as chosen:
        press(combo, Qt.Key.Key_Down)
    assert chosen.args == ["gemini-4-carbon"]


def test_that_other_models_leave_text_and_caret_alone(combo: ModelCombo) -> None:
    edit = child(combo, QLineEdit, "modelEdit")
    for caret in (0, 6):
        edit.setCursorPosition(caret)
        combo.show_rows(ROWS[:1])
        assert (edit.text(), edit.cursorPosition()) == ("gemini-3.8-flash", caret)


def test_that_any_model_can_be_typed(combo: ModelCombo, qtbot: QtBot) -> None:
    edit = child(combo, QLineEdit, "modelEdit")
    combo.select_all()
    with qtbot.waitSignal(combo.model_chosen) as chosen:
        type_text(edit, "my-model")
        press(edit, Qt.Key.Key_Return)
    assert chosen.args == ["my-model"]


def test_that_the_wheel_changes_nothing(combo: ModelCombo, qtbot: QtBot) -> None:
    scroll_down(combo)
    assert combo.currentText() == "gemini-3.8-flash"


def test_that_an_emptied_name_comes_back(combo: ModelCombo, qtbot: QtBot) -> None:
    edit = child(combo, QLineEdit, "modelEdit")
    combo.select_all()
    with qtbot.assertNotEmitted(combo.model_chosen):
        press(edit, Qt.Key.Key_Delete)
        press(edit, Qt.Key.Key_Return)
    assert combo.currentText() == "gemini-3.8-flash"


def test_that_showing_a_model_tells_nobody(combo: ModelCombo, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(combo.model_chosen):
        combo.show_model("unheard-of")
    assert combo.currentText() == "unheard-of"


def test_that_the_text_stays_when_the_catalog_arrives(combo: ModelCombo) -> None:
    combo.show_model("unheard-of")
    combo.show_rows(ROWS[:1])
    assert combo.currentText() == "unheard-of"


def test_that_typing_a_part_filters_the_list(combo: ModelCombo) -> None:
    completer = combo.completer()
    assert completer is not None
    completer.setCompletionPrefix("flash")
    assert completer.completionCount() == 2


def test_that_the_list_shows_two_lines_and_a_badge(combo: ModelCombo) -> None:
    view = combo.view()
    assert view is not None
    combo.showPopup()
    picture = view.grab().toImage()
    combo.hidePopup()
    assert view.sizeHintForRow(0) == 40
    assert picture.height() > 3 * 40
