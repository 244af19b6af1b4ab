"""The line between two panes."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QVBoxLayout, QWidget
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


class Page(QWidget):
    """Counts how often it has to lay out its splitter anew."""

    asked = 0

    def event(self, event: QEvent) -> bool:
        self.asked += event.type() == QEvent.Type.LayoutRequest
        return super().event(event)


def settle() -> None:
    """Lay out everything: each layout asks the one around it."""
    for _ in range(8):
        QCoreApplication.sendPostedEvents()


def test_that_a_text_that_grows_in_a_pane_asks_nothing_of_what_surrounds_it(
    appearance: Appearance, qtbot: QtBot
) -> None:
    page, pane, figure = Page(), QWidget(), QLabel("1")
    qtbot.addWidget(page)
    splitter = PaneSplitter(appearance, "Left and right", (400, 600))
    splitter.add_panes(pane, QLabel("right"))
    rows = QVBoxLayout(page)
    rows.addWidget(splitter)
    inside = QVBoxLayout(pane)
    inside.addWidget(figure)
    figure.setMinimumWidth(10)
    page.show()
    figure.setText("10")
    settle()
    page.asked = 0
    figure.setText("1,000")
    settle()
    assert page.asked == 0
    figure.setMinimumWidth(500)
    settle()
    assert page.asked > 0
    assert page.minimumSizeHint().width() > 500
    page.hide()


def test_that_the_line_lies_down_between_stacked_panes(splitter: PaneSplitter) -> None:
    splitter.setOrientation(Qt.Orientation.Vertical)
    assert splitter.handle(1).width() > splitter.handle(1).height()


def test_that_a_pane_that_is_shown_and_hidden_in_one_go_leaves_no_gap(
    splitter: PaneSplitter, qtbot: QtBot
) -> None:
    left = splitter.widget(0)
    assert left is not None
    left.hide()
    qtbot.waitUntil(lambda: splitter.sizes()[0] == 0)
    left.show()
    left.hide()
    qtbot.waitUntil(lambda: splitter.sizes() == [0, splitter.width()])
