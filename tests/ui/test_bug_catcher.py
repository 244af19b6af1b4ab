"""Errors that nobody expected, from wherever they come: told once, kept without keys, and the window lives."""

import asyncio
import gc
import sys
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QTimer,
)
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click
from tests.ui.windows import OpenWindow
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.bug_catcher import BugCatcher, CaughtBug

AnyIndex = QModelIndex | QPersistentModelIndex


class MemoryReports:
    """Reports of bugs in memory."""

    def __init__(self) -> None:
        self.texts: list[str] = []

        self.left: tuple[str, ...] = ()
        self.is_watching = False

    def keep(self, text: str) -> tuple[str, str]:
        self.texts.append(text)
        return text, f"/logs/{len(self.texts)}.txt"

    def crashes(self) -> tuple[str, ...]:
        return self.left

    def watch(self) -> None:
        self.is_watching = True

    def rest(self) -> None:
        self.is_watching = False


@pytest.fixture
def reports() -> MemoryReports:
    return MemoryReports()


@pytest.fixture
def catcher(reports: MemoryReports, qapp: object) -> Iterator[BugCatcher]:
    del qapp
    catcher = BugCatcher(lambda: reports)
    catcher.install()
    yield catcher
    catcher.remove()


@pytest.fixture
def told(catcher: BugCatcher) -> list[CaughtBug]:
    bugs: list[CaughtBug] = []
    catcher.caught.connect(bugs.append)
    return bugs


class Faulty(QWidget):
    """A widget of whose slots and events none works."""

    def press(self) -> None:
        raise AttributeError("no such thing")

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        raise IndexError("no such row")


def test_that_a_slot_that_raises_is_told(
    told: list[CaughtBug], reports: MemoryReports, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    widget = Faulty()
    qtbot.addWidget(widget)
    QTimer.singleShot(0, widget.press)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].title == "AttributeError: no such thing"
    assert (told[0].place, told[0].times) == ("/logs/1.txt", 1)
    assert reports.texts[0].endswith(" press\n")
    assert "Gemini Workbench" in reports.texts[0]
    assert capsys.readouterr().err == reports.texts[0]


def is_told(told: list[CaughtBug], times: int) -> bool:
    return bool(told) and told[-1].times >= times


def test_that_an_event_that_raises_again_and_again_is_reported_once(
    told: list[CaughtBug], reports: MemoryReports, qtbot: QtBot
) -> None:
    widget = Faulty()
    qtbot.addWidget(widget)
    widget.show()
    for painted in (1, 2, 3):
        qtbot.waitUntil(partial(is_told, told, painted))
        widget.update()
    assert len(reports.texts) == 1
    widget.hide()


def test_that_a_thread_that_raises_is_told_on_the_window_s_thread(
    told: list[CaughtBug], catcher: BugCatcher, qtbot: QtBot
) -> None:
    threads: list[threading.Thread] = []
    catcher.caught.connect(lambda bug: threads.append(threading.current_thread()))

    def fails() -> None:
        raise ValueError("what the user typed")

    thread = threading.Thread(target=fails, name="faulty")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told))
    assert threads == [threading.main_thread()]
    assert "ValueError" in told[0].title
    assert 'on the thread "faulty"' in told[0].report
    assert "typed" not in told[0].report.replace("what was typed", "")


def test_that_an_error_in_the_loop_is_told(
    told: list[CaughtBug], bridge: AsyncBridge, qtbot: QtBot
) -> None:
    class Owner(QObject):
        def take(self, result: object) -> None:
            del result

    def fails() -> None:
        raise TypeError("in a callback")

    async def leaves_a_fault() -> None:
        asyncio.get_running_loop().call_soon(fails)

    owner = Owner()
    bridge.call(leaves_a_fault, owner, owner.take)
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1].title == "TypeError: in a callback"
    assert 'thread "loop"' in told[-1].report


def test_that_an_error_of_what_is_put_away_is_told(told: list[CaughtBug], qtbot: QtBot) -> None:
    class Faulty:
        def __del__(self) -> None:
            raise ZeroDivisionError("at last")

    faulty = Faulty()
    del faulty
    gc.collect()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].title == "ZeroDivisionError: at last"


