"""The line between two panes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, press
from workbench.ui.theme import Appearance
from workbench.ui.widgets.pane_splitter import STEP, PaneSplitter


@pytest.fixture
def splitter(appearance: Appearance, qtbot: QtBot) -> PaneSplitter:
    made = PaneSplitter(appearance, "Left and right", (400, 600))
    qtbot.addWidget(made)
    made.resize(1001, 300)
    made.add_panes(QLabel("left"), QLabel("right"))
    with qtbot.waitActive(made):
        made.show()
    return made


def test_that_arrow_keys_move_the_line(splitter: PaneSplitter) -> None:
    press(splitter.handle(1), Qt.Key.Key_Right)
    assert splitter.sizes() == [400 + STEP, 600 - STEP]
    press(splitter.handle(1), Qt.Key.Key_Left)
    assert splitter.sizes() == [400, 600]


def test_that_a_double_click_brings_the_usual_sizes_back(splitter: PaneSplitter) -> None:
    splitter.move_by(100)
    QTest.mouseDClick(splitter.handle(1), Qt.MouseButton.LeftButton)
    assert splitter.sizes() == [400, 600]


def test_that_the_menu_key_offers_the_usual_sizes_too(splitter: PaneSplitter) -> None:
    splitter.move_by(100)
    handle = splitter.handle(1)
    place = handle.rect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, handle.mapToGlobal(place))
    QApplication.sendEvent(handle, asked)
    menu = child(handle, QMenu, "splitterMenu")
    press(menu, Qt.Key.Key_Down)
    press(menu, Qt.Key.Key_Return)
    assert splitter.sizes() == [400, 600]


def test_that_the_line_shows_the_focus(splitter: PaneSplitter, appearance: Appearance) -> None:
    handle = splitter.handle(1)
    middle = handle.rect().center()
    handle.clearFocus()
    assert handle.grab().toImage().pixelColor(middle) == appearance.color("border.subtle")
    handle.setFocus()
    assert handle.grab().toImage().pixelColor(middle) == appearance.color("focus.ring")
    assert handle.accessibleName() == "Left and right"


def test_that_the_line_lies_down_between_stacked_panes(splitter: PaneSplitter) -> None:
    splitter.setOrientation(Qt.Orientation.Vertical)
    assert splitter.handle(1).width() > splitter.handle(1).height()
