"""The Headers view: both tables, and copying from them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click, press
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
