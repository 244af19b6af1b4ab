"""Run as a program: opens the real window, waits until it has settled, and prints what it says as one JSON object."""

import json
import sys
import time

from PySide6.QtCore import QObject, QTimer

from workbench.bootstrap import open_window
from workbench.ui.application import TheRest
from workbench.ui.main_window import MainWindow

PATIENCE_S = 40


class Probe(QObject):
    """Looks at the window until documents and keys are there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._began = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def _look(self) -> None:
        window = self._window
        settled = window.session.keys.loaded and bool(window.tabs.all)
        if settled or time.monotonic() - self._began > PATIENCE_S:
            self._timer.stop()
            self._tell(settled=settled)
            window.frame.close()

    def _tell(self, *, settled: bool) -> None:
        window = self._window
        told = {
            "settled": settled,
            "notices": window.notices.texts,
            "folders": window.library.roots,
        }
        print(json.dumps(told), flush=True)  # noqa: T201  the test reads it


def watch() -> None:
    """Look at the window that opens next."""
    begin = TheRest.begin

    def begin_and_look(self: TheRest) -> None:
        begin(self)
        frame = self.parent()
        assert frame is not None
        window = frame.findChild(MainWindow)
        assert window is not None
        Probe(window)

    TheRest.begin = begin_and_look  # type: ignore[method-assign]  # the program has no hook for it


if __name__ == "__main__":
    watch()
    raise SystemExit(open_window(tuple(sys.argv[1:])))
