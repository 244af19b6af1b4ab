"""Every button of an error panel and of a notice does its work; none is there without."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QWidget

from tests.builders import (
    JSON,
    a_script,
    a_stream,
    an_error,
    events_of,
)
from tests.fakes import FakeTransport, MemorySecrets
from tests.ui.answered import Open, body_of, button, dialog, failing, refused
from tests.ui.hands import child, click, press
from tests.ui.windows import OpenWindow, World
from workbench.domain.run import Cause
from workbench.gemini import failure_rows
from workbench.gemini.catalog import Catalog, Model, Status
from workbench.gemini.failure import Row
from workbench.ports import TransportFailure
from workbench.presenters.error_view import Act, Action, error_view

FIELD = {"@type": "type.googleapis.com/google.rpc.BadRequest"}


def test_that_a_rejected_field_is_gone_to(open_window: Open) -> None:
    violation = {"field": "generation_config.temperature", "description": "at most 2"}
    details = [{**FIELD, "fieldViolations": [violation]}]
    _, page = refused(open_window, 400, "INVALID_ARGUMENT", "Bad.", details=details)
    click(button(page, "Go to field"))
    cursor = page.request_page.composer.body.textCursor()
    assert cursor.block().text().strip() == '"temperature": 3'


def test_that_the_servers_words_are_copied(open_window: Open) -> None:
    details = [{**FIELD, "fieldViolations": [{"field": "x", "description": "no"}]}]
    window, page = refused(open_window, 400, "INVALID_ARGUMENT", "Bad field.", details=details)
    click(button(page, "Copy message"))
    assert QGuiApplication.clipboard().text() == "Bad field."
    assert window.main.toast.text == "Copied the message."


def test_that_the_body_is_checked(open_window: Open) -> None:
    _, page = refused(open_window, 400, "INVALID_ARGUMENT", "Request contains an invalid argument.")
    click(button(page, "Check the body"))
    assert page.request_page.composer.body.hasFocus()
    assert page.request_page.composer.body.textCursor().position() == 0


def test_that_a_request_is_sent_to_the_mock_once(open_window: Open) -> None:
    window, page = refused(
        open_window, 400, "INVALID_ARGUMENT", "Request contains an invalid argument."
    )
    click(button(page, "Send to mock"))
    window.wait(lambda: len(window.world.urls) == 2)
    assert window.world.urls[1].startswith("http://127.0.0.1:8642/")
    assert not window.session.mock.wanted


def test_that_the_mock_server_takes_over(open_window: Open) -> None:
    window, page = refused(open_window, 400, "INVALID_ARGUMENT", "API key not valid.")
    click(button(page, "Use the mock server"))
    window.wait(lambda: len(window.world.urls) == 2)
    assert window.session.mock.wanted


def test_that_another_key_is_offered(open_window: Open) -> None:
    window, page = refused(open_window, 400, "INVALID_ARGUMENT", "API key not valid.")
    shown: list[bool] = []
    menu = window.frame.top_bar.key_button.menu()
    menu.aboutToShow.connect(lambda: shown.append(True))
    menu.aboutToShow.connect(menu.close, Qt.ConnectionType.QueuedConnection)
    click(button(page, "Choose another key"))
    assert shown == [True]


@pytest.mark.parametrize(
    ("status", "word", "message"),
    [
        (400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."),
        (401, "UNAUTHENTICATED", "Expected OAuth 2 access token."),
        (403, "PERMISSION_DENIED", "Your API key was reported as leaked."),
    ],
)
def test_that_the_doctor_looks_at_the_key_that_was_refused(
    open_window: Open, status: int, word: str, message: str
) -> None:
    window, page = refused(open_window, status, word, message)
    click(button(page, "Check this key"))
    doctor = child(window.frame, QWidget, "keyDoctorPage")
    assert child(doctor, QComboBox, "doctorKeyCombo").currentText() == "Personal"


def test_that_the_key_in_force_is_replaced(open_window: Open) -> None:
    window, page = refused(open_window, 400, "INVALID_ARGUMENT", "API key not valid.")
    click(button(page, "Replace key"))
    assert "Personal" in dialog(window, "replaceKeyDialog").windowTitle()
    dialog(window, "replaceKeyDialog").reject()


def test_that_a_key_is_added_where_none_was_sent(open_window: Open) -> None:
    window, page = refused(
        open_window, 403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers."
    )
    click(button(page, "Add a key"))
    dialog(window, "addKeyDialog").reject()


@pytest.mark.parametrize(
    ("answer", "label", "address"),
    [
        ((402, "PAYMENT_REQUIRED", "Used up."), "Open billing page", "ai.google.dev"),
        ((403, "PERMISSION_DENIED", "It was reported as leaked."), "Open key page", "aistudio.google.com"),
    ],
)  # fmt: skip
def test_that_a_page_of_google_is_opened_only_after_asking(
    answer: tuple[int, str, str], label: str, address: str, open_window: Open
) -> None:
    window, page = refused(open_window, *answer)
    click(button(page, label))
    question = dialog(window, "openLinkQuestion")
    assert address in getattr(question, "text", str)() + getattr(question, "informativeText", str)()
    question.reject()


def test_that_the_nearest_model_is_used(open_window: Open) -> None:
    window, page = failing(open_window, a_stream("Hi"))
    window.session.catalog = Catalog((Model("gemini-3.6-flash", "Flash", Status.GA),))
    page.show_catalog(window.session.catalog)
    view = error_view(failure_rows.NO_SUCH_MODEL.failure(model="x"))
    assert [action.act for action in view.actions[:2]] == [Act.CHOOSE_MODEL, Act.REFRESH_MODELS]
    page.asked.emit(Action(Act.USE_MODEL, 'Use "gemini-3.6-flash"', "gemini-3.6-flash"))
    assert "/models/gemini-3.6-flash:" in page.request().url


def test_that_a_model_is_chosen(open_window: Open) -> None:
    _, page = refused(open_window, 503, "UNAVAILABLE", "Overloaded.")
    click(button(page, "Choose a model"))
    combo = page.request_page.bar.findChild(QWidget, "modelCombo")
    assert combo is not None
    assert combo.hasFocus() or combo.isAncestorOf(QGuiApplication.focusObject())


def test_that_the_models_are_asked_for(open_window: Open) -> None:
    listed = {
        "models": [{"name": "models/gemini-9", "supportedGenerationMethods": ["generateContent"]}]
    }
    body = an_error(404, "NOT_FOUND", "models/x is not found for API version v1beta")
    scripts = (
        a_script(body, status=404, headers=JSON),
        a_script(json.dumps(listed).encode(), headers=JSON),
    )
    world = World(
        secrets=MemorySecrets({"Personal": "AIza-none"}), transport=FakeTransport(*scripts)
    )
    window = open_window(world)
    page = window.open()
    window.run("send")
    window.wait(lambda: page.status[0] == "circle-x" and not page.run_control.is_running)
    click(button(page, "Refresh models"))
    window.wait(lambda: window.main.toast.text == "The API lists 1 model.")
    assert world.urls[-1].endswith("/v1beta/models?pageSize=1000")
    assert window.session.catalog is not None
    assert window.session.catalog.find("gemini-9") is not None


def test_that_a_thinking_level_is_put_into_the_body(open_window: Open) -> None:
    message = "Thinking level is not supported for this model."
    _, page = refused(open_window, 400, "INVALID_ARGUMENT", message)
    before = body_of(page)
    click(button(page, "Use Medium"))
    assert '"thinkingConfig": {"thinkingLevel": "medium"}' in body_of(page)
    page.request_page.composer.body.undo()
    assert body_of(page) == before


def test_that_thinking_is_lowered(open_window: Open) -> None:
    _, page = refused(open_window, 504, "DEADLINE_EXCEEDED", "Deadline expired.")
    click(button(page, "Lower thinking"))
    assert '"thinkingLevel": "low"' in body_of(page)


def test_that_google_is_given_more_time_once(open_window: Open) -> None:
    window, page = refused(open_window, 504, "DEADLINE_EXCEEDED", "Deadline expired.")
    click(button(page, "Retry with a longer timeout"))
    window.wait(lambda: len(window.world.urls) == 2)
    sent = window.world.transport
    assert ("X-Server-Timeout", "600") in sent.sent[1].headers
    assert (sent.limits[1].connect, sent.limits[1].silence) == (600.0, 600.0)
    window.wait(lambda: not page.run_control.is_running)
    window.run("send")
    window.wait(lambda: len(window.world.urls) == 3)
    assert "X-Server-Timeout" not in dict(sent.sent[2].headers)
    assert sent.limits[2] == sent.limits[0]


def test_that_a_slow_connection_is_given_more_time(open_window: Open) -> None:
    slow = TransportFailure(Cause.CONNECT_SLOW, "host.test", limit_s=10.0)
    window, page = failing(open_window, script=(slow,))
    click(button(page, "Raise timeout"))
    window.wait(lambda: len(window.world.urls) == 2)
    limits = window.world.transport.limits
    assert (limits[0].connect, limits[1].connect) == (10.0, 30.0)
    assert window.main.toast.text == "Sent with a limit of 30.00 s."


def test_that_the_environments_are_opened(open_window: Open) -> None:
    window, page = failing(open_window, script=(TransportFailure(Cause.NAME, "nowhere.test"),))
    shown: list[bool] = []
    menu = window.frame.top_bar.environment_button.menu()
    menu.aboutToShow.connect(lambda: shown.append(True))
    menu.aboutToShow.connect(menu.close, Qt.ConnectionType.QueuedConnection)
    click(button(page, "Check environment"))
    assert shown == [True]


def test_that_the_network_settings_are_opened(open_window: Open) -> None:
    window, page = failing(open_window, script=(TransportFailure(Cause.TLS, "host.test"),))
    click(button(page, "Network settings"))
    tool = window.main.tabs.tool("settings")
    assert tool is not None
    assert tool.isVisible()


def test_that_what_arrived_is_kept_without_the_panel(open_window: Open) -> None:
    broken = TransportFailure(Cause.BROKEN, "host.test", "the end is missing")
    _, page = failing(open_window, *events_of("Hello", finish=None), broken)
    click(button(page, "Keep what arrived"))
    pane = page.request_page.response
    titles = [getattr(row, "title", "") for row in pane.views.merged.area.rows]
    assert titles[-1] == "The connection broke after 1 chunk"
    assert not pane.findChildren(QWidget, "errorPanel") or not any(
        panel.isVisible() for panel in pane.findChildren(QWidget, "errorPanel")
    )
    assert pane.pill == "200, stream broken"


def test_that_the_bytes_of_a_bad_chunk_are_shown(open_window: Open) -> None:
    _, page = failing(open_window, *events_of("Hello", finish=None), b"data: {broken\r\n\r\n")
    click(button(page, "Show the bytes"))
    pane = page.request_page.response
    assert pane.tabs.current == "raw"
    area = pane.views.raw.area
    begin = area.source.body_start
    start, stop = (place - begin for place in area.selected)
    assert b"{broken" in pane.state.recording.slice(start, stop)


def test_that_a_page_is_opened_in_the_browser_only_after_asking(open_window: Open) -> None:
    html = (("Content-Type", "text/html"),)
    window, page = failing(open_window, b"<html><title>Sign in</title></html>", headers=html)
    click(button(page, "Open in browser"))
    dialog(window, "openLinkQuestion").reject()


ROWS = [value for value in vars(failure_rows).values() if isinstance(value, Row)]


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_that_no_button_of_the_catalogue_is_without_effect(row: Row, window: OpenWindow) -> None:
    failure = row.failure(**dict.fromkeys(("model", "host", "limit"), "x"))
    view = error_view(failure, site="https://host.test/")
    assert view.actions
    desk = window.main._commands._failures
    assert {action.act for action in view.actions} <= set(desk._ways())
    assert set(desk._ways()) == set(Act)


def test_that_buttons_are_reached_by_keyboard(open_window: Open) -> None:
    window, page = refused(open_window, 503, "UNAVAILABLE", "Overloaded.")
    first = button(page, "Retry now")
    first.setFocus()
    press(first, Qt.Key.Key_Space)
    window.wait(lambda: len(window.world.urls) == 2)


def test_that_a_page_that_the_answer_names_is_opened_only_after_asking(open_window: Open) -> None:
    help_link = {
        "@type": "type.googleapis.com/google.rpc.Help",
        "links": [{"description": "Limits", "url": "https://ai.google.dev/limits"}],
    }
    window, page = refused(open_window, 503, "UNAVAILABLE", "Busy.", details=[help_link])
    click(button(page, "https://ai.google.dev/limits"))
    dialog(window, "openLinkQuestion").reject()
