"""What holds for every test with widgets: one look for all, no leaked window or timer, no animation."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.stalls import StallWatch
from tests.ui.windows import OpenWindow, World
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.look import Look
from workbench.ui.theme import Appearance

LIGHT = Look(theme="light")

PATIENCE_MS = 30_000
"""How long a test waits for what is sure to come: a busy machine takes its time, and only a failure waits so long."""

for waits in (
    QtBot.waitUntil,
    QtBot.waitSignal,
    QtBot.waitSignals,
    QtBot.waitActive,
    QtBot.waitExposed,
):
    waits.__kwdefaults__ = {**(waits.__kwdefaults__ or {}), "timeout": PATIENCE_MS}


@pytest.fixture(scope="session", autouse=True)
def session_appearance(qapp: QApplication) -> Appearance:
    """Dress the application before the first test, so that none depends on which ran before it."""
    return Appearance(qapp, LIGHT)


@pytest.fixture(scope="session")
def stall_watch(qapp: QApplication) -> Iterator[StallWatch]:
    """The one watch on the thread of the windows."""
    watch = StallWatch.current = StallWatch()
    yield watch
    StallWatch.current = None
    watch.close()


@pytest.fixture(autouse=True)
def no_stall(stall_watch: StallWatch) -> Iterator[None]:
    """Fail the test in which the window's thread computed for too long in one turn."""
    stall_watch.taken()
    yield
    stalls = stall_watch.taken()
    assert not stalls, "\n".join(stalls)


@pytest.fixture
def appearance(session_appearance: Appearance) -> Iterator[Appearance]:
    """The look of the window, light until the test chooses another."""
    session_appearance.show(LIGHT)
    yield session_appearance
    session_appearance.show(LIGHT)


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[AsyncBridge]:
    """A bridge whose thread ends with the test."""
    made = AsyncBridge()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def bare_window(
    appearance: Appearance, bridge: AsyncBridge, qtbot: QtBot
) -> Callable[[World], OpenWindow]:
    """Make a window in a world, before it has opened anything."""

    def made(world: World) -> OpenWindow:
        return OpenWindow(world, appearance, bridge, qtbot)

    return made


@pytest.fixture
def open_window(bare_window: Callable[[World], OpenWindow]) -> Callable[[World], OpenWindow]:
    """Open a window in a world that the test has prepared, with the collection Acme open."""

    def opened(world: World) -> OpenWindow:
        return bare_window(world).begin()

    return opened


@pytest.fixture
def window(open_window: Callable[[World], OpenWindow]) -> OpenWindow:
    """A window in the usual world: no key, the collection Acme open, nothing else."""
    return open_window(World())


@pytest.fixture(scope="session", autouse=True)
def clipboard_emptied(qapp: QApplication) -> Iterator[None]:
    """Empty the clipboard in the end: without a screen Qt lets go of it after Python is gone, and crashes."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def no_key_left_down(qapp: QApplication) -> Iterator[None]:
    """Let go of Shift and Ctrl: Qt remembers them from a test's last key, and selections follow them."""
    yield
    QTest.keyRelease(QWidget(), Qt.Key.Key_Shift)
    assert qapp.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def no_window_left(qapp: QApplication) -> Iterator[None]:
    """Fail the test that leaves a window open."""
    yield
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.hide()
    assert not left, f"windows left open: {left}"
