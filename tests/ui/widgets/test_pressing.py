"""Enter on the button that has the focus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, press
from tests.ui.windows import OpenWindow
from workbench.ui.widgets.popover import Popover
from workbench.ui.widgets.switch import Switch


def test_that_enter_presses_the_focused_control_of_the_window(window: OpenWindow) -> None:
    switch = child(window.frame, Switch, "mockSwitch")
    switch.setFocus()
    press(switch, Qt.Key.Key_Return)
    assert window.session.mock.wanted


def test_that_ctrl_enter_presses_nothing(window: OpenWindow) -> None:
    switch = child(window.frame, Switch, "mockSwitch")
    switch.setFocus()
    press(switch, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert not window.session.mock.wanted


def test_that_enter_answers_a_popover(window: OpenWindow, qtbot: QtBot) -> None:
    anchor = child(window.frame, Switch, "mockSwitch")
    popover = Popover("Which?", (("one", "One"), ("two", "Two")), anchor)
    popover.open_below(anchor)
    first = child(popover, QPushButton, "oneButton")
    first.setFocus()
    with qtbot.waitSignal(popover.chosen) as chosen:
        press(first, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert chosen.args == ["one"]
