"""The numbers beside the lines of an editor."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from workbench.ui.theme import Appearance
from workbench.ui.widgets.visible_lines import top_of, visible_blocks

LEFT, RIGHT, DIGITS, DOT = 10, 12, 2, 5


class LineNumbers(QWidget):
    """Drawn in the left margin of its editor; the line of the caret stands out, one with an error is marked."""

    def __init__(self, editor: QPlainTextEdit, appearance: Appearance) -> None:
        super().__init__(editor)
        self._editor = editor
        self._appearance = appearance
        self._trouble = 0
        self.setObjectName("lineNumbers")
        appearance.theme_changed.connect(self.update)

    def mark(self, line: int) -> None:
        """Mark the line with an error; 0 for none."""
        if line != self._trouble:
            self._trouble = line
            self.update()

    def needed_width(self) -> int:
        """Return the width that the highest number needs, in pixels."""
        digits = max(DIGITS, len(str(self._editor.blockCount())))
        return LEFT + digits * self._editor.fontMetrics().horizontalAdvance("9") + RIGHT

    def sizeHint(self) -> QSize:
        return QSize(self.needed_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._appearance.color("bg.surface"))
        painter.setFont(self._editor.font())
        current = self._editor.textCursor().blockNumber() if self._editor.hasFocus() else -1
        for block in visible_blocks(self._editor):
            top = round(top_of(self._editor, block))
            self._paint_number(painter, block.blockNumber(), top, current)
        painter.end()

    def _paint_number(self, painter: QPainter, number: int, top: int, current: int) -> None:
        height = self._editor.fontMetrics().height()
        broken = number + 1 == self._trouble
        tint = "error.fg" if broken else "text.primary" if number == current else "text.gutter"
        painter.setPen(self._appearance.color(tint))
        room = QRect(0, top, self.width() - RIGHT, height)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, str(number + 1))
        if broken:
            self._paint_dot(painter, top + height // 2)

    def _paint_dot(self, painter: QPainter, middle: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._appearance.color("error.fg"))
        painter.drawEllipse(QRect(2, middle - DOT // 2, DOT, DOT))
