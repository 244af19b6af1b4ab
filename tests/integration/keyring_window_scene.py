"""Run inside a D-Bus session of its own: what a whole window says of a real keyring, as JSON on standard output.

The longest time that the window's event loop was held up is told, too: a keyring never freezes it.
"""

import asyncio
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.integration.secret_service_scene import (
    KEY,
    lock_all,
    own_the_name_silently,
    unlock_with_password,
)
from tests.ui.windows import HELLO, ROOT, World, no_models
from workbench.adapters.os_keyring import OsKeyring
from workbench.presenters.key_rows import place_line
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.frame import Frame
from workbench.ui.look import Look
from workbench.ui.main_window import MainWindow
from workbench.ui.panels.session import Session
from workbench.ui.theme import Appearance

TICK_MS, PATIENCE_S, QUICK_S, FREEZE_S = 5, 20.0, 3.0, 2.0


class Watch:
    """Measures how long the event loop was held up at the longest, in seconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer()
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def forget(self) -> None:
        """Begin anew: building a window is no freeze."""
        self.longest, self._last = 0.0, time.monotonic()

    def _tick(self) -> None:
        now = time.monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now


class RealWorld(World):
    """The usual world, with a real keyring."""

    def __init__(self, limit_s: float = 5.0) -> None:
        super().__init__()
        self.real = OsKeyring(Path("keys.json"), limit_s=limit_s)

    def engine(self) -> Any:
        """Return the engine on that keyring."""
        self.secrets = self.real  # type: ignore[assignment]  # the fake's place is taken by the real one
        return super().engine()


class RealWindow:
    """A window in a real world, with what a test asks of it."""

    def __init__(self, world: World) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        appearance, self.bridge = Appearance(application, Look(theme="light")), AsyncBridge()
        session = Session(self.bridge, world.engine, no_models, world.find_variables)
        self.frame = Frame(appearance.theme.colors)
        self.main = MainWindow(self.frame, appearance, self.bridge, world, session)
        self.watch = Watch()
        self.frame.show()
        self.main.library.open(ROOT)
        session.begin()
        self.wait(lambda: session.keys.loaded and bool(self.main.library.rows))
        self.main.desk.open(HELLO, kept=True)
        self.wait(lambda: self.main.desk.front is not None and self.main.desk.front.is_ready)
        self.main.keys.manage()
        self.watch.forget()

    @property
    def button(self) -> str:
        """What the key button says."""
        return self.frame.top_bar.key_button.text()

    @property
    def place(self) -> str:
        """What the panel says of where keys live."""
        return place_line(self.main.session.keys).text

    def wait(self, condition: Callable[[], bool]) -> bool:
        """Wait until something holds; False where it never does."""
        end = time.monotonic() + PATIENCE_S
        while not condition() and time.monotonic() < end:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return condition()

    def close(self) -> None:
        """End the window and its thread."""
        self.frame.may_close = None
        self.frame.close()
        self.bridge.close()


def locked_and_unlocked() -> dict[str, Any]:
    """Start on a locked keyring, try to unlock it, have it unlocked, send."""
    lock_all()
    world = RealWorld()
    window = RealWindow(world)
    told: dict[str, Any] = {"locked": window.wait(lambda: window.button == "Locked")}
    told["place"] = window.place
    window.main.keys.unlock()  # nobody is there to type the password
    window.wait(lambda: not window.main.keys.ring.is_busy)
    told["still"] = window.button
    unlock_with_password()
    window.frame.menus.actions_by_id["send"].trigger()
    told["sent"] = window.wait(lambda: bool(world.urls))
    headers = dict(world.transport.sent[0].headers) if world.urls else {}
    told["with key"] = headers.get("x-goog-api-key") == KEY.reveal()
    told["open"] = window.wait(lambda: window.button == "default")
    told["place then"] = window.place
    told["smooth"] = window.watch.longest < FREEZE_S
    window.close()
    return told


def silent() -> dict[str, Any]:
    """Start on a service that never answers."""
    connection = own_the_name_silently()
    window = RealWindow(RealWorld(limit_s=QUICK_S))
    told: dict[str, Any] = {"said": window.wait(lambda: "did not answer" in window.place)}
    told["keys"] = [row.name for row in window.main.session.keys.entries]
    told["smooth"] = window.watch.longest < FREEZE_S
    window.close()
    connection.close()
    return told


def main() -> None:
    """Run one scene; a key is kept for it in keys.json, and in the keyring where there is one."""
    name = sys.argv[1]
    QApplication([])
    if name == "locked":
        asyncio.run(OsKeyring(Path("keys.json")).add("default", KEY))
        told = locked_and_unlocked()
    else:
        rows = [{"name": "default", "added": "2026-11-02", "hosts": []}]
        Path("keys.json").write_text(json.dumps({"workbench": 1, "keys": rows}))
        told = silent()
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()
    os._exit(0)  # a thread that asks a silent service never ends


if __name__ == "__main__":
    main()
