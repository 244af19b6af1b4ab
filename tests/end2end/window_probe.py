"""Run as a program: opens the real window, waits until it has settled, and prints what it says as one JSON object.

With `--fault` the window meets an error that nobody expected, whose words hold a key; with `--early-fault` it meets
one before there is a window to say it in; with `--crash` it dies below Python.
"""

import json
import os
import sys
import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from workbench.bootstrap import open_window
from workbench.ui.application import TheRest
from workbench.ui.main_window import MainWindow

PATIENCE_S = 40


class Probe(QObject):
    """Looks at the window until documents and keys are there."""

    def __init__(self, window: MainWindow, fault: str) -> None:
        super().__init__(window)
        self._window = window
        self._fault = fault
        self._began = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def _look(self) -> None:
        window = self._window
        settled = window.session.keys.loaded and bool(window.tabs.all)
        if settled and self._fault == "--crash":
            os.abort()
        if settled and self._fault == "--fault":
            self._fault = ""
            raise ValueError(os.environ["GEMINI_API_KEY"])
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


def watch(fault: str) -> None:
    """Look at the window that opens next."""
    begin = TheRest.begin

    def begin_and_look(self: TheRest) -> None:
        begin(self)
        frame = self.parent()
        assert frame is not None
        window = frame.findChild(MainWindow)
        assert window is not None
        Probe(window, fault)

    TheRest.begin = begin_and_look  # type: ignore[method-assign]  # the program has no hook for it


def break_window() -> None:
    """Let the window fail to be built, and print what its frame says then."""

    def fail(self: MainWindow, *rest: object) -> None:
        del self, rest
        QTimer.singleShot(0, tell_and_leave)
        raise ValueError(os.environ["GEMINI_API_KEY"])

    def tell_and_leave() -> None:
        label = QApplication.topLevelWidgets()[0].findChild(QLabel, "notOpened")
        print(label.text() if label is not None else "", flush=True)  # noqa: T201  the test reads it
        QApplication.exit()

    MainWindow.__init__ = fail  # type: ignore[assignment,method-assign]  # the program has no hook for it


if __name__ == "__main__":
    what = "".join(sys.argv[1:])
    if what == "--early-fault":
        break_window()
    else:
        watch(what)
    raise SystemExit(open_window(()))
