"""What is dropped on the window or pasted as new."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.builders import a_run, a_stream
from tests.fakes import MemoryTexts
from tests.ui.hands import child, click
from tests.ui.windows import HELLO, ROOT, OpenWindow
from workbench.domain.assertion import Assertion
from workbench.domain.json_text import to_json
from workbench.domain.run_file import run_to_text
from workbench.presenters.open_documents import Mark
from workbench.ui.widgets.drop_hint import DropHint

URL = "https://generativelanguage.googleapis.com/v1beta/models/gemini-3.5-flash:generateContent"
ANSWER = {"candidates": [{"content": {"parts": [{"text": "Hi there"}]}, "finishReason": "STOP"}]}


def files(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def drag(widget: QWidget, data: QMimeData, kind: type[QDropEvent]) -> QDropEvent:
    """Send what a drag over the middle of a widget sends, or the drop itself."""
    middle = widget.rect().center()
    event: QDropEvent
    if kind is QDropEvent:
        event = QDropEvent(QPointF(middle), Qt.DropAction.CopyAction, data, *HANDS)
    else:
        event = kind(middle, Qt.DropAction.CopyAction, data, *HANDS)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event


HANDS = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drag something over a widget and let go; tell whether the widget took it."""
    entered = drag(widget, data, QDragEnterEvent)
    if not entered.isAccepted():
        return False
    drag(widget, data, QDragMoveEvent)
    return drag(widget, data, QDropEvent).isAccepted()


def body_of(window: OpenWindow) -> QWidget:
    return window.page.request_page.composer.body.viewport()


@pytest.fixture(autouse=True)
def clean_clipboard() -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def texts(window: OpenWindow) -> dict[str, str]:
    """The text files of this machine, by path; a file is there for the collections, too."""
    assert window.session.engine is not None
    held = window.session.engine.files
    assert isinstance(held, MemoryTexts)
    return held.files


def put(window: OpenWindow, texts: dict[str, str], name: str, content: str) -> str:
    """Put a file beside the requests of Acme and return its path."""
    window.world.collections.requests[ROOT, name] = window.world.collections.requests[
        ROOT, "hello.yaml"
    ]
    texts[f"{ROOT}/{name}"] = content
    return f"{ROOT}/{name}"


def har(*urls: str) -> str:
    entries = [
        {
            "request": {"method": "POST", "url": url, "headers": [], "postData": {"text": "{}"}},
            "response": {
                "status": 200,
                "headers": [{"name": "Content-Type", "value": "application/json"}],
                "content": {"text": to_json(ANSWER)},
            },
        }
        for url in urls
    ]
    return to_json({"log": {"entries": entries}})


def test_that_a_dragged_folder_says_what_would_be_done(window: OpenWindow) -> None:
    hint = child(window.frame, DropHint, "dropHint")
    assert drag(window.frame, files(ROOT), QDragEnterEvent).isAccepted()
    assert hint.text == "Open Acme"
    assert hint.isVisible()
    QApplication.sendEvent(window.frame, QDragLeaveEvent())
    assert (hint.text, hint.isVisible()) == ("", False)


def test_that_a_dropped_folder_opens_as_a_collection(window: OpenWindow) -> None:
    assert drop(window.frame, files(ROOT))
    window.wait(lambda: window.main.toast.text == "Opened Acme.")
    assert window.page.place == HELLO
    assert child(window.frame, DropHint, "dropHint").text == ""


def test_that_a_dropped_request_opens_with_its_collection(window: OpenWindow) -> None:
    drop(window.frame, files(f"{ROOT}/other.yaml", f"{ROOT}/hello.yaml"))
    window.wait(
        lambda: {page.place.path for page in window.main.tabs.pages} == {"other.yaml", "hello.yaml"}
    )
    assert window.main.tabs.preview is None


def test_that_json_dropped_on_a_body_takes_its_place_and_undo_brings_it_back(
    window: OpenWindow, texts: dict[str, str]
) -> None:
    window.open()
    before = window.page.request().body
    path = put(window, texts, "body.json", '{"contents": [1.10]}')
    assert drop(body_of(window), files(path))
    window.wait(lambda: window.page.request().body == '{"contents": [1.10]}')
    window.wait(lambda: window.desk.is_dirty(window.page))
    assert window.main.toast.text == "Replaced the body."
    click(child(window.main.toast, QPushButton, "toastButton"))
    assert window.page.request().body == before
    window.wait(lambda: not window.desk.is_dirty(window.page))


