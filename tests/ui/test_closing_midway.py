"""Windows and tabs that are closed while an answer streams: nothing raises, nothing is left (promises.md N19, G3)."""

import gc
import random
import weakref
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_script, events_of
from tests.fakes import FakeTransport, MemorySecrets, Script, Stall
from tests.ui.windows import HELLO, OpenWindow, World
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.theme import Appearance

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

WINDOWS, TABS, READS = 50, 200, 30
WORDS = [f"word {number} **bold** `code`\n\n" for number in range(READS)]
SEED = 20261124


def stalled(at: int, stall: Stall) -> Script:
    """Return a stream that says nothing more after some of its reads."""
    events = events_of(*WORDS)
    return a_script(*events[:at], stall, *events[at:])


def a_world(*scripts: Script) -> World:
    keys = MemorySecrets({"Personal": "AIza" + "x" * 35})
    return World(secrets=keys, transport=FakeTransport(*scripts))


def let_go() -> None:
    """Delete what was to be deleted later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.mark.parametrize("number", range(WINDOWS))
def test_that_a_window_closes_at_any_point_of_a_stream(
    number: int, appearance: Appearance, qtbot: QtBot
) -> None:
    luck = random.Random(SEED + number)
    stall = Stall()
    world = a_world(stalled(luck.randrange(READS + 1), stall))
    bridge = AsyncBridge()
    window = OpenWindow(world, appearance, bridge, qtbot).begin()
    page = window.open(HELLO)
    window.desk.send(page)
    if luck.random() < 0.8:
        window.wait(lambda: bool(world.transport.sent))
    if luck.random() < 0.6:
        window.wait(stall.reached.is_set)
    for _ in range(luck.randrange(4)):
        QApplication.processEvents()
    if luck.random() < 0.3:
        page.stop()
    window.frame.close()
    assert not window.frame.isVisible()
    bridge.close(window.session.close)  # as the program does; a thread that stays fails the test
    assert world.transport.closed_streams == len(world.transport.sent)
    bridge.deleteLater()


def opened_and_closed(
    window: OpenWindow, luck: random.Random, stall: Stall
) -> "weakref.ref[DocumentPage]":
    """Send, look at some of the answer, close the tab, and return what may tell whether its page still lives."""
    page = window.open(HELLO)
    sent = len(window.world.transport.sent)
    window.desk.send(page)
    if luck.random() < 0.8:
        window.wait(lambda: len(window.world.transport.sent) > sent)
    if luck.random() < 0.5:
        window.wait(stall.reached.is_set)
    for _ in range(luck.randrange(3)):
        QApplication.processEvents()
    window.desk.close(page)
    assert window.desk.front is None
    let_go()
    return weakref.ref(page)


def kinds_alive() -> "Counter[str]":
    """Return how many Qt objects of each of our kinds are alive."""
    gc.collect()
    objects = (each for each in gc.get_objects() if isinstance(each, QObject))
    ours = (type(each) for each in objects if type(each).__module__.startswith("workbench."))
    return Counter(f"{kind.__module__}.{kind.__qualname__}" for kind in ours)


def test_that_a_tab_closes_200_times_in_mid_stream_and_leaves_nothing(
    open_window: Callable[[World], OpenWindow],
) -> None:
    luck = random.Random(SEED)
    stall = Stall()
    window = open_window(a_world(stalled(READS // 2, stall)))
    pages: list[weakref.ref[DocumentPage]] = []
    before: Counter[str] = Counter()
    widgets = 0
    for number in range(TABS):
        pages.append(opened_and_closed(window, luck, stall))
        if number == TABS // 10:  # what is made once is there by now
            before, widgets = kinds_alive(), len(QApplication.allWidgets())
    transport = window.world.transport
    window.wait(lambda: transport.closed_streams == len(transport.sent))
    let_go()
    assert kinds_alive() - before == Counter()
    assert not [page for page in pages if page() is not None]
    assert len(QApplication.allWidgets()) <= widgets
    assert window.main.tabs.pages == ()
