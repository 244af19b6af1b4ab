"""The floor of a start: the barest window of PySide6, a QMainWindow with a label. Prints when it was first painted."""

import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Window(QMainWindow):
    """Tells its first paint and leaves."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        sys.stdout.write(f'{{"first_paint": {time.monotonic()}}}\n')
        sys.stdout.flush()
        os._exit(0)


def main() -> None:
    """Open the window."""
    application = QApplication([])
    window = Window()
    window.setCentralWidget(QLabel("Hello"))
    window.resize(1440, 900)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
