"""The narrow button beside Send: a chevron that opens what else can be done with the request."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.ui.icons import paint_icon
from workbench.ui.theme import Appearance, size
from workbench.ui.widgets.kept_height import KeptHeight

WIDTH, CHEVRON = 28, 14


class SendMenuButton(QPushButton):
    """Looks as one button with Send."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setObjectName("sendMenuButton")
        self.setProperty("primary", "true")
        self.setAccessibleName("More ways to send")
        self.setToolTip("More ways to send")
        self.setFixedWidth(WIDTH)
        KeptHeight(self, appearance, "controlLarge")

    def show_running(self, running: bool) -> None:
        """Be red beside Stop."""
        self.setProperty("running", running)
        self.style().unpolish(self)
        self.style().polish(self)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, size("controlLarge"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.rect().center()
        box = QRect(middle.x() - CHEVRON // 2, middle.y() - CHEVRON // 2, CHEVRON, CHEVRON)
        paint_icon(painter, box, self._appearance, "chevron-down", "accent.onFill")
        painter.end()