class FaultyModel(QAbstractListModel):
    """A model that cannot tell what is in it."""

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's shape
        del parent
        return 1

    def data(self, index: AnyIndex, role: int = 0) -> object:
        del index, role
        raise LookupError("what the user typed")


class FaultyOwner(QObject):
    """Work for the bridge that fails at every step of it."""

    def take(self, result: object) -> None:
        raise LookupError("what the user typed")

    def fail(self) -> None:
        raise LookupError("what the user typed")

    async def fail_later(self) -> None:
        raise LookupError("what the user typed")

    async def stream(self) -> AsyncGenerator[int, None]:
        yield 1
        raise LookupError("what the user typed")


def in_a_model(bridge: AsyncBridge, parent: QWidget) -> None:
    view = QListView(parent)
    view.setModel(FaultyModel(view))
    parent.show()


def in_work(bridge: AsyncBridge, parent: QWidget) -> None:
    owner = FaultyOwner(parent)
    bridge.work(owner.fail, owner, owner.take)


def in_a_call(bridge: AsyncBridge, parent: QWidget) -> None:
    owner = FaultyOwner(parent)
    bridge.call(owner.fail_later, owner, owner.take)


def in_a_result(bridge: AsyncBridge, parent: QWidget) -> None:
    owner = FaultyOwner(parent)
    bridge.work(list, owner, owner.take)


def in_a_stream(bridge: AsyncBridge, parent: QWidget) -> None:
    owner = FaultyOwner(parent)
    bridge.start(owner.stream, owner, owner.take)


@pytest.mark.parametrize("break_it", [in_a_model, in_work, in_a_call, in_a_result, in_a_stream])
def test_that_whatever_breaks_the_window_lives(
    told: list[CaughtBug],
    window: OpenWindow,
    bridge: AsyncBridge,
    qtbot: QtBot,
    break_it: Callable[[AsyncBridge, QWidget], None],
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    QTimer.singleShot(0, lambda: break_it(bridge, parent))
    qtbot.waitUntil(lambda: bool(told))
    parent.hide()
    assert told[0].title.startswith("LookupError (its words are left out")
    window.open()
    assert window.page.is_ready


def test_that_ctrl_c_is_not_a_bug(told: list[CaughtBug], catcher: BugCatcher) -> None:
    left: list[type[BaseException]] = []
    catcher.remove()
    before = sys.excepthook
    sys.excepthook = lambda kind, bug, trace: left.append(kind)
    try:
        catcher.install()
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
        catcher.remove()
    finally:
        sys.excepthook = before
        catcher.install()
    assert (left, told) == ([KeyboardInterrupt], [])


def test_that_the_window_says_so_and_goes_on(
    window: OpenWindow, catcher: BugCatcher, qtbot: QtBot
) -> None:
    main = window.main
    catcher.caught.connect(main.bugs.show)
    faulty = Faulty()
    qtbot.addWidget(faulty)
    for _ in range(2):
        QTimer.singleShot(0, faulty.press)
    window.wait(lambda: "2 times" in "".join(main.notices.texts))
    area = main.notices
    click(child(area, QPushButton, "copyReportButton"))
    assert "AttributeError: no such thing" in QGuiApplication.clipboard().text()
    assert main.toast.text == "Report copied. It is kept in /logs/1.txt"
    click(child(area, QPushButton, "closeBugButton"))
    assert area.texts == ()
    window.open()
    assert window.page.is_ready


def test_that_an_earlier_crash_is_told_and_the_next_one_would_be_noted(
    window: OpenWindow, catcher: BugCatcher, reports: MemoryReports
) -> None:
    main = window.main
    catcher.crashed.connect(main.bugs.show_crash)
    reports.left = ("Fatal Python error: Aborted\n",)
    catcher.watch()
    assert main.notices.texts[0].startswith("An earlier window ended by a crash.")
    click(child(main.notices, QPushButton, "copyReportButton"))
    assert QGuiApplication.clipboard().text().startswith("Fatal Python error: Aborted\n")
    assert reports.is_watching
    catcher.rest()
    assert not reports.is_watching
