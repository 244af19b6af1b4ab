"""From the loop's thread to the window's: order, floods, cancelling, closing."""

import asyncio
import sys
import threading
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from workbench.domain.errors import CannotRead
from workbench.ui import async_bridge
from workbench.ui.async_bridge import AsyncBridge


class Page(QObject):
    """An owner that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.lists: list[list[Any]] = []
        self.ends = 0
        self.results: list[Any] = []
        self.errors: list[Exception] = []
        self.threads: set[threading.Thread] = set()

    def on_events(self, events: list[Any]) -> None:
        self.threads.add(threading.current_thread())
        self.lists.append(events)

    def on_done(self) -> None:
        self.ends += 1

    def on_result(self, result: Any) -> None:
        self.results.append(result)

    def on_error(self, error: Exception) -> None:
        self.errors.append(error)

    @property
    def events(self) -> list[Any]:
        return [event for events in self.lists for event in events]

    def is_done(self) -> bool:
        return self.ends == 1


class Numbers:
    """A stream of numbers; after `stalls_after` it waits until it is closed."""

    def __init__(self, count: int, stalls_after: int | None = None) -> None:
        self.count = count
        self.stalls_after = stalls_after
        self.closed = threading.Event()
        self.told = 0

    async def __call__(self) -> AsyncIterator[int]:
        try:
            for number in range(self.count):
                self.told = number
                if number == self.stalls_after:
                    await asyncio.Event().wait()
                yield number
        finally:
            self.closed.set()


async def forty_two() -> int:
    return 42


async def unreadable() -> int:
    raise CannotRead("a.yaml", "the file is gone")


async def a_bug() -> int:
    raise ZeroDivisionError


def test_that_events_arrive_in_order_in_the_windows_thread(
    bridge: AsyncBridge, qtbot: QtBot
) -> None:
    page = Page()
    bridge.start(Numbers(5000), page, page.on_events, page.on_done)
    qtbot.waitUntil(page.is_done)
    assert page.events == list(range(5000))
    assert page.threads == {threading.main_thread()}


def test_that_a_flood_comes_in_few_lists(bridge: AsyncBridge, qtbot: QtBot) -> None:
    page = Page()
    bridge.start(Numbers(4000), page, page.on_events, page.on_done)
    qtbot.waitUntil(page.is_done)
    assert len(page.lists) <= 4000 // 10


def test_that_no_list_weighs_much_more_than_a_frame(bridge: AsyncBridge, qtbot: QtBot) -> None:
    page = Page()
    bridge.start(Numbers(4000), page, page.on_events, page.on_done)
    qtbot.waitUntil(page.is_done)
    assert max(map(len, page.lists)) <= async_bridge.FRAME_WEIGHT


class Behind(Page):
    """Notes how far a stream is ahead of what it is told."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self.numbers = numbers
        self.most_ahead = 0

    def on_events(self, events: list[Any]) -> None:
        self.most_ahead = max(self.most_ahead, self.numbers.told - events[0])
        super().on_events(events)


def test_that_a_flood_waits_for_the_window(bridge: AsyncBridge, qtbot: QtBot) -> None:
    numbers = Numbers(4 * async_bridge.MOST_AHEAD)
    page = Behind(numbers)
    bridge.start(numbers, page, page.on_events, page.on_done)
    qtbot.waitUntil(page.is_done)
    assert page.events == list(range(numbers.count))
    in_hand = async_bridge.FRAME_WEIGHT  # what the window is just being told waits no more
    assert page.most_ahead <= async_bridge.MOST_AHEAD + in_hand


def test_that_a_stream_that_waits_for_the_window_can_be_cancelled(
    bridge: AsyncBridge, qtbot: QtBot
) -> None:
    numbers = Numbers(10 * async_bridge.MOST_AHEAD)
    page = Page()
    task = bridge.start(numbers, page, page.on_events, page.on_done)
    qtbot.waitUntil(lambda: bool(page.lists))
    task.cancel()
    assert numbers.closed.wait(5)
    assert numbers.told < numbers.count - 1


