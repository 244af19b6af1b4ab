"""A search in slices, so that the window answers meanwhile however much there is to look through."""

import sys
import time
from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

SLICE_S: Final = 0.008

AT_ONCE: Final = 16
"""Steps up to which a search is short: over at once, whatever else keeps the machine busy."""


class FindJob(QObject):
    """Takes what a search yields, None for nothing yet, up to `most`. `grew` after each slice, `over` at its end."""

    grew = Signal()
    over = Signal()

    def __init__(self, parent: QObject, most: int = sys.maxsize) -> None:
        super().__init__(parent)
        self.found: list[Any] = []
        self._most = most
        self._source: Iterator[Any] = iter(())
        self._is_complete = True
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._go_on)

    @property
    def is_complete(self) -> bool:
        """Whether everything was looked through."""
        return self._is_complete

    @property
    def is_running(self) -> bool:
        """Whether there is more to look through."""
        return self._next.isActive()

    def begin(self, source: Iterator[Any]) -> None:
        """Search, in place of what is under way; what is short is over at once."""
        self._source = source
        self.found = []
        self._is_complete = False
        self._go_on()

    def stop(self) -> None:
        """Give up, and forget what was found."""
        self._next.stop()
        self._source = iter(())
        self.found = []
        self._is_complete = True

    def _go_on(self) -> None:
        until = time.perf_counter() + SLICE_S
        for step, found in enumerate(self._source):
            if found is not None:
                self.found.append(found)
            if len(self.found) >= self._most:
                break
            if step >= AT_ONCE and time.perf_counter() > until:
                self._next.start(0)
                self.grew.emit()
                return
        else:
            self._is_complete = True
        self._next.stop()
        self.grew.emit()
        self.over.emit()
