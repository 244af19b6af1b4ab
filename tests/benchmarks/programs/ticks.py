"""How late a timer of the window's thread is: what a user would feel as stutter."""

import time

from PySide6.QtCore import QObject, Qt, QTimer

INTERVAL_MS = 5


class Ticks(QObject):
    """A precise timer of 5 ms. `late_ms` has how much later than that each tick came after the one before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.late_ms: list[float] = []
        self._before = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Count from now."""
        self._before = time.perf_counter()
        self._timer.start(INTERVAL_MS)

    def taken(self) -> list[float]:
        """Return what was counted, and begin anew."""
        taken, self.late_ms = self.late_ms, []
        return taken

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late_ms.append(max(0.0, (now - self._before) * 1000 - INTERVAL_MS))
        self._before = now
