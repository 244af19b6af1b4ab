"""Runs of the window are kept in the history once they ended."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import a_script, a_stream, events_of
from tests.fakes import FakeTransport, MemorySecrets, Script, Stall
from tests.memory_history import MemoryHistory
from tests.ui.hands import child, click
from tests.ui.windows import ROOT, OpenWindow, World
from workbench.domain.errors import CannotWrite
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.theme import Appearance

KEY = "AIza" + "x" * 35
Open = Callable[[World], OpenWindow]


def ready(open_window: Open, history: MemoryHistory, *scripts: Script) -> OpenWindow:
    """Return a window on the mock server, which answers one script after the other."""
    window = open_window(World(history=history, transport=FakeTransport(*scripts)))
    window.open()
    window.session.use_mock(wanted=True)
    window.wait(lambda: window.session.mock.is_on)
    return window


def send(window: OpenWindow) -> None:
    """Send, and wait for the end."""
    window.run("send")
    window.wait(lambda: not window.page.run_control.is_running)


def test_that_a_run_is_kept_with_what_was_sent(open_window: Open) -> None:
    history = MemoryHistory()
    window = ready(open_window, history, a_script(a_stream("Hello, ", "world")))
    send(window)
    window.wait(lambda: bool(history.entries))
    (entry,) = history.entries
    assert (entry.row.name, entry.row.root, entry.row.file) == ("Say hello", ROOT, "hello.yaml")
    assert (entry.row.ended, entry.row.is_mock) == ("complete", True)
    assert entry.run.recording.body() == a_stream("Hello, ", "world")
    assert "{{baseUrl}}" in entry.template
    send(window)
    window.wait(lambda: len(history.entries) == 2)


def test_that_a_run_of_a_request_without_a_file_is_kept(open_window: Open) -> None:
    history = MemoryHistory()
    window = ready(open_window, history, a_script(a_stream("Hello")))
    window.run("newRequest")
    window.wait(lambda: not window.page.place.is_saved)
    send(window)
    window.wait(lambda: bool(history.entries))
    assert history.entries[0].row.file == ""


def test_that_a_stopped_run_is_kept_with_what_had_arrived(open_window: Open) -> None:
    history, stall = MemoryHistory(), Stall()
    window = ready(open_window, history, a_script(*events_of("Hello, "), stall))
    window.run("send")
    window.wait(stall.reached.is_set)
    window.run("stop")
    window.wait(lambda: bool(history.entries))
    assert history.entries[0].row.ended == "cancelled"
    assert b"Hello, " in history.entries[0].run.recording.body()


def test_that_a_run_whose_tab_is_closed_is_kept_as_it_stood(open_window: Open) -> None:
    history, stall = MemoryHistory(), Stall()
    window = ready(open_window, history, a_script(*events_of("Hello, "), stall))
    window.run("send")
    window.wait(stall.reached.is_set)
    window.desk.close(window.page)
    window.wait(lambda: bool(history.entries))
    assert history.entries[0].row.ended == "cancelled"
    assert history.entries[0].row.status == 200
    assert b"Hello, " in history.entries[0].run.recording.body()


def test_that_a_run_is_kept_when_the_window_closes_under_it(
    appearance: Appearance, qtbot: QtBot
) -> None:
    history, stall = MemoryHistory(), Stall()
    script = a_script(*events_of("Hello, "), stall)
    world = World(
        history=history, transport=FakeTransport(script), secrets=MemorySecrets({"P": KEY})
    )
    bridge = AsyncBridge()
    window = OpenWindow(world, appearance, bridge, qtbot).begin()
    page = window.open()
    window.desk.send(page)
    window.wait(stall.reached.is_set)
    window.frame.close()
    bridge.close(window.session.close)  # as the program does
    assert [entry.row.ended for entry in history.entries] == ["cancelled"]
    assert history.closed
    bridge.deleteLater()


def test_that_a_full_disk_is_told_once_and_runs_go_on(open_window: Open) -> None:
    history = MemoryHistory(trouble=CannotWrite("history.db", "the disk is full"))
    window = ready(open_window, history, a_script(a_stream("Hello")))
    send(window)
    window.wait(lambda: any("the disk is full" in text for text in window.main.notices.texts))
    window.main.notices.withdraw("history")
    send(window)
    history.trouble = None
    send(window)
    window.wait(lambda: bool(history.entries))
    assert window.page.request_page.response.state.status_code == 200


def test_that_clearing_asks_how_much_goes_and_then_removes_every_run(open_window: Open) -> None:
    history = MemoryHistory()
    window = ready(open_window, history, a_script(a_stream("Hello")))
    send(window)
    window.wait(lambda: bool(history.entries))
    window.run("clearHistory")
    window.wait(lambda: bool(questions(window)))
    (question,) = questions(window)
    assert "Remove 1 run from this machine?" in question.text()
    assert "1.0 KB" in question.informativeText()
    click(child(question, QPushButton, "clearHistoryButton"))
    window.wait(lambda: not history.entries)
    window.wait(lambda: window.main.toast.text == "History cleared")


def test_that_cancelling_keeps_every_run(open_window: Open) -> None:
    history = MemoryHistory()
    window = ready(open_window, history, a_script(a_stream("Hello")))
    send(window)
    window.wait(lambda: bool(history.entries))
    window.run("clearHistory")
    window.wait(lambda: bool(questions(window)))
    (question,) = questions(window)
    click(child(question, QPushButton, "cancelHistoryButton"))
    window.wait(lambda: not questions(window))
    assert len(history.entries) == 1


def test_that_nothing_is_asked_where_nothing_is_kept(open_window: Open) -> None:
    window = ready(open_window, MemoryHistory())
    window.run("clearHistory")
    window.wait(lambda: "No runs yet" in window.main.toast.text)
    assert not questions(window)


def test_that_a_history_that_cannot_be_cleared_is_told(open_window: Open) -> None:
    history = MemoryHistory()
    window = ready(open_window, history, a_script(a_stream("Hello")))
    send(window)
    window.wait(lambda: bool(history.entries))
    history.trouble = CannotWrite("history.db", "another program is writing to it")
    window.run("clearHistory")
    window.wait(lambda: bool(questions(window)))
    click(child(questions(window)[0], QPushButton, "clearHistoryButton"))
    window.wait(lambda: any("was not cleared" in text for text in window.main.notices.texts))
    assert len(history.entries) == 1


def questions(window: OpenWindow) -> list[QMessageBox]:
    """Return the questions that stand open."""
    return [each for each in window.frame.findChildren(QMessageBox) if each.isVisible()]
