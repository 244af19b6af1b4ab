"""Tabs that leave what is laid out inside a page to the page."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.widgets.page_tabs import PageTabs


class Paints(QObject):
    """Remembers which parts of a widget are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.parts.append(event.region().boundingRect())
        return False


def settle() -> None:
    """Lay out and paint everything: each layout asks the one around it."""
    for _ in range(8):
        QCoreApplication.sendPostedEvents()


def test_that_a_text_that_grows_in_a_page_does_not_repaint_all_of_it(qtbot: QtBot) -> None:
    tabs, page, figure, paints = PageTabs(), QWidget(), QLabel("1"), Paints()
    qtbot.addWidget(tabs)
    column = QVBoxLayout(page)
    column.addWidget(figure)
    column.addStretch(1)
    figure.setMinimumWidth(10)
    tabs.addTab(page, "Page")
    tabs.resize(400, 400)
    with qtbot.waitExposed(tabs):
        tabs.show()
    figure.setText("10")
    settle()
    tabs.installEventFilter(paints)
    figure.setText("1,000")
    settle()
    assert paints.parts
    assert max(part.height() for part in paints.parts) < tabs.height() // 2
    tabs.hide()


def test_that_a_page_that_needs_more_room_gets_it(qtbot: QtBot) -> None:
    tabs, page, figure = PageTabs(), QWidget(), QLabel("1")
    QVBoxLayout(page).addWidget(figure)
    qtbot.addWidget(tabs)
    tabs.addTab(page, "Page")
    with qtbot.waitExposed(tabs):
        tabs.show()
    settle()
    figure.setMinimumWidth(700)
    settle()
    assert tabs.minimumSizeHint().width() > 700
    assert figure.width() >= 700
    tabs.hide()


def test_that_a_tab_with_a_longer_name_gets_its_room(qtbot: QtBot) -> None:
    tabs = PageTabs()
    qtbot.addWidget(tabs)
    tabs.addTab(QWidget(), "A")
    tabs.resize(600, 200)
    with qtbot.waitExposed(tabs):
        tabs.show()
    settle()
    tabs.setTabText(0, "A much longer name")
    settle()
    assert tabs.tabBar().width() >= tabs.tabBar().sizeHint().width()
    tabs.hide()
