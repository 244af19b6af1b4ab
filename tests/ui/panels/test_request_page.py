"""A request's page, by hand: edit, send, stop, and what stands in the way."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import ASK, TEMPLATE_URL, a_request
from tests.ui.hands import child, click, press, type_text
from workbench.domain.request import Header, Request
from workbench.gemini.catalog import Catalog, Model, Status
from workbench.presenters.assertion_rows import NEW_ASSERTION
from workbench.presenters.layouts import Layout
from workbench.ui.panels.request_page import RequestPage
from workbench.ui.theme import Appearance
from workbench.ui.widgets.banner import Banner
from workbench.ui.widgets.json_editor import JsonEditor
from workbench.ui.widgets.send_button import SendButton
from workbench.ui.widgets.url_edit import UrlEdit

KNOWN = {"baseUrl": "https://generativelanguage.googleapis.com", "apiVersion": "v1beta"}
BROKEN = '{\n  "contents": []\n  "store": false\n}'
Make = Callable[..., RequestPage]


@pytest.fixture
def page_with(appearance: Appearance, qtbot: QtBot) -> Make:
    def make(**changes: object) -> RequestPage:
        page = RequestPage(appearance)
        qtbot.addWidget(page)
        page.resize(1126, 740)
        page.show_request(a_request(**changes))
        page.show_variables(KNOWN)
        with qtbot.waitActive(page):
            page.show()
        return page

    return make


def guard(page: RequestPage) -> str:
    return child(page, Banner, "sendGuard").text


@pytest.mark.parametrize(
    "request_",
    [
        a_request(),
        a_request(url="https://a\n", method="PATCH", body="a\rb\u2029", headers=(Header("", " "),)),
        a_request(description="Kept", tags=("a",), body_file="big.json"),
    ],
)
def test_that_a_request_that_was_only_shown_is_unchanged(
    page_with: Make, request_: Request
) -> None:
    page = page_with()
    page.show_request(request_)
    assert page.request() == request_


def test_that_edits_are_in_the_request_and_told(page_with: Make, qtbot: QtBot) -> None:
    page = page_with()
    with qtbot.waitSignal(page.edited):
        type_text(child(page, JsonEditor, "bodyEditor"), " ")
    with qtbot.waitSignal(page.edited):
        type_text(child(page, UrlEdit, "urlEdit"), "x")
    assert page.request() == a_request(url=f"x{TEMPLATE_URL}", body=f" {ASK}")


def test_that_an_edit_of_a_parameter_is_an_edit_of_the_url(page_with: Make, qtbot: QtBot) -> None:
    page = page_with(url="https://a.example/x?alt=sse")
    table = page.composer.pages.params.table.model()
    with qtbot.waitSignal(page.edited):
        table.setData(table.index(0, 2), "json")
    assert page.request().url == "https://a.example/x?alt=json"
    page.bar.url.undo()
    assert page.request().url == "https://a.example/x?alt=sse"
    assert table.index(0, 2).data() == "sse"


def test_that_description_and_assertions_are_in_the_request(page_with: Make, qtbot: QtBot) -> None:
    page = page_with(description="Kept")
    with qtbot.waitSignal(page.edited):
        page.composer.pages.description.edit.setPlainText("Told")
    with qtbot.waitSignal(page.edited):
        page.composer.pages.assertions.add()
    assert page.request() == a_request(description="Told", assertions=(NEW_ASSERTION,))


def test_that_showing_a_request_is_no_edit(page_with: Make, qtbot: QtBot) -> None:
    page = page_with()
    with qtbot.assertNotEmitted(page.edited):
        page.show_request(a_request(body="[]"))


def test_that_the_button_asks_to_send_and_then_to_stop(page_with: Make, qtbot: QtBot) -> None:
    page = page_with()
    button = child(page, SendButton, "sendButton")
    with qtbot.waitSignal(page.send_requested) as sent:
        click(button)
    assert sent.args == [False]
    page.show_running(running=True)
    with qtbot.waitSignal(page.stop_requested):
        click(button)


def test_that_enter_in_the_url_sends(page_with: Make, qtbot: QtBot) -> None:
    page = page_with()
    with qtbot.waitSignal(page.send_requested):
        press(child(page, UrlEdit, "urlEdit"), Qt.Key.Key_Return)


def test_that_a_body_that_is_no_json_asks_first(page_with: Make, qtbot: QtBot) -> None:
    page = page_with(body=BROKEN)
    with qtbot.assertNotEmitted(page.send_requested):
        page.ask_to_send()
    assert guard(page).startswith("Line 3: expected a comma")
    click(child(page, QPushButton, "goToLineButton"))
    editor = child(page, JsonEditor, "bodyEditor")
    assert editor.hasFocus()
    assert editor.textCursor().blockNumber() == 2
    assert guard(page) == ""


def test_that_send_anyway_sends_and_is_not_asked_again(page_with: Make, qtbot: QtBot) -> None:
    page = page_with(body=BROKEN)
    page.ask_to_send()
    with qtbot.waitSignal(page.send_requested) as sent:
        click(child(page, QPushButton, "sendAnywayButton"))
    assert sent.args == [True]
    with qtbot.waitSignal(page.send_requested):
        page.ask_to_send()


def test_that_another_error_asks_again(page_with: Make, qtbot: QtBot) -> None:
    page = page_with(body=BROKEN)
    page.ask_to_send()
    click(child(page, QPushButton, "sendAnywayButton"))
    type_text(child(page, JsonEditor, "bodyEditor"), "x")
    with qtbot.assertNotEmitted(page.send_requested):
        page.ask_to_send()
    assert guard(page).startswith("Line 1: ")


def test_that_an_edit_takes_the_question_away(page_with: Make) -> None:
    page = page_with(body=BROKEN)
    page.ask_to_send()
    type_text(child(page, JsonEditor, "bodyEditor"), " ")
    assert guard(page) == ""


def test_that_an_unknown_variable_disables_send_and_is_named(page_with: Make) -> None:
    page = page_with(body='{"a": "{{city}}"}')
    button = child(page, SendButton, "sendButton")
    assert not button.isEnabled()
    assert "{{city}} has no value here" in button.toolTip()
    page.show_variables({**KNOWN, "city": "Oslo"})
    assert button.isEnabled()


def test_that_an_unknown_variable_is_noticed_while_typing(page_with: Make, qtbot: QtBot) -> None:
    page = page_with()
    with qtbot.waitSignal(page.obstacle_changed) as changed:
        type_text(child(page, UrlEdit, "urlEdit"), "{{host}}")
    assert "{{host}}" in str(changed.args)


def test_that_a_variable_beside_an_image_is_noticed(page_with: Make) -> None:
    image = "iVBORw0KGgo" * 300_000
    page = page_with(body=f'{{"data": "{image}", "text": "{{{{city}}}}"}}')
    assert not child(page, SendButton, "sendButton").isEnabled()


def test_that_sending_in_spite_of_it_says_why_not(page_with: Make, qtbot: QtBot) -> None:
    page = page_with(url="")
    with qtbot.assertNotEmitted(page.send_requested):
        page.ask_to_send()
    assert guard(page).startswith("The URL is empty.")
    click(child(page, QPushButton, "dismissButton"))
    assert guard(page) == ""


def test_that_a_get_without_a_body_is_sent(page_with: Make, qtbot: QtBot) -> None:
    page = page_with(method="GET", url="{{baseUrl}}/{{apiVersion}}/models", body="")
    with qtbot.waitSignal(page.send_requested):
        page.ask_to_send()


def test_that_the_key_row_follows_key_and_headers(page_with: Make) -> None:
    page = page_with()
    page.show_key("••••7Q2c (Personal)")
    rows = page.composer.pages.headers.table.model()
    assert rows.index(1, 2).data() == "••••7Q2c (Personal)"
    page.show_key("")
    assert rows.rowCount() == 2


def test_that_format_and_focus_reach_their_places(page_with: Make) -> None:
    page = page_with(body="[1]")
    page.format_body()
    assert page.request().body == "[\n  1\n]"
    page.focus_url()
    assert page.bar.url.hasFocus()
    page.focus_model()
    assert page.bar.model.hasFocus()


def test_that_the_page_can_be_stacked(page_with: Make) -> None:
    page = page_with()
    splitter = child(page, QSplitter, "requestSplitter")
    page.set_layout(Layout.STACKED)
    assert splitter.orientation() == Qt.Orientation.Vertical
    page.set_layout(Layout.SIDE_BY_SIDE)
    assert splitter.orientation() == Qt.Orientation.Horizontal


def test_that_the_catalog_is_offered(page_with: Make) -> None:
    page = page_with()
    page.show_catalog(Catalog((Model("a", "A", Status.GA, ("generateContent",)),)))
    assert page.bar.model.count() == 1
    assert page.bar.model.currentText() == "gemini-3.5-flash"


def test_that_every_control_has_a_name_and_an_own_object_name(page_with: Make) -> None:
    page = page_with()
    ours = [
        widget
        for part in (page.bar, page.composer)
        for widget in part.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
    ]
    assert not [widget for widget in ours if not widget.accessibleName()]
    names = [widget.objectName() for widget in ours if widget.objectName()]
    assert len(names) == len(set(names))


def test_that_tab_walks_through_the_bar_into_the_body_and_on(page_with: Make) -> None:
    page = page_with()
    page.bar.url.setFocus()
    seen = []
    for _ in range(6):
        focused = page.focusWidget()
        seen.append(focused.objectName())
        press(focused, Qt.Key.Key_Tab)
    assert seen[:2] == ["urlEdit", "sendButton"]
    assert "composerTabs" in seen


def test_that_a_page_that_is_yet_to_be_shown_keeps_how_it_was_left(
    appearance: Appearance, qtbot: QtBot
) -> None:
    page = RequestPage(appearance)
    qtbot.addWidget(page)
    assert not page.split
    page.resize(1101, 700)
    page.set_split((650, 450))
    assert page.split == (650, 450)
    page.show()
    qtbot.waitUntil(lambda: sum(page.split) == 1100)
    assert page.split == (650, 450)
