"""What can be done with a request beside sending it: copy it, look at it, send it to the mock."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from tests.fakes import MemorySecrets
from tests.ui.hands import child, click
from tests.ui.windows import OpenWindow, World
from workbench.domain.request import Request
from workbench.domain.run import Cause
from workbench.ports import TransportFailure
from workbench.presenters.open_documents import Mark
from workbench.presenters.url_params import Param
from workbench.ui.dialogs.what_is_sent import WhatIsSentDialog
from workbench.ui.panels.composer_pages import TABS
from workbench.ui.widgets.banner import Banner
from workbench.ui.widgets.send_menu_button import SendMenuButton

KEY = "AIza" + "x" * 31 + "7Q2c"
CHECK, OFF = Qt.ItemDataRole.CheckStateRole, Qt.CheckState.Unchecked
Open = Callable[..., OpenWindow]


def copied(window: OpenWindow, command: str = "copyAsCurl") -> str:
    QGuiApplication.clipboard().clear()
    window.run(command)
    window.wait(lambda: bool(QGuiApplication.clipboard().text()))
    return QGuiApplication.clipboard().text()


def looked_at(window: OpenWindow) -> WhatIsSentDialog:
    window.run("whatIsSent")
    dialog = child(window.frame, WhatIsSentDialog, "whatIsSentDialog")
    summary = child(dialog, QLabel, "sentSummary")
    window.wait(lambda: "Looking up" not in summary.text())
    return dialog


def show_body(window: OpenWindow, body: str) -> None:
    request = window.page.request()
    window.page.request_page.show_request(Request(request.name, request.url, body=body))


def test_that_a_copy_as_curl_has_a_variable_for_the_key(open_window: Open) -> None:
    window = open_window(World(secrets=MemorySecrets({"default": KEY})))
    window.open()
    command = copied(window)
    assert command.startswith("curl --no-buffer 'https://generativelanguage.googleapis.com/")
    assert '--header "x-goog-api-key: $GEMINI_API_KEY"' in command
    assert KEY not in command
    assert window.main.toast.text == "Copied as curl, bash. The key is the variable GEMINI_API_KEY."


@pytest.mark.parametrize(
    ("command", "mark"),
    [
        ("copyAsPowershell", "curl.exe "),
        ("copyAsCmd", '^"https://'),
        ("copyAsPython", "genai.Client("),
        ("copyAsHttpx", "httpx.stream("),
        ("copyAsFetch", "await fetch("),
        ("copyAsHar", '"postData"'),
    ],
)
def test_that_a_copy_can_be_in_other_languages(open_window: Open, command: str, mark: str) -> None:
    window = open_window(World(secrets=MemorySecrets({"default": KEY})))
    window.open()
    assert mark in copied(window, command)
    assert KEY not in QGuiApplication.clipboard().text()


def test_that_a_language_without_a_call_for_the_request_says_so(window: OpenWindow) -> None:
    window.open()
    show_body(window, "[1]")
    window.run("copyAsPython")
    guard = child(window.page, Banner, "sendGuard")
    window.wait(lambda: "google-genai" in guard.text or "httpx sends it" in guard.text)


def test_that_what_cannot_be_sent_is_not_copied_and_says_why(window: OpenWindow) -> None:
    window.open()
    show_body(window, '"{{city}}"')
    window.run("copyAsCurl")
    guard = child(window.page, Banner, "sendGuard")
    window.wait(lambda: "city" in guard.text)


def test_that_what_will_be_sent_shows_the_key_masked(open_window: Open) -> None:
    window = open_window(World(secrets=MemorySecrets({"Personal": KEY})))
    window.open()
    window.session.choose_key("Personal")
    dialog = looked_at(window)
    assert dialog.text.startswith("POST https://generativelanguage.googleapis.com/v1beta/models/")
    assert "x-goog-api-key: ***" in dialog.text
    assert KEY not in dialog.text
    assert window.world.urls == []
    dialog.close()


@pytest.mark.parametrize(
    ("proxy", "sentence"),
    [
        ("proxy.test:8080", "It goes through the proxy proxy.test:8080."),
        (TransportFailure(Cause.CONFIGURATION, "h.test", "No address."), "No address."),
    ],
)
def test_that_what_will_be_sent_names_the_proxy_or_why_there_is_none(
    window: OpenWindow, proxy: str | TransportFailure, sentence: str
) -> None:
    window.open()
    window.world.transport.proxy = proxy
    dialog = looked_at(window)
    assert sentence in child(dialog, QLabel, "sentNotices").text()
    dialog.close()


def test_that_what_cannot_be_sent_is_told_where_it_would_be_seen(window: OpenWindow) -> None:
    window.open()
    show_body(window, '"{{city}}"')
    dialog = looked_at(window)
    assert "city" in child(dialog, QLabel, "sentNotices").text()
    dialog.close()


def test_that_one_run_goes_to_the_mock_and_the_switch_stays_off(window: OpenWindow) -> None:
    window.open()
    window.run("sendToMock")
    documents = window.main.library.documents
    window.wait(lambda: documents.mark_of(window.page.place) is Mark.PASSED)
    assert window.world.urls[0].startswith("http://127.0.0.1:")
    assert not window.session.mock.wanted


def test_that_the_chevron_beside_send_opens_the_menu(window: OpenWindow) -> None:
    page = window.open()
    click(child(page, SendMenuButton, "sendMenuButton"))
    menu = child(page, QMenu, "sendMenu")
    names = [action.objectName() for action in menu.actions()]
    assert names == ["actSend", "actSendToMock", "actWhatIsSent", "actCopyAsCurl"]
    menu.close()


def test_that_a_parameter_that_is_off_outlives_its_tab(window: OpenWindow) -> None:
    params = window.open().request_page.composer.pages.params
    params.table.model().setData(params.table.model().index(0, 0), OFF, CHECK)
    window.wait(lambda: window.desk.is_dirty(window.page))
    window.run("closeTab")
    page = window.open()
    assert page.request().url.endswith(":streamGenerateContent")
    assert page.request_page.composer.pages.params.params == (Param("alt", "sse", enabled=False),)


def test_that_f6_reaches_what_is_edited_in_each_tab(window: OpenWindow) -> None:
    composer = window.open().request_page.composer
    composer.pages.assertions.add()
    reached = set()
    for key, _ in TABS:
        composer.tabs.show_tab(key)
        for _ in range(8):
            window.run("nextPane")
            reached.add(window.frame.focusWidget().objectName())
    panes = {"paramsTable", "headersTable", "assertionsTable", "descriptionEdit", "bodyEditor"}
    assert panes <= reached


def test_that_each_composer_tab_has_its_command(window: OpenWindow) -> None:
    composer = window.open().request_page.composer
    for number, (key, label) in enumerate(TABS, 1):
        action = window.frame.menus.actions_by_id[f"composerTab{number}"]
        assert action.text().replace("&", "") == label
        assert action.shortcut().toString() == f"Alt+Shift+{number}"
        action.trigger()
        assert composer.tabs.current == key
        focus = window.frame.focusWidget()
        assert isinstance(focus, QWidget)
        assert composer.isAncestorOf(focus)
