"""A whole window whose request was answered, well or badly, and the buttons of the answer."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog, QPushButton

from tests.builders import JSON, a_request, a_script, a_stream, an_error
from tests.fakes import FakeCollections, FakeTransport, MemorySecrets, Script, Step
from tests.ui.hands import child
from tests.ui.windows import HELLO, ROOT, OpenWindow, World, acme
from workbench.domain.assertion import Assertion
from workbench.ui.panels.document_page import DocumentPage

Open = Callable[[World], OpenWindow]
BODY = """{
  "contents": [{"parts": [{"text": "Hi"}]}],
  "generationConfig": {
    "maxOutputTokens": 5,
    "temperature": 3
  }
}"""


def failing(
    open_window: Open,
    *steps: bytes | Step,
    body: str = BODY,
    keys: dict[str, str] | None = None,
    script: Script | None = None,
    again: Script | None = None,
    assertions: tuple[Assertion, ...] = (),
    **answer: Any,
) -> tuple[OpenWindow, DocumentPage]:
    """Return a window whose request was sent to Google with a key and answered so, and ended."""
    requests = {**acme().requests, (ROOT, HELLO.path): a_request(body=body, assertions=assertions)}
    world = World(
        collections=FakeCollections(trees=acme().trees, requests=requests),
        secrets=MemorySecrets({"Personal": "AIza-none"} if keys is None else keys),
        transport=FakeTransport(
            script or a_script(*steps, **answer), again or a_script(a_stream("again"))
        ),
    )
    window = open_window(world)
    page = window.open()
    window.run("send")
    window.wait(lambda: len(page.request_page.response.runs) == 1)
    window.wait(lambda: not page.run_control.is_running)
    return window, page


def refused(open_window: Open, status: int, word: str, message: str = "", **more: Any) -> Any:
    """Return a window whose request Google refused."""
    details = more.pop("details", [])
    body = an_error(status, word, message, details=details)
    return failing(open_window, body, status=status, headers=JSON, **more)


def button(page: DocumentPage, label: str) -> QPushButton:
    """Return the button of the error or the notice in view."""
    area = page.request_page.response.views.merged.area
    buttons = [one for one in area.findChildren(QPushButton) if one.text() == label]
    assert buttons, [one.text() for one in area.findChildren(QPushButton)]
    return buttons[0]


def dialog(window: OpenWindow, name: str) -> QDialog:
    window.wait(lambda: any(d.objectName() == name for d in window.frame.findChildren(QDialog)))
    return child(window.frame, QDialog, name)


def body_of(page: DocumentPage) -> str:
    return page.request().body
