"""Requests of other programs in the window: pasted into the URL, pasted as new, written to a folder."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton

from tests.ui.hands import child, click
from tests.ui.windows import OpenWindow, World
from workbench.domain.json_text import to_json
from workbench.domain.request import Header, KeyChoice
from workbench.ui.widgets.banner import Banner
from workbench.ui.widgets.url_edit import UrlEdit

Open = Callable[..., OpenWindow]
URL = "https://generativelanguage.googleapis.com/v1beta/models/gemini-3.5-flash:generateContent"
KEY = "AIza" + "c" * 35
COMMAND = f"curl '{URL}?key={KEY}' \\\n  -H 'X-A: b' -d '{{\"contents\": []}}' --compressed"
POSTMAN = to_json(
    {
        "info": {
            "name": "Pets",
            "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
        },
        "item": [{"name": "One", "request": "https://a.test"}],
    }
)


@pytest.fixture
def window(open_window: Open) -> OpenWindow:
    return open_window(World())


def paste_into_url(window: OpenWindow, text: str) -> None:
    """Paste a text where the URL stands, all of it selected."""
    QGuiApplication.clipboard().setText(text)
    url = child(window.page, UrlEdit, "urlEdit")
    url.selectAll()
    url.paste()


def said(window: OpenWindow) -> str:
    """Return what the banner of the page says."""
    return window.page.banner.text


def press(window: OpenWindow, words: str) -> None:
    """Press the button of the banner that says this."""
    found = [b for b in window.page.banner.findChildren(QPushButton) if b.text() == words]
    click(found[0])


def test_that_a_command_fills_the_request_and_undo_brings_the_old_one_back(
    window: OpenWindow,
) -> None:
    page = window.open()
    before = page.request()
    paste_into_url(window, COMMAND)
    window.wait(lambda: "Filled in" in said(window))
    request = page.request()
    assert (request.url, request.method, request.body) == (URL, "POST", '{"contents": []}')
    assert Header("X-A", "b") in request.headers
    assert request.key == KeyChoice("gemini")
    assert request.name == before.name
    assert "Left out: --compressed." in said(window)
    assert KEY not in said(window)
    press(window, "Undo")
    assert page.request() == before


def test_that_a_key_that_was_found_is_saved_when_the_user_says_so(window: OpenWindow) -> None:
    window.open()
    paste_into_url(window, COMMAND)
    window.wait(lambda: "A key was found" in said(window))
    assert window.session.keys.names == ()
    press(window, "Save it as “gemini”")
    window.wait(lambda: window.session.keys.names == ("gemini",))


def test_that_a_key_that_was_found_waits_for_an_answer_while_the_request_is_sent(
    window: OpenWindow,
) -> None:
    page = window.open()
    paste_into_url(window, COMMAND)
    window.wait(lambda: "A key was found" in said(window))
    window.session.use_mock(wanted=True)
    window.wait(lambda: window.session.mock.is_on)
    window.desk.send(page)
    window.wait(lambda: page.request_page.response.runs.newest is not None)
    window.wait(lambda: not page.run_control.is_running)
    assert "A key was found" in said(window)
    press(window, "Save it as “gemini”")
    window.wait(lambda: "gemini" in window.session.keys.names)


def test_that_a_command_that_cannot_be_read_changes_nothing(window: OpenWindow) -> None:
    page = window.open()
    before = page.request()
    paste_into_url(window, "curl 'https://a.test")
    window.wait(lambda: "not closed" in window.main.toast.text)
    assert page.request() == before


def test_that_a_url_is_pasted_as_it_is(window: OpenWindow) -> None:
    page = window.open()
    paste_into_url(window, "https://a.test/curl -s")
    assert page.request().url == "https://a.test/curl -s"


def test_that_commands_pasted_as_new_are_tabs(window: OpenWindow) -> None:
    QGuiApplication.clipboard().setText("curl https://a.test/1\ncurl -I https://a.test/2")
    window.run("pasteAsNew")
    window.wait(lambda: len(window.main.tabs.pages) == 2)
    window.wait(lambda: all(page.is_ready for page in window.main.tabs.pages))
    assert [page.name for page in window.main.tabs.pages] == ["GET /1", "HEAD /2"]
    assert window.world.urls == []


def test_that_a_collection_is_written_into_the_folder_that_was_chosen(window: OpenWindow) -> None:
    QGuiApplication.clipboard().setText(POSTMAN)
    window.run("pasteAsNew")
    window.wait(lambda: window.frame.findChild(QFileDialog, "importFolderDialog") is not None)
    dialog = child(window.frame, QFileDialog, "importFolderDialog")
    dialog.fileSelected.emit("/home/me/new")
    dialog.reject()
    window.wait(lambda: "/home/me/new" in window.world.collections.added)
    tree = window.world.collections.added["/home/me/new"]
    assert [new.path for new in tree.requests] == ["one.yaml"]
    assert tree.folders[0].defaults.name == "Pets"


def test_that_a_banner_of_another_kind_is_left_alone(window: OpenWindow) -> None:
    page = window.open()
    page.banner.say("Something", "info", (("dismiss", "Close"),))
    press(window, "Close")
    assert child(page, Banner, page.banner.objectName()).isHidden()
