"""Runs of the window are kept in the history once they ended."""

from collections.abc import Callable

from tests.builders import a_script, a_stream, events_of
from tests.fakes import FakeTransport, Script, Stall
from tests.memory_history import MemoryHistory
from tests.ui.windows import ROOT, OpenWindow, World
from workbench.domain.errors import CannotWrite

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


def test_that_the_history_is_closed_with_the_window(open_window: Open) -> None:
    history = MemoryHistory()
    window = ready(open_window, history, a_script(a_stream("Hello")))
    send(window)
    window.wait(lambda: bool(history.entries))
    assert not history.closed
