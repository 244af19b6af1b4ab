"""A server sends the key back, in every place an answer has: it is on screen nowhere, and in nothing that is copied."""

import json
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)

from tests.builders import EVENT_STREAM, JSON, a_request, a_script, an_answer, an_error, an_event
from tests.fakes import FakeCollections, FakeTransport, MemorySecrets, Script
from tests.ui.hands import child, click
from tests.ui.windows import HELLO, ROOT, OpenWindow, World, acme
from workbench.domain.assertion import Assertion
from workbench.ui.panels.response_views import VIEWS

KEY = "AIza" + "EchoedByTheServer" * 2
CALL = {"functionCall": {"name": "log_in", "args": {"key": KEY, KEY: 1}}}
JUDGED = (
    Assertion("text", "contains", value="nothing of this"),
    Assertion("response", "is", pointer="/candidates/0/finishMessage", value="x"),
    Assertion("header", "is", name="X-Echo", value="x"),
)
HEADERS = (*EVENT_STREAM, ("X-Echo", f"key={KEY}"))


def a_stream_that_echoes() -> Script:
    """Return an answer that has the key in text, shared out, in thoughts, a call, a message and a header."""
    thought = {"text": f"The key is {KEY[:9]}", "thought": True}
    told = [
        {"candidates": [{"content": {"parts": [thought]}}]},
        {"candidates": [{"content": {"parts": [{**thought, "text": KEY[9:] + "."}]}}]},
        an_answer("Your key is " + KEY[:20]),
        an_answer(KEY[20:] + ", and again " + KEY + ".\n\n```\n" + KEY + "\n```\n"),
        {"candidates": [{"content": {"parts": [CALL]}}]},
        {"candidates": [{"content": {"parts": []}, "finishReason": "OTHER", "finishMessage": KEY}]},
    ]
    return a_script(*map(an_event, told), headers=HEADERS)


def a_refusal_that_echoes() -> Script:
    details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": KEY}]
    body = an_error(400, "INVALID_ARGUMENT", f"API key {KEY} is odd.", details=details)
    return a_script(body, status=400, reason=f"Bad {KEY}", headers=(*JSON, ("X-Echo", KEY)))


def cells(model: QAbstractItemModel, parent: QModelIndex, depth: int = 6) -> Iterator[str]:
    if model.canFetchMore(parent):
        model.fetchMore(parent)
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    for row in range(model.rowCount(parent)):
        for column in range(model.columnCount(parent)):
            yield from (str(model.index(row, column, parent).data(role)) for role in roles)
        if depth:
            yield from cells(model, model.index(row, 0, parent), depth - 1)


def words(widget: QWidget) -> Iterator[str]:
    """Yield all that a widget says, shows or tells."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    yield widget.windowTitle()
    match widget:
        case QLabel():
            yield widget.text()
        case QPlainTextEdit() | QTextEdit():
            yield widget.toPlainText()
        case QAbstractItemView() if widget.model() is not None:
            yield from cells(widget.model(), QModelIndex())
        case _:
            yield (
                str(getattr(widget, "text", ""))
                if not callable(getattr(widget, "text", None))
                else ""
            )


@pytest.mark.parametrize("script", [a_stream_that_echoes, a_refusal_that_echoes])
def test_that_a_key_that_comes_back_is_shown_nowhere(
    script: Callable[[], Script], open_window: Callable[[World], OpenWindow]
) -> None:
    requests = {**acme().requests, (ROOT, HELLO.path): a_request(assertions=JUDGED)}
    world = World(
        collections=FakeCollections(trees=acme().trees, requests=requests),
        secrets=MemorySecrets({"Personal": KEY}),
        transport=FakeTransport(script()),
    )
    window = open_window(world)
    page = window.open()
    window.run("send")
    window.wait(lambda: len(page.request_page.response.runs) == 1)
    window.wait(lambda: not page.run_control.is_running)
    assert KEY in json.dumps(world.transport.sent[0].headers)
    pane = page.request_page.response
    for key, _ in VIEWS:
        pane.tabs.show_tab(key)
        for area in (pane.views.merged.area,):
            for row in area.rows:
                area.reveal(list(area.rows).index(row))
        said = [text for widget in window.frame.findChildren(QWidget) for text in words(widget)]
        assert any(said)
        assert not [text for text in said if KEY in text], key
    shown = pane.state
    assert KEY.encode() not in shown.recording.body()
    contents = [shown.rows.row(index).content for index in range(len(shown.chunks))]
    assert not [text for text in contents if KEY[:20] in text or KEY[20:] in text]
    composer = page.request_page.composer
    composer.tabs.show_tab("assertions")
    answer = composer.pages.assertions.answer
    assert answer is not None
    offered = [word for what in ("response", "output", "header") for word in answer.places(what)]
    assert offered
    assert not [word for word in offered if KEY in word]
    rows = pane.views.merged.area.rows
    painted = [
        str(getattr(row, name, "")) for row in rows for name in ("text", "headline", "title")
    ]
    assert not [text for text in painted if KEY in text]
    pane.tabs.show_tab("merged")
    if pane.copy.isVisible():
        click(child(pane, QToolButton, "copyResponseButton"))
        assert KEY not in QGuiApplication.clipboard().text()
        assert "*" * len(KEY) in QGuiApplication.clipboard().text()
