"""The program as `python -m workbench` starts it; tells when its window was first painted, and when it was filled.

Filled: tree and first request are there and painted. Prints JSON: `first_paint` and `filled` in monotonic seconds.
"""

import gc
import os
import sys
import time
from typing import Any

from workbench import cli

gc.set_threshold(cli.OBJECTS_A_LOOK)  # as the program does before it imports anything of the window

from PySide6.QtCore import QTimer  # noqa: E402  as above

from workbench.ui import application  # noqa: E402  as above
from workbench.ui.frame import Frame  # noqa: E402  as above


class TellingFrame(Frame):
    """The window's frame; tells its paints."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self._first_paint = 0.0
        self.painted.connect(self._on_first_paint)

    def _on_first_paint(self) -> None:
        self._first_paint = time.monotonic()
        QTimer.singleShot(0, self._wait_for_page)  # the program itself builds the rest first

    def _wait_for_page(self) -> None:
        from workbench.ui.main_window import MainWindow  # noqa: PLC0415  # as late as the program does

        window = self.findChild(MainWindow)
        assert isinstance(window, MainWindow)
        window.desk.document_shown.connect(self._on_page)

    def _on_page(self, page: Any) -> None:
        from tests.benchmarks.programs.paints import Paints  # noqa: PLC0415  # no cost before the first paint

        self._paints = Paints(self, page.request_page)
        self._paints.painted.connect(self._tell)

    def _tell(self, filled: float) -> None:
        sys.stdout.write(f'{{"first_paint": {self._first_paint}, "filled": {filled}}}\n')
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    vars(application)["Frame"] = TellingFrame  # the program itself tells nobody when it paints
    cli.main([])
