"""A watch on the window's thread: a turn of its event loop that computes for too long is told with its Python stack.

What counts is the processor time of that thread, not the clock on the wall, so that a busy machine makes no stalls.
Time in which a module is imported for the first time, and what a test itself computes between two turns, does not count.
"""

import faulthandler
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from PySide6.QtCore import QAbstractEventDispatcher, QObject

BOUND_S = 0.4
"""Seconds that a turn may compute; a user would feel more as a freeze."""

LOOK_S = 0.02
EARLY = 0.2
"""The share of the bound from which on a turn is looked at."""

TRACED = 3
"""How many times as long everything takes while a tool looks at every line."""

RUNNER = "_pytest/python.py"
"""What stands outside of this is the same in every stack."""

IMPORTING = "<frozen importlib"
LOOPS = ("pytestqt/qtbot.py", "pytestqt/wait_signal.py", "tests/ui/hands.py")
"""Where a turn of the event loop, or what a user's hand does, is begun in a test."""


class StallWatch(QObject):
    """Watches the thread that makes it. `taken` has the stalls since the last time."""

    current: ClassVar["StallWatch | None"] = None

    def __init__(self, bound_s: float = BOUND_S) -> None:
        super().__init__()
        self._bound = bound_s * (1 if sys.gettrace() is None else TRACED)
        self._thread_id = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._thread_id)
        self._begun: float | None = None  # processor seconds at the begin of the turn, None outside
        self._stalls: list[str] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="stall watch", daemon=True)
        self._dispatcher = QAbstractEventDispatcher.instance()
        assert self._dispatcher is not None
        self._dispatcher.awake.connect(self.begin)
        self._dispatcher.aboutToBlock.connect(self.begin)  # some platforms handle events only then
        self._thread.start()

    def begin(self) -> None:
        """Note that a turn begins."""
        self._begun = time.thread_time()

    def end(self) -> None:
        """Note that a turn is over."""
        self._begun = None

    def taken(self) -> list[str]:
        """Return the stacks of the turns that took too long, and forget them."""
        taken, self._stalls = self._stalls, []
        return taken

    def close(self) -> None:
        """Watch no more."""
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(LOOK_S):
            begun = self._begun
            now = time.clock_gettime(self._clock)
            if begun is not None and now - begun > self._bound * EARLY:
                self._look(begun, now)

    def _look(self, begun: float, now: float) -> None:
        """Keep the stack of a turn that takes too long, once; what it has taken to import something is forgotten."""
        stack = self._stack()
        if self._begun != begun:
            return  # it has just ended
        if IMPORTING in stack:
            self._begun = now
        elif now - begun <= self._bound:
            return
        else:
            self._begun = None
            if any(place in stack for place in LOOPS):
                self._stalls.append(f"{now - begun:.2f} s of processor time in one turn:\n{stack}")

    def _stack(self) -> str:
        """Return the watched thread's stack, innermost first; no frame is held, so that nothing dies in this thread."""
        with tempfile.TemporaryFile("w+") as file:
            faulthandler.dump_traceback(file)
            file.seek(0)
            stacks = file.read().split("\n\n")
        mark = f"0x{self._thread_id:016x} "
        own = next((stack for stack in stacks if mark in stack.partition("\n")[0]), "")
        return own.partition(RUNNER)[0].rpartition("\n")[0]


@contextmanager
def one_turn() -> Iterator[None]:
    """Watch what a user's hand does as a turn of its own: a test sends it past the event loop."""
    watch = StallWatch.current
    if watch is None:
        yield
        return
    watch.begin()
    try:
        yield
    finally:
        watch.end()
