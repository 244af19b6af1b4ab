"""Interfaces of ours are made once, and live exactly as long as their widgets."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from workbench.ui.widgets.valued_widget import ValuedAccess, ValuedWidget


def test_that_an_interface_is_made_once_and_ends_with_its_widget(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    widget = ValuedWidget(around)
    heard = QAccessible.queryAccessibleInterface(widget)
    assert isinstance(heard, ValuedAccess)
    assert QAccessible.queryAccessibleInterface(widget) is heard
    delete(widget)
    assert not isValid(heard)


def test_that_other_widgets_are_left_to_qt(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    ValuedWidget(around)
    assert not isinstance(QAccessible.queryAccessibleInterface(around), ValuedAccess)
