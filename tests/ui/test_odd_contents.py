"""Names, headers, answers and errors that nobody would write: a megabyte without a line break, scripts of all kinds."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.builders import JSON, a_request, a_script, a_stream, an_error
from tests.fakes import FakeCollections, FakeTransport, MemorySecrets, Script
from tests.ui.hands import child, click
from tests.ui.windows import HELLO, ROOT, OpenWindow, World
from workbench.domain.assertion import Assertion
from workbench.domain.collection import Collection, Document, Folder
from workbench.domain.environment import Defaults
from workbench.domain.request import Header
from workbench.presenters.run_state import RunState
from workbench.ui.dialogs.palette import Palette
from workbench.ui.widgets.segmented import Segmented

Open = Callable[[World], OpenWindow]

MEGABYTE = 1_000_000
LONG = "n" * MEGABYTE
VIEWS = ("merged", "chunks", "raw", "json", "headers", "assertions", "usage")
COMPOSER = ("params", "headers", "assertions", "description", "json")
NAMES = {
    "emoji": "👩‍👩‍👧‍👦 family 🏳️‍🌈",
    "right to left": "שלום \u202eolleh\u202c مرحبا",
    "zero width": "a\u200bb\u200dc\ufeffd\u2060",
    "combining": "Z" + "\u0301" * 500,
    "control": "bell\u0007 tab\t line\nbreak \u2028 \u0000",
    "html": "<b>bold</b> <img src=file:///dev/zero> &amp; &File",
    "braces": "{{baseUrl}} [*] %s {0}",
    "long": LONG,
    "one word of base64": "QUJD" * (MEGABYTE // 4),
}


def a_world(script: Script | None = None, name: str = "Say hello", **changes: object) -> World:
    """Return a world whose first request has this name and these changes, and gets this answer."""
    tree = Folder("", Defaults(name), (Document("hello.yaml", name, streams=True),))
    request = a_request(name=name, **changes)
    return World(
        collections=FakeCollections(
            {ROOT: Collection(ROOT, tree)}, {(ROOT, "hello.yaml"): request}
        ),
        secrets=MemorySecrets({"Personal": "AIza" + "x" * 35}),
        transport=FakeTransport(script or a_script(a_stream("Hello"))),
    )


def answered(open_window: Open, world: World) -> OpenWindow:
    """Open the request, send it, and wait for the end."""
    window = open_window(world)
    page = window.open(HELLO)
    window.desk.send(page)
    window.wait(lambda: page.request_page.response.state.is_over)
    return window


def look_at_everything(window: OpenWindow) -> None:
    """Bring every view and every tab of the composer to the front and paint it."""
    page = window.page.request_page
    for view in VIEWS:
        page.response.tabs.show_tab(view)
        QApplication.processEvents()
        window.frame.grab()
    for tab in COMPOSER:
        page.composer.tabs.show_tab(tab)
        QApplication.processEvents()
        window.frame.grab()


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_that_a_request_of_any_name_opens_and_is_sent(open_window: Open, name: str) -> None:
    window = answered(open_window, a_world(name=name))
    look_at_everything(window)
    assert window.page.request().name == name
    assert window.page.request_page.response.state.run_state is RunState.DONE
    window.run("palette")
    QApplication.processEvents()
    palette = window.frame.findChild(Palette)
    assert palette is not None
    palette.close()
    window.main.toast.say(f"Opened {name}.")
    window.frame.grab()
    window.run("closeTab")
    window.run("reopenTab")
    window.wait(lambda: window.desk.front is not None and window.page.is_ready)


def test_that_an_answer_of_one_long_line_is_shown_in_every_view(open_window: Open) -> None:
    window = answered(open_window, a_world(a_script(a_stream(LONG))))
    look_at_everything(window)
    judged = window.page.request_page.response.state.judged
    assert judged is not None
    assert judged.reading.response.text == LONG


def test_that_a_header_of_a_megabyte_is_shown(open_window: Open) -> None:
    script = a_script(
        a_stream("Hello"), headers=(("Content-Type", "text/event-stream"), ("x-long", LONG))
    )
    window = answered(open_window, a_world(script, headers=(Header("x-own", LONG),)))
    look_at_everything(window)


def test_that_an_error_of_a_megabyte_is_shown(open_window: Open) -> None:
    script = a_script(an_error(400, message=LONG), status=400, reason=LONG, headers=JSON)
    window = answered(open_window, a_world(script))
    look_at_everything(window)
    assert window.page.request_page.response.state.run_state is RunState.HTTP_ERROR


def test_that_a_body_of_one_long_line_opens_and_is_sent(open_window: Open) -> None:
    window = answered(open_window, a_world(body=f'{{"contents": "{LONG}"}}'))
    look_at_everything(window)
    assert len(window.world.transport.sent[0].body) == MEGABYTE + 16


def test_that_an_assertion_of_a_megabyte_is_shown(open_window: Open) -> None:
    rules = (Assertion("text", "is", value=LONG), Assertion("text", "matches", value="(" * 50_000))
    look_at_everything(answered(open_window, a_world(assertions=rules)))


@pytest.mark.parametrize("mark", ["", "# ", "- ", "> ", "| a |\n|---|\n| ", "`", "[a](b) **c** "])
def test_that_markdown_of_one_long_line_is_shown(open_window: Open, mark: str) -> None:
    """As an answer, and as a description that is written, pasted and read."""
    described = mark + LONG[: MEGABYTE // 5]
    world = a_world(a_script(a_stream(f"{mark}{LONG}\n\nend")), description=described)
    window = answered(open_window, world)
    look_at_everything(window)
    composer = window.page.request_page.composer
    composer.tabs.show_tab("description")
    pasted = QMimeData()
    pasted.setText(described)
    child(composer, QPlainTextEdit, "descriptionEdit").insertFromMimeData(pasted)
    window.frame.grab()
    click(child(composer, Segmented, "").button("read"))
    QApplication.processEvents()
    window.frame.grab()


@pytest.mark.parametrize("base64", ["QUJD" * 2_000_000], ids=["8 MB"])
def test_that_eight_megabytes_of_base64_in_one_line_are_shown(
    open_window: Open, base64: str
) -> None:
    script = a_script(a_stream(f"data:image/png;base64,{base64}"))
    body = f'{{"contents": [{{"parts": [{{"inlineData": {{"data": "{base64}"}}}}]}}]}}'
    window = answered(open_window, a_world(script, body=body))
    look_at_everything(window)
    assert window.world.transport.sent[0].body == body.encode()
