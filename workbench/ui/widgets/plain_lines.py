"""Text laid out line by line and painted without a widget: what is still growing, and what nobody can see yet.

A finished line is laid out once; with each frame only the open last line is laid out anew.
"""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from workbench.presenters.text_blocks import TextBlock

CARET = 7  # pixels wide, as the cursor of a terminal


class PlainLines:
    """The layout of one block at one width; `height` in pixels."""

    def __init__(self, block: TextBlock, font: QFont, line_height: int, width: int) -> None:
        self.width = width
        self.height = 0
        self._block = block
        self._font = font
        self._step = line_height
        self._finished: list[tuple[QTextLayout, int]] = []
        self._finished_height = 0
        self._partial: QTextLayout | None = None
        self._revision = -1
        self.refresh()

    def refresh(self) -> None:
        """Lay out what is new in the block."""
        block = self._block
        if block.revision == self._revision:
            return
        self._revision = block.revision
        if block.closed:
            self._take_lines(block.text.split("\n"))
            self._partial, rest = None, 0
        else:
            self._take_lines(block.lines)
            self._partial, rest = self._laid_out(block.partial) if block.partial else (None, 0)
        self.height = self._finished_height + rest

    def paint(self, painter: QPainter, x: int, y: int, clip: QRectF) -> None:
        """Paint the lines that meet the clip."""
        for layout, height in self._finished:
            if y > clip.bottom():
                return
            if y + height >= clip.top():
                layout.draw(painter, QPointF(x, y))
            y += height
        if self._partial is not None:
            self._partial.draw(painter, QPointF(x, y))
            self._paint_caret(painter, self._partial, x, y)
        elif self._finished and not self._block.closed:
            layout, height = self._finished[-1]
            self._paint_caret(painter, layout, x, y - height)

    def _paint_caret(self, painter: QPainter, layout: QTextLayout, x: int, y: int) -> None:
        """Mark with the painter's brush where more text is coming."""
        line = layout.lineAt(layout.lineCount() - 1)
        if line.isValid():
            end = x + line.x() + line.naturalTextWidth() + 1
            place = QRectF(end, y + line.y(), CARET, line.height())
            painter.fillRect(place, painter.brush())

    def _take_lines(self, lines: list[str]) -> None:
        if len(lines) < len(self._finished):
            self._finished, self._finished_height = self._finished[: len(lines)], 0
            self._finished_height = sum(height for _, height in self._finished)
        for line in lines[len(self._finished) :]:
            made = self._laid_out(line)
            self._finished.append(made)
            self._finished_height += made[1]

    def _laid_out(self, text: str) -> tuple[QTextLayout, int]:
        layout = QTextLayout(text, self._font)
        layout.setTextOption(_OPTION)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        y = 0
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(self.width)
            lead = self._step - line.height()  # above the line, as in a document
            line.setPosition(QPointF(0, y + lead))
            y += self._step
            line = layout.createLine()
        layout.endLayout()
        return layout, max(y, self._step)


_OPTION = QTextOption()
_OPTION.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
