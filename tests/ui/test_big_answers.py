"""Answers of 50 MB arrive while the user types; the watch of every test here fails the one that stalls."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.builders import EVENT_STREAM, JSON, a_script, an_event
from tests.fakes import FakeTransport
from tests.ui.hands import type_text
from tests.ui.windows import OpenWindow, World
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.response_views import VIEWS

READ = 65_536
KEY = ("GEMINI_API_KEY",)


def a_part(**part: object) -> dict[str, object]:
    return {"candidates": [{"content": {"parts": [part]}, "finishReason": "STOP"}]}


def one_line() -> bytes:
    return an_event(a_part(text="x" * 33_000_000))


def words() -> bytes:
    return json.dumps({**a_part(text="word " * 6_000_000), "more": ["y" * 80] * 200_000}).encode()


def many_lines() -> bytes:
    return an_event(a_part(text="A line of words.\n" * 500_000))


def base64() -> bytes:
    return an_event(a_part(inlineData={"mimeType": "image/png", "data": "iVBORw0K" * 1_000_000}))


def many_chunks() -> bytes:
    return b"".join(an_event(a_part(text=f"Word {number}.\n\n")) for number in range(30_000))


def world_that_answers(body: bytes) -> World:
    headers = EVENT_STREAM if body.startswith(b"data:") else JSON
    reads = [body[at : at + READ] for at in range(0, len(body), READ)]
    return World(transport=FakeTransport(a_script(*reads, headers=headers)), variables=KEY)


def is_over(page: DocumentPage) -> bool:
    newest = page.request_page.response.runs.newest
    return newest is not None and newest.state.is_over and not page.run_control.is_running


@pytest.mark.parametrize("make", [one_line, words, many_lines, base64, many_chunks])
def test_that_typing_goes_on_while_a_big_answer_arrives(
    make: Callable[[], bytes], open_window: Callable[[World], OpenWindow], qtbot: QtBot
) -> None:
    window = open_window(world_that_answers(make()))
    page = window.open()
    body, typed, turn = page.request_page.composer.body, 0, QTimer(page)
    turn.setSingleShot(True)
    before = body.text()
    window.desk.send(page)
    while not is_over(page):
        type_text(body, "a")
        typed += 1
        with qtbot.waitSignal(turn.timeout):
            turn.start(0)
    assert len(body.text()) == len(before) + typed
    assert page.request_page.response.pill.startswith("200")
    for key, _ in VIEWS:
        response = page.request_page.response
        response.tabs.show_tab(key)
        window.wait(response.views.view(key).isVisible)
        window.wait(lambda: response.views.json.reason != "Reading…")  # noqa: B023  # called at once
