"""The runs of a document: stepping among them, sending again while one streams, and finding them after reopening."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from tests.builders import a_script, a_stream, events_of
from tests.fakes import FakeTransport, Script, Stall
from tests.ui.hands import child, click, press
from tests.ui.windows import HELLO, OTHER, OpenWindow, World
from workbench.presenters.open_documents import Mark
from workbench.presenters.run_state import RunState
from workbench.ui.panels import run_desk
from workbench.ui.panels.response_pane import ResponsePane


def ready(open_window: Callable[[World], OpenWindow], *scripts: Script) -> OpenWindow:
    """Return a window on the mock server, which answers one script after the other."""
    window = open_window(World(transport=FakeTransport(*scripts)))
    window.open()
    window.session.use_mock(wanted=True)
    window.wait(lambda: window.session.mock.is_on)
    return window


def answers(*texts: str) -> list[Script]:
    return [a_script(*events_of(text, "!")) for text in texts]


def pane_of(window: OpenWindow) -> ResponsePane:
    return window.page.request_page.response


def send(window: OpenWindow) -> None:
    """Send, and wait for the end."""
    before = len(pane_of(window).runs)
    window.run("send")
    window.wait(lambda: not window.page.run_control.is_running)
    assert len(pane_of(window).runs) == before + 1


def text(window: OpenWindow) -> str:
    rows = pane_of(window).views.merged.area.rows
    return "\n".join(str(getattr(row, "text", "") or getattr(row, "title", "")) for row in rows)


def test_that_the_stepper_comes_with_the_second_run(
    open_window: Callable[[World], OpenWindow],
) -> None:
    window = ready(open_window, *answers("one", "two"))
    stepper = pane_of(window).header.stepper
    send(window)
    assert not stepper.isVisible()
    send(window)
    assert stepper.isVisible()
    assert stepper.position == "2 of 2"
    assert (stepper.older.isEnabled(), stepper.newer.isEnabled()) == (True, False)


def test_that_an_older_run_is_shown_in_every_view(
    open_window: Callable[[World], OpenWindow],
) -> None:
    window = ready(open_window, a_script(*events_of("o", "n", "e")), *answers("two"))
    pane = pane_of(window)
    send(window)
    send(window)
    for key in ("chunks", "raw", "json", "headers", "assertions", "usage"):
        pane.tabs.show_tab(key)
    click(pane.header.stepper.older)
    assert child(pane, QLabel, "runPosition").text() == "1 of 2"
    assert pane.figure("Chunks") == "3"
    pane.tabs.show_tab("chunks")
    assert pane.views.chunks.model.rowCount() == 3
    pane.tabs.show_tab("merged")
    assert text(window) == "one"
    pane.tabs.show_tab("raw")
    assert pane.views.raw.facts.startswith(f"{len(b''.join(events_of('o', 'n', 'e')))} B")
    click(pane.header.stepper.newer)
    pane.tabs.show_tab("merged")
    assert text(window) == "two!"


def test_that_it_is_said_which_run_is_in_view_with_the_way_back(
    open_window: Callable[[World], OpenWindow],
) -> None:
    window = ready(open_window, *answers("one", "two"))
    pane = pane_of(window)
    send(window)
    send(window)
    assert pane.old_run.text == ""
    window.run("olderRun")
    viewed = pane.runs.viewed
    assert viewed is not None
    assert pane.old_run.text == f"Viewing run of {viewed.time}"
    click(child(pane.old_run, QPushButton, "newestRunButton"))
    assert (pane.old_run.text, text(window)) == ("", "two!")
    window.run("olderRun")
    press(pane.views.merged.area, Qt.Key.Key_Escape)
    assert text(window) == "two!"


def test_that_the_commands_follow_what_there_is(
    open_window: Callable[[World], OpenWindow],
) -> None:
    window = ready(open_window, *answers("one", "two"))
    older, newer = (window.frame.menus.actions_by_id[key] for key in ("olderRun", "newerRun"))
    assert (older.isEnabled(), newer.isEnabled()) == (False, False)
    send(window)
    assert not older.isEnabled()
    send(window)
    assert (older.isEnabled(), newer.isEnabled()) == (True, False)
    press(window.frame, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (older.isEnabled(), newer.isEnabled()) == (False, True)
    press(window.frame, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert (older.isEnabled(), newer.isEnabled()) == (True, False)


def test_that_sending_again_stops_the_stream_and_keeps_it(
    open_window: Callable[[World], OpenWindow],
) -> None:
    stall = Stall()
    endless = a_script(*events_of("old", finish=None), stall, *events_of("late", "bytes"))
    window = ready(open_window, endless, *answers("new"))
    pane = pane_of(window)
    window.run("send")
    window.wait(lambda: text(window) == "old")
    window.run("send")
    window.wait(lambda: window.page.status[1].startswith("Done"))
    assert (text(window), pane.pill) == ("new!", "200 OK")
    assert window.main.library.documents.mark_of(HELLO) is Mark.PASSED
    window.run("olderRun")
    window.wait(lambda: pane.state.is_over)
    assert (text(window), pane.pill) == ("old\nStopped after 1 chunk", "Stopped")
    assert window.world.transport.closed_streams == 2


def test_that_an_older_run_stays_in_view_while_the_newest_goes_on(
    open_window: Callable[[World], OpenWindow],
) -> None:
    stall = Stall()
    slow = a_script(*events_of("new", finish=None), stall)
    window = ready(open_window, *answers("one"), slow)
    send(window)
    window.run("send")
    window.wait(lambda: text(window) == "new")
    window.run("olderRun")
    assert text(window) == "one!"
    assert window.page.request_page.bar.send.text() == "Stop"
    window.run("stop")
    window.wait(lambda: not window.page.run_control.is_running)
    assert (text(window), pane_of(window).pill) == ("one!", "200 OK")
    window.run("newerRun")
    assert text(window) == "new\nStopped after 1 chunk"


def test_that_a_reopened_tab_has_its_runs(open_window: Callable[[World], OpenWindow]) -> None:
    window = ready(open_window, *answers("one", "two"))
    send(window)
    send(window)
    pane_of(window).tabs.show_tab("merged")
    window.run("olderRun")
    window.run("closeTab")
    assert window.desk.front is None
    window.run("reopenTab")
    window.wait(lambda: window.desk.front is not None and window.page.is_ready)
    pane = pane_of(window)
    assert (text(window), pane.header.stepper.position) == ("one!", "1 of 2")
    assert pane.old_run.text.startswith("Viewing run of ")
    window.run("newerRun")
    assert (text(window), window.page.status[0]) == ("two!", "circle-check")


def test_that_a_reopened_tab_is_scrolled_as_it_was(
    open_window: Callable[[World], OpenWindow],
) -> None:
    long = "\n\n".join(f"line {number} of the answer" for number in range(300))
    window = ready(open_window, a_script(a_stream(long)))
    send(window)
    bar = pane_of(window).views.merged.area.verticalScrollBar()
    window.wait(lambda: bar.maximum() > 1_000)
    bar.setValue(500)
    window.run("closeTab")
    window.run("reopenTab")
    window.wait(lambda: window.desk.front is not None and window.page.is_ready)
    again = pane_of(window).views.merged.area.verticalScrollBar()
    window.wait(lambda: again.value() == 500)


def test_that_a_stream_whose_tab_is_closed_is_kept_as_stopped(
    open_window: Callable[[World], OpenWindow],
) -> None:
    window = ready(open_window, a_script(*events_of("Hello", finish=None), Stall()))
    window.run("send")
    window.wait(lambda: text(window) == "Hello")
    window.run("closeTab")
    assert window.main.library.documents.mark_of(HELLO) is Mark.STOPPED
    window.run("reopenTab")
    window.wait(lambda: window.desk.front is not None and window.page.is_ready)
    assert pane_of(window).state.run_state is RunState.STOPPED
    assert text(window) == "Hello\nStopped after 1 chunk"
    assert window.page.request_page.bar.send.text() == "Send"


def test_that_every_document_has_runs_of_its_own(
    open_window: Callable[[World], OpenWindow],
) -> None:
    window = ready(open_window, *answers("one"))
    send(window)
    window.open(OTHER)
    assert len(pane_of(window).runs) == 0
    assert not child(pane_of(window), QToolButton, "olderRunButton").isVisible()


@pytest.mark.parametrize("command", ["olderRun", "newerRun"])
def test_that_a_step_without_a_run_changes_nothing(command: str, window: OpenWindow) -> None:
    window.open()
    window.frame.menus.actions_by_id[command].setEnabled(True)
    window.run(command)
    assert pane_of(window).pill == ""


def test_that_the_runs_of_what_was_closed_first_go_where_there_is_no_room(
    open_window: Callable[[World], OpenWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_desk, "CLOSED_BYTES", 1)
    window = ready(open_window, *answers("one", "two"))
    send(window)
    window.run("closeTab")
    window.open(OTHER)
    send(window)
    window.run("closeTab")
    window.open(HELLO)
    assert len(pane_of(window).runs) == 0
    window.open(OTHER)
    assert len(pane_of(window).runs) == 1
