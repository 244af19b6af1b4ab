"""Where something that is dragged over the window would go: an outline, and what would be done with it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.ui.theme import STRONG, Appearance

WIDTH, INSET, ROUND, PAD, ABOVE = 2, 3, 6, 10, 24


class DropHint(QWidget):
    """Lies over a widget and lets everything through; `text` is empty while it is hidden."""

    def __init__(self, appearance: Appearance, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("dropHint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._appearance = appearance
        self._over = over
        self.text = ""
        self.hide()

    def say(self, text: str) -> None:
        """Show what letting go would do; nothing for no words."""
        self.text = text
        self.setFont(self._appearance.font("body", STRONG))
        self.setGeometry(self._over.rect())
        self.setVisible(bool(text))
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        color = self._appearance.color
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("accent.fg"), WIDTH))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET), ROUND, ROUND
        )
        room = self.width() - 4 * PAD
        text = self.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideMiddle, room)
        width = self.fontMetrics().horizontalAdvance(text) + 2 * PAD
        height = self.fontMetrics().height() + PAD
        chip = QRectF((self.width() - width) / 2, self.height() - height - ABOVE, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent.fill"))
        painter.drawRoundedRect(chip, ROUND, ROUND)
        painter.setPen(color("accent.onFill"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
