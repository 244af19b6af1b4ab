"""When the window painted its answer: told after each paint, once the pixels are there."""

import time

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget


class Paints(QObject):
    """Watches a window and one widget in it; `painted` has the monotonic second after a paint with that widget."""

    painted = Signal(float)

    def __init__(self, window: QWidget, content: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._content = content
        self._has_content = False
        window.installEventFilter(self)
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window paint all that is to be painted, then tell."""
        if watched is self._content and event.type() == QEvent.Type.Paint:
            self._has_content = True
        elif watched is self._window and event.type() == QEvent.Type.UpdateRequest:
            self._has_content = False
            self._window.event(event)
            if self._has_content:
                self.painted.emit(time.monotonic())
            return True
        return False