def test_that_undo_of_the_editor_brings_a_replaced_body_back_too(window: OpenWindow) -> None:
    window.open()
    before = window.page.request().body
    assert drop(body_of(window), text("[1, 2]"))
    window.wait(lambda: window.page.request().body == "[1, 2]")
    window.page.request_page.composer.body.undo()
    assert window.page.request().body == before


def test_that_plain_text_goes_into_a_body_where_it_falls(window: OpenWindow) -> None:
    window.open()
    event = drag(body_of(window), text("some words"), QDragEnterEvent)
    assert event.isAccepted()  # by the editor itself
    assert window.page.findChildren(DropHint)[0].text == ""


def test_that_json_dropped_elsewhere_begins_a_request(
    window: OpenWindow, texts: dict[str, str]
) -> None:
    drop(window.frame, files(put(window, texts, "body.json", '{"contents": []}')))
    window.wait(lambda: window.desk.front is not None and not window.page.place.is_saved)
    assert window.page.request().body == '{"contents": []}'
    assert window.desk.is_dirty(window.page)


def test_that_a_pasted_body_begins_a_request(window: OpenWindow) -> None:
    QGuiApplication.clipboard().setText('{"contents": []}')
    window.run("pasteAsNew")
    window.wait(lambda: window.desk.front is not None)
    assert window.page.request().body == '{"contents": []}'


def test_that_files_copied_elsewhere_are_pasted(window: OpenWindow) -> None:
    QGuiApplication.clipboard().setMimeData(files(f"{ROOT}/other.yaml"))
    window.run("pasteAsNew")
    window.wait(lambda: window.desk.front is not None and window.page.place.path == "other.yaml")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (QMimeData, "The clipboard holds no text and no files."),
        (
            lambda: text("hello"),
            "it is no collection, request, run, command, HAR file or JSON text",
        ),
        (lambda: text('{"a": }'), "The text:1:7"),
        (lambda: files("/gone/x.json"), "x.json"),
    ],
)
def test_that_what_cannot_be_opened_says_why(
    window: OpenWindow, data: Callable[[], QMimeData], said: str
) -> None:
    QGuiApplication.clipboard().setMimeData(data())
    window.run("pasteAsNew")
    window.wait(lambda: said in window.main.toast.text)
    assert window.desk.front is None


def test_that_addresses_of_other_machines_are_refused(window: OpenWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.com/a.har")])
    drop(window.frame, data)
    assert window.main.toast.text == "Only files of this machine can be opened."


def test_that_a_stored_run_is_looked_at_in_every_view_and_judged_again(
    window: OpenWindow, texts: dict[str, str]
) -> None:
    rules = (Assertion("status", "is", value=200), Assertion("text", "is", value="Bye"))
    run = a_run(a_stream("Hello, ", "world"), name="Stored", assertions=rules)
    drop(window.frame, files(put(window, texts, "a.run.json", run_to_text(run))))
    window.wait(lambda: window.desk.front is not None and window.page.name == "Stored")
    response = window.page.request_page.response
    judged = response.state.judged
    assert judged is not None
    assert [verdict.passed for verdict in judged.verdicts] == [True, False]
    assert window.world.urls == []
    assert window.main.toast.text == "Opened the run of a.run.json. Nothing was sent."
    for view in ("merged", "chunks", "raw", "json", "headers", "assertions", "usage"):
        response.tabs.show_tab(view)
        assert response.tabs.current == view
    assert window.main.library.documents.mark_of(window.page.place) is Mark.FAILED
    page = window.page
    window.run("closeTab")
    assert not window.main.library.documents.knows(page.place)  # nobody edited it


def test_that_a_har_opens_what_went_to_google_and_counts_the_rest(
    window: OpenWindow, texts: dict[str, str]
) -> None:
    content = har("https://example.com/logo.png", URL, f"{URL}?key=abc")
    drop(window.frame, files(put(window, texts, "session.har", content)))
    window.wait(lambda: "2 of 3 runs of session.har" in window.main.toast.text)
    window.wait(lambda: len(window.main.tabs.pages) == 2)
    assert [page.request().url for page in window.main.tabs.pages] == [URL, URL]
    response = window.page.request_page.response
    for view in ("merged", "chunks", "raw", "json", "headers", "usage"):
        response.tabs.show_tab(view)
    judged = response.state.judged
    assert judged is not None
    assert judged.reading.response.text == "Hi there"


def test_that_a_har_without_entries_says_so(window: OpenWindow, texts: dict[str, str]) -> None:
    drop(window.frame, files(put(window, texts, "empty.har", har())))
    window.wait(lambda: window.main.toast.text == "empty.har: it holds no runs.")
