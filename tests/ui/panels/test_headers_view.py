"""The Headers view: both tables, and copying from them."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import NO_KEYS, child, click, press
from workbench.domain.run import SentMessage
from workbench.presenters.raw_bytes import Head
from workbench.ui.panels.headers_view import HeadersView
from workbench.ui.theme import Appearance

ASKED = SentMessage("POST", "https://example.com/v1", (("x-goog-api-key", "***"),), b"{}")
CAME = (("Content-Type", "text/event-stream"), ("Vary", "Origin"), ("Vary", "X-Origin"))


@pytest.fixture
def view(appearance: Appearance, qtbot: QtBot) -> HeadersView:
    made = HeadersView(appearance)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def title(view: HeadersView, name: str) -> str:
    return child(view, QLabel, name).text()


def test_that_it_says_that_nothing_was_sent(view: HeadersView) -> None:
    assert child(view, QLabel, "noHeadersText").isVisible()
    assert not view.sent.isVisible()


def test_that_it_shows_what_was_sent_before_anything_came_back(view: HeadersView) -> None:
    view.show_head(Head(ASKED))
    assert title(view, "sentHeadersTitle") == "Request headers · 5"
    assert title(view, "receivedHeadersTitle") == "Response headers"
    assert child(view, QLabel, "receivedHeadersNoneText").isVisible()
    view.show_head(Head(ASKED, 200, "OK", CAME))
    assert title(view, "receivedHeadersTitle") == "Response headers · 3"
    assert not child(view, QLabel, "receivedHeadersNoneText").isVisible()


def test_that_a_row_is_copied_by_key_and_by_menu(view: HeadersView) -> None:
    view.show_head(Head(ASKED, 200, "OK", CAME))
    view.sent.table.selectRow(1)
    press(view.sent.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "x-goog-api-key: ***"
    view.received.table.selectRow(0)
    child(view.received.table, QAction, "copyRow").trigger()
    assert QGuiApplication.clipboard().text() == "Content-Type: text/event-stream"


def test_that_all_are_copied_as_they_were_spelled(view: HeadersView) -> None:
    view.show_head(Head(ASKED, 200, "OK", CAME))
    click(child(view, QToolButton, "receivedHeadersCopy"))
    lines = ["Content-Type: text/event-stream", "Vary: Origin", "Vary: X-Origin"]
    assert QGuiApplication.clipboard().text().splitlines() == lines


def test_that_a_small_view_scrolls_to_the_row_that_is_chosen(view: HeadersView) -> None:
    many = tuple((f"X-Header-{number}", "x") for number in range(60))
    view.show_head(Head(ASKED, 200, "OK", many))
    view.resize(400, 90)
    page = child(view, QScrollArea, "headersPage")
    assert page.verticalScrollBar().value() == 0
    view.received.table.setFocus()
    view.received.table.selectRow(0)
    press(view.received.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.received.table.currentIndex().row() == 59
    assert page.verticalScrollBar().value() > 1_000
    press(view.received.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert page.verticalScrollBar().value() < 400


def test_that_the_wheel_over_a_table_is_for_the_page(view: HeadersView) -> None:
    view.show_head(Head(ASKED, 200, "OK", CAME))
    over = view.sent.table.viewport()
    place = QPointF(over.rect().center())
    turned = QWheelEvent(
        *(place, QPointF(over.mapToGlobal(place)), QPoint(), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, NO_KEYS, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(over, turned)
    assert not turned.isAccepted()
