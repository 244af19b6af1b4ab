"""A key of the keyboard, painted: what to press, beside what it does."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.ui.theme import Appearance
from workbench.ui.widgets.palette_delegate import KEY_PADDING, paint_key

ARROWS = {"Up": "↑", "Down": "↓", "Return": "Enter"}


class KeyLabel(QWidget):
    """One key. It is no control and cannot have the focus."""

    def __init__(self, appearance: Appearance, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._key = ARROWS.get(key, key)
        self.setAccessibleName(key)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._appearance.mono("caption"))
        width = metrics.horizontalAdvance(self._key) + 2 * KEY_PADDING
        return QSize(width, metrics.height() + 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._appearance.mono("caption")
        paint_key(painter, self._appearance, QRectF(self.rect()), self._key, font)
        painter.end()
