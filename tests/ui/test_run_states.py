"""Every state of a run, all over the window at once: the table of ui.md 12."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from tests.builders import JSON, a_request, a_script, a_stream, an_error, events_of
from tests.fakes import FakeCollections, FakeTransport, MemorySecrets, Script, Stall
from tests.ui.hands import child, click
from tests.ui.windows import HELLO, ROOT, OpenWindow, World, acme
from workbench.domain.assertion import Assertion
from workbench.domain.run import Cause
from workbench.domain.secret import Secret
from workbench.ports import MessageSent, TransportFailure
from workbench.presenters.open_documents import Mark
from workbench.presenters.run_state import RunState
from workbench.ui.panels.document_page import DocumentPage

Steps = Sequence[Any]
FAILING = (Assertion("status", "is", value=429), Assertion("status", "is", value=200))
FIVE = {"candidatesTokenCount": 5}
USAGE = {"promptTokenCount": 4, "candidatesTokenCount": 653}


@dataclass(frozen=True)
class Seen:
    """One row of the table; `strip` tells whether the time line is there."""

    state: RunState
    script: Callable[[], Script]
    button: str
    pill: tuple[str, str]
    strip: str
    mark: Mark
    status: tuple[str, str]
    announced: tuple[str, bool]
    assertions: tuple[Assertion, ...] = ()
    last_row: str = ""
    badge: str = ""


class SilentSecrets(MemorySecrets):
    """A keyring whose prompt nobody answers."""

    async def read(self, name: str) -> Secret | None:
        await Stall().wait()
        return await super().read(name)


def broken_after(*reads: bytes) -> Script:
    return a_script(*reads, TransportFailure(Cause.BROKEN, "host.test", "the end is missing"))


TABLE = {
    "sending, no connection yet": Seen(
        RunState.SENDING,
        lambda: (Stall(),),
        "Stop",
        ("Sending", "loader-circle"),
        "strip",
        Mark.RUNNING,
        ("loader-circle", "Connecting…"),
        ("Sent", False),
    ),
    "sending, waiting": Seen(
        RunState.SENDING,
        lambda: (MessageSent(100.0), Stall()),
        "Stop",
        ("Sending", "loader-circle"),
        "strip",
        Mark.RUNNING,
        ("loader-circle", "Waiting for the first chunk"),
        ("Sent", False),
    ),
    "streaming": Seen(
        RunState.STREAMING,
        lambda: a_script(*events_of("Hello", finish=None), Stall()),
        "Stop",
        ("Streaming", "loader-circle"),
        "strip",
        Mark.RUNNING,
        ("loader-circle", "Streaming from 127.0.0.1"),
        ("First chunk after 0.0 seconds", False),
        last_row="Hello",
    ),
    "done": Seen(
        RunState.DONE,
        lambda: a_script(*events_of("Hello", ", world", usage=USAGE)),
        "Send",
        ("200 OK", "circle-check"),
        "strip",
        Mark.PASSED,
        ("circle-check", "Done in 0.000 s"),
        ("Done. 0.0 seconds, 653 tokens", False),
        last_row="Hello, world",
    ),
    "done, assertion failed": Seen(
        RunState.DONE,
        lambda: a_script(*events_of("He", "llo")),
        "Send",
        ("200 OK", "circle-check"),
        "strip",
        Mark.FAILED,
        ("circle-x", "1 assertion failed"),
        ("Done. 1 of 2 assertions failed", False),
        FAILING,
        last_row="1 of 2 assertions failed",
        badge="1 failed",
    ),
    "done with a notice": Seen(
        RunState.DONE,
        lambda: a_script(*events_of("He", "llo", finish="MAX_TOKENS", usage=FIVE)),
        "Send",
        ("200 OK", "triangle-alert"),
        "strip",
        Mark.NOTICE,
        ("triangle-alert", "Cut off at 5 tokens"),
        ("Cut off at 5 tokens", False),
        last_row="Cut off at 5 tokens",
    ),
    "HTTP error": Seen(
        RunState.HTTP_ERROR,
        lambda: a_script(
            an_error(503, "UNAVAILABLE", "Busy."), status=503, reason="Service Unavailable",
            headers=JSON,
        ),
        "Send",
        ("503 Service Unavailable", "circle-x"),
        "no strip",
        Mark.FAILED,
        ("circle-x", "The model is overloaded"),
        ("The model is overloaded. Retry now", True),
        last_row="Response body",
    ),
    "network error": Seen(
        RunState.NETWORK_ERROR,
        lambda: (TransportFailure(Cause.NAME, "nowhere.example"),),
        "Send",
        ("No connection", "wifi-off"),
        "no strip",
        Mark.FAILED,
        ("circle-x", "nowhere.example cannot be found"),
        ("nowhere.example cannot be found. Retry now", True),
        last_row="nowhere.example cannot be found",
    ),
    "stream error": Seen(
        RunState.STREAM_ERROR,
        lambda: broken_after(*events_of("He", "llo", finish=None)),
        "Send",
        ("200, stream broken", "triangle-alert"),
        "strip",
        Mark.FAILED,
        ("circle-x", "The connection broke after 2 chunks"),
        ("The connection broke after 2 chunks. Send again", True),
        last_row="The connection broke after 2 chunks",
    ),
}  # fmt: skip


def a_window(
    open_window: Callable[[World], OpenWindow],
    *scripts: Script,
    assertions: tuple[Assertion, ...] = (),
) -> tuple[OpenWindow, DocumentPage]:
    """Return a window on the mock, with a request that is answered so."""
    requests = {**acme().requests, (ROOT, HELLO.path): a_request(assertions=assertions)}
    collections = FakeCollections(trees=acme().trees, requests=requests)
    window = open_window(World(collections=collections, transport=FakeTransport(*scripts)))
    page = window.open()
    window.session.use_mock(wanted=True)
    window.wait(lambda: window.session.mock.is_on)
    return window, page


def last_words(page: DocumentPage) -> str:
    row = page.request_page.response.views.merged.area.rows[-1]
    return str(getattr(row, "title", "") or getattr(row, "text", ""))


@pytest.mark.parametrize("name", TABLE)
def test_that_a_state_is_told_everywhere(
    name: str, open_window: Callable[[World], OpenWindow]
) -> None:
    row = TABLE[name]
    window, page = a_window(open_window, row.script(), assertions=row.assertions)
    pane = page.request_page.response
    heard: list[tuple[str, bool]] = []
    pane.announced.connect(lambda words, loud: heard.append((words, loud)))
    window.run("send")
    running = row.state.is_running
    window.wait(lambda: pane.state.run_state is row.state and len(heard) > (row.button == "Send"))
    window.wait(lambda: page.run_control.is_running is running)
    window.wait(lambda: not running or page.status == row.status)
    assert page.status == row.status
    assert heard[-1] == row.announced
    assert pane.property("state") == row.state.value
    assert page.request_page.bar.send.text() == row.button
    assert (pane.header.pill.text, pane.header.pill.glyph) == row.pill
    assert pane.strip.isVisible() is (row.strip == "strip")
    assert window.main.library.documents.mark_of(HELLO) is row.mark
    assert window.frame.status_line.sentence == row.status[1]
    assert pane.tabs.badge("assertions") == row.badge
    if row.last_row:
        assert last_words(page) == row.last_row


def test_that_idle_claims_nothing(window: OpenWindow) -> None:
    page = window.open()
    pane = page.request_page.response
    assert (page.request_page.bar.send.text(), pane.pill) == ("Send", "")
    assert page.status == ("", "Ready")
    assert not pane.strip.isVisible()
    assert window.main.library.documents.mark_of(HELLO) is None


@pytest.mark.parametrize("reads", [(), tuple(events_of("Hello", finish=None))])
def test_that_stop_is_on_screen_before_the_event_loop_turns(
    reads: tuple[bytes, ...], open_window: Callable[[World], OpenWindow]
) -> None:
    window, page = a_window(open_window, a_script(*reads, Stall()))
    pane = page.request_page.response
    window.run("send")
    window.wait(lambda: page.status[1].startswith("Streaming" if reads else "Waiting"))
    click(page.request_page.bar.send)
    assert (pane.pill, page.request_page.bar.send.text()) == ("Stopped", "Send")
    assert page.status == ("square", "Stopped")
    assert window.main.library.documents.mark_of(HELLO) is Mark.STOPPED
    window.wait(lambda: not page.run_control.is_running)
    said = "Stopped after 1 chunk" if reads else "Stopped before the first chunk"
    assert (pane.pill, last_words(page)) == ("Stopped", said)
    assert window.world.transport.closed_streams == 1


def test_that_a_request_can_be_stopped_while_its_key_is_asked_for(
    open_window: Callable[[World], OpenWindow],
) -> None:
    secrets = SilentSecrets({"Personal": "AIza-not-a-key"})
    window = open_window(World(secrets=secrets))
    page = window.open()
    window.session.choose_key("Personal")
    window.run("send")
    page.stop()
    pane = page.request_page.response
    window.wait(lambda: not page.run_control.is_running)
    assert (pane.pill, last_words(page)) == ("Stopped", "Stopped before the first chunk")
    assert page.request_page.bar.send.text() == "Send"
    assert window.world.urls == []


def test_that_verdicts_on_what_was_stopped_say_that_it_is_partial(
    open_window: Callable[[World], OpenWindow],
) -> None:
    script = a_script(*events_of("Hello", finish=None), Stall())
    window, page = a_window(open_window, script, assertions=FAILING[1:])
    window.run("send")
    window.wait(lambda: page.status[1].startswith("Streaming"))
    page.stop()
    window.wait(lambda: not page.run_control.is_running)
    pane = page.request_page.response
    pane.tabs.show_tab("assertions")
    assert pane.views.assertions.summary.endswith("on a partial response")


def test_that_the_notice_on_failed_assertions_leads_to_them(
    open_window: Callable[[World], OpenWindow],
) -> None:
    window, page = a_window(open_window, a_script(a_stream("Hello")), assertions=FAILING)
    window.run("send")
    pane = page.request_page.response
    window.wait(lambda: pane.tabs.badge("assertions") == "1 failed")
    click(child(pane, QPushButton, "noticeLink"))
    assert pane.tabs.current == "assertions"
