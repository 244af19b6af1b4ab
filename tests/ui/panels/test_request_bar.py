"""The request bar: the URL is the truth, model and method are views of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import STREAM_URL
from tests.ui.hands import child, click, press, type_text
from workbench.gemini.catalog import Catalog, Model, Status
from workbench.presenters.url_view import NOT_A_MODEL_PATH
from workbench.ui.panels.request_bar import RequestBar
from workbench.ui.theme import Appearance
from workbench.ui.widgets.segmented import Segmented
from workbench.ui.widgets.send_button import SendButton
from workbench.ui.widgets.url_edit import UrlEdit

CATALOG = Catalog(
    tuple(
        Model(name, name.title(), Status.GA, ("generateContent",))
        for name in ("gemini-3.5-flash", "gemini-4-carbon")
    )
)


@pytest.fixture
def bar(appearance: Appearance, qtbot: QtBot) -> RequestBar:
    made = RequestBar(appearance)
    qtbot.addWidget(made)
    made.resize(1000, 90)
    made.show_catalog(CATALOG)
    made.load("POST", STREAM_URL)
    with qtbot.waitActive(made):
        made.show()
    return made


def segment(bar: RequestBar, method: str) -> QPushButton:
    return child(bar, Segmented, "methodSegments").button(method)


def test_that_the_views_show_what_the_url_says(bar: RequestBar) -> None:
    assert child(bar, QComboBox, "modelCombo").currentText() == "gemini-3.5-flash"
    assert segment(bar, "streamGenerateContent").isChecked()


def test_that_another_method_rewrites_the_url(bar: RequestBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.edited):
        click(segment(bar, "generateContent"))
    assert bar.url.text().endswith("/models/gemini-3.5-flash:generateContent")
    click(segment(bar, "streamGenerateContent"))
    assert bar.url.text() == STREAM_URL


def test_that_another_model_rewrites_the_url(bar: RequestBar) -> None:
    bar.focus_model()
    field = child(bar, QLineEdit, "modelEdit")
    type_text(field, "gemini-4-carbon")
    press(field, Qt.Key.Key_Return)
    assert "/models/gemini-4-carbon:stream" in bar.url.text()


def test_that_a_model_in_the_url_shows_in_the_combo(bar: RequestBar) -> None:
    bar.load("POST", STREAM_URL.replace("gemini-3.5-flash", ""))
    url = child(bar, UrlEdit, "urlEdit")
    cursor = url.textCursor()
    cursor.setPosition(STREAM_URL.index("gemini-3.5-flash"))
    url.setTextCursor(cursor)
    type_text(url, "mine")
    assert bar.model.currentText() == "mine"


def test_that_another_url_turns_the_views_off_and_says_why(bar: RequestBar) -> None:
    bar.focus_url()
    type_text(bar.url, "https://example.com/")
    assert not bar.model.isEnabled()
    assert bar.model.toolTip() == NOT_A_MODEL_PATH
    assert not segment(bar, "generateContent").isEnabled()


def test_that_enter_in_the_url_sends(bar: RequestBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.send_pressed):
        press(bar.url, Qt.Key.Key_Return)


def test_that_enter_in_a_run_does_not_stop_it(bar: RequestBar, qtbot: QtBot) -> None:
    bar.send.show_running(running=True)
    with qtbot.assertNotEmitted(bar.stop_pressed):
        press(bar.url, Qt.Key.Key_Return)


def test_that_the_button_sends_and_stops(bar: RequestBar, qtbot: QtBot) -> None:
    button = child(bar, SendButton, "sendButton")
    with qtbot.waitSignal(bar.send_pressed):
        click(button)
    button.show_running(running=True)
    with qtbot.waitSignal(bar.stop_pressed):
        click(button)


def test_that_the_http_method_is_edited(bar: RequestBar, qtbot: QtBot) -> None:
    combo = child(bar, QComboBox, "methodCombo")
    with qtbot.waitSignal(bar.edited):
        press(combo, Qt.Key.Key_Down)
    assert bar.method == "GET"


def test_that_an_unusual_method_is_kept(bar: RequestBar) -> None:
    bar.load("PATCH", STREAM_URL)
    assert bar.method == "PATCH"


def test_that_loading_tells_nobody(bar: RequestBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.edited):
        bar.load("GET", "https://example.com/")


def test_that_a_segment_can_be_undone_in_the_url(bar: RequestBar) -> None:
    click(segment(bar, "countTokens"))
    bar.url.undo()
    assert bar.url.text() == STREAM_URL
    assert segment(bar, "streamGenerateContent").isChecked()


def test_that_the_bar_fits_beside_an_open_side_panel(bar: RequestBar) -> None:
    assert bar.minimumSizeHint().width() <= 648
