"""The Usage view."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, press
from workbench.presenters.usage_rows import INCOMPLETE, NOT_YET, usage_table
from workbench.ui.panels.usage_view import UsageView
from workbench.ui.theme import Appearance

USAGE = {
    "promptTokenCount": 12,
    "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 12}],
    "totalTokenCount": 12,
}


@pytest.fixture
def view(appearance: Appearance, qtbot: QtBot) -> UsageView:
    made = UsageView(appearance)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_that_it_says_why_there_is_nothing(view: UsageView) -> None:
    view.show_usage(usage_table(None, is_running=True, is_broken=False))
    assert child(view, QLabel, "noUsageText").text() == NOT_YET
    assert not view.table.isVisible()


def test_that_it_shows_kinds_and_notes(view: UsageView) -> None:
    view.show_usage(usage_table(USAGE, is_running=False, is_broken=True))
    assert view.notes == INCOMPLETE
    cells = [view.table.model().index(row, 0).data() for row in range(4)]
    assert [cell.strip() for cell in cells] == ["Prompt", "Text", "Output", "Total"]
    assert not child(view, QLabel, "noUsageText").isVisible()


def test_that_a_row_is_copied_for_a_sheet(view: UsageView) -> None:
    view.show_usage(usage_table(USAGE, is_running=False, is_broken=False))
    view.table.selectRow(3)
    press(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Total\t12"
