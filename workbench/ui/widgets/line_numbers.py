"""The numbers beside the lines of an editor, as the text has them, and a chevron where a value folds."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from workbench.presenters.long_lines import CutLines
from workbench.ui.icons import paint_icon
from workbench.ui.theme import Appearance
from workbench.ui.widgets.body_text import BodyText
from workbench.ui.widgets.folding import Folding
from workbench.ui.widgets.visible_lines import top_of, visible_blocks

LEFT, RIGHT, DIGITS, DOT, CHEVRON = 10, 4, 2, 5, 14


class LineNumbers(QWidget):
    """Drawn in the left margin of its editor; the line of the caret stands out, one with an error is marked."""

    def __init__(
        self, editor: QPlainTextEdit, body: BodyText, folding: Folding, appearance: Appearance
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._body = body
        self._folding = folding
        self._appearance = appearance
        self._trouble = 0
        self.setObjectName("lineNumbers")
        appearance.theme_changed.connect(self.update)
        folding.changed.connect(self.update)

    def mark(self, line: int) -> None:
        """Mark the line with an error; 0 for none."""
        if line != self._trouble:
            self._trouble = line
            self.update()

    def needed_width(self) -> int:
        """Return the width that the highest number needs, in pixels."""
        digits = max(DIGITS, len(str(self._body.line_count)))
        numbers = digits * self._editor.fontMetrics().horizontalAdvance("9")
        return LEFT + numbers + RIGHT + CHEVRON

    def sizeHint(self) -> QSize:
        return QSize(self.needed_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._appearance.color("bg.surface"))
        painter.setFont(self._editor.font())
        caret = self._editor.textCursor().blockNumber() if self._editor.hasFocus() else -1
        current = self._lines.line_of(caret)
        for block in visible_blocks(self._editor):
            top = round(top_of(self._editor, block))
            if not self._lines.is_continued(block.blockNumber()):
                self._paint_number(painter, self._lines.line_of(block.blockNumber()), top, current)
            self._paint_chevron(painter, block, top)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold what begins in the line that was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            y = event.position().y()
            for block in visible_blocks(self._editor):
                top = top_of(self._editor, block)
                if top <= y < top + self._editor.blockBoundingRect(block).height():
                    self._folding.toggle(block)
                    return

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the press has done it

    @property
    def _lines(self) -> CutLines:
        return self._body.lines

    def _paint_number(self, painter: QPainter, number: int, top: int, current: int) -> None:
        height = self._editor.fontMetrics().height()
        broken = number == self._trouble
        tint = "error.fg" if broken else "text.primary" if number == current else "text.gutter"
        painter.setPen(self._appearance.color(tint))
        room = QRect(0, top, self.width() - RIGHT - CHEVRON, height)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, str(number))
        if broken:
            self._paint_dot(painter, top + height // 2)

    def _paint_chevron(self, painter: QPainter, block: QTextBlock, top: int) -> None:
        is_folded = self._folding.is_folded(block)
        if not (is_folded or self._folding.can_fold(block)):
            return
        height = self._editor.fontMetrics().height()
        room = QRect(self.width() - CHEVRON - 1, top, CHEVRON, height)
        name = "chevron-right" if is_folded else "chevron-down"
        paint_icon(painter, room, self._appearance, name, "text.muted")

    def _paint_dot(self, painter: QPainter, middle: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._appearance.color("error.fg"))
        painter.drawEllipse(QRect(2, middle - DOT // 2, DOT, DOT))