def test_that_cancelling_closes_the_stream_and_delivers_nothing_more(
    bridge: AsyncBridge, qtbot: QtBot
) -> None:
    page, numbers = Page(), Numbers(100, stalls_after=50)
    task = bridge.start(numbers, page, page.on_events, page.on_done)
    qtbot.waitUntil(lambda: len(page.events) == 50)
    task.cancel()
    assert numbers.closed.wait(5)
    assert not task.running
    assert page.ends == 0


@pytest.mark.parametrize("after", [0, 1, 7, 300])
def test_that_a_cancelled_task_is_silent_wherever_it_stood(
    bridge: AsyncBridge, qtbot: QtBot, after: int
) -> None:
    page, other = Page(), Page()
    task = bridge.start(Numbers(1000, stalls_after=after), page, page.on_events, page.on_done)
    task.cancel()
    bridge.start(Numbers(3), other, other.on_events, other.on_done)
    qtbot.waitUntil(other.is_done)
    assert page.events == []


def test_that_an_owner_that_is_gone_ends_its_work(bridge: AsyncBridge, qtbot: QtBot) -> None:
    owner, page, numbers = QObject(), Page(), Numbers(100, stalls_after=50)
    bridge.start(numbers, owner, page.on_events)
    qtbot.waitUntil(lambda: len(page.events) == 50)
    owner.deleteLater()
    qtbot.waitUntil(numbers.closed.is_set)


def test_that_a_widget_that_qt_has_deleted_is_told_nothing(
    bridge: AsyncBridge, qtbot: QtBot
) -> None:
    owner, page, other = QObject(), Page(), Page()
    bridge.call(forty_two, owner, page.on_result)
    delete(page)
    bridge.call(forty_two, other, other.on_result)
    qtbot.waitUntil(lambda: other.results == [42])
    assert page.results == []


def test_that_a_result_reaches_its_owner(bridge: AsyncBridge, qtbot: QtBot) -> None:
    page = Page()
    bridge.call(forty_two, page, page.on_result)
    qtbot.waitUntil(lambda: page.results == [42])


def test_that_a_result_does_not_wait_for_the_frame_to_end(
    bridge: AsyncBridge, qtbot: QtBot
) -> None:
    page = Page()
    bridge._delivered_at = time.monotonic() + 3600
    bridge.call(forty_two, page, page.on_result)
    qtbot.waitUntil(lambda: page.results == [42])


def test_that_blocking_work_runs_beside_the_window(bridge: AsyncBridge, qtbot: QtBot) -> None:
    page = Page()
    bridge.work(threading.current_thread, page, page.on_result)
    qtbot.waitUntil(lambda: len(page.results) == 1)
    assert page.results[0] is not threading.main_thread()


def test_that_an_error_for_the_user_reaches_its_owner(bridge: AsyncBridge, qtbot: QtBot) -> None:
    page = Page()
    bridge.call(unreadable, page, page.on_result, page.on_error)
    qtbot.waitUntil(lambda: len(page.errors) == 1)
    assert str(page.errors[0]) == "a.yaml: the file is gone"
    assert page.results == []


def test_that_a_bug_is_raised_in_the_windows_thread(bridge: AsyncBridge, qtbot: QtBot) -> None:
    page = Page()
    with qtbot.captureExceptions() as exceptions:
        task = bridge.call(a_bug, page, page.on_result, page.on_error)
        qtbot.waitUntil(lambda: not task.running)
    assert [kind for kind, _, _ in exceptions] == [ZeroDivisionError]


def test_that_closing_awaits_the_last_words(bridge: AsyncBridge, qtbot: QtBot) -> None:
    page, numbers, said = Page(), Numbers(100, stalls_after=1), threading.Event()

    async def last_words() -> None:
        said.set()

    bridge.start(numbers, page, page.on_events)
    qtbot.waitUntil(lambda: page.events == [0])
    bridge.close(last_words)
    assert said.is_set()
    assert numbers.closed.is_set()


def test_that_thread_switching_is_as_before_when_the_work_is_done(
    bridge: AsyncBridge, qtbot: QtBot
) -> None:
    usual, page = sys.getswitchinterval(), Page()
    bridge.start(Numbers(3), page, page.on_events, page.on_done)
    assert sys.getswitchinterval() == pytest.approx(async_bridge.SWITCH_S)
    qtbot.waitUntil(page.is_done)
    assert sys.getswitchinterval() == pytest.approx(usual)
