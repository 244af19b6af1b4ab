"""How a row of the Raw view is painted: its read marks, its selection, what was found in it, its text."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout

from workbench.presenters import figures
from workbench.presenters.raw_row import NO_BYTE, RawRow
from workbench.ui.theme import Appearance
from workbench.ui.widgets.text_marks import found_format

GUTTER_TEXT = "123.456 s"
PAD, EDGE = 8, 2

Span = tuple[int, int]
Found = tuple[Span, bool]
"""A range of bytes that was found, and whether the user is there."""


class ShownRow(NamedTuple):
    """A row with the reads that begin in it, the bytes that are selected, and what was found in it."""

    row: RawRow
    reads: tuple[tuple[int, float], ...]
    selected: Span
    found: Sequence[Found]
    is_head: bool


class RawPainter:
    """Paints rows in the code font, with a gutter for times."""

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self.measure()

    def measure(self) -> None:
        """Take the fonts and their sizes as the appearance has them now."""
        self._font = self._appearance.mono()
        self._small = self._appearance.font("caption")
        metrics = QFontMetrics(self._font)
        self.line_height = metrics.lineSpacing() + 2
        self.character = QFontMetricsF(self._font).horizontalAdvance("0") or 1.0
        self.gutter = QFontMetrics(self._small).horizontalAdvance(GUTTER_TEXT) + 2 * PAD
        self.left = self.gutter + PAD
        """Where the text begins."""

    @property
    def font(self) -> QFont:
        """The font of the rows."""
        return self._font

    def columns(self, width: int) -> int:
        """Return how many characters a row has room for."""
        return int((width - self.left - EDGE) / self.character)

    def layout(self, row: RawRow) -> QTextLayout:
        """Return a row laid out, for painting and for finding what the mouse is over."""
        layout = QTextLayout(row.text, self._font)
        layout.beginLayout()
        line = layout.createLine()
        if line.isValid():
            line.setNumColumns(len(row.text) + 1)
            line.setPosition(QPointF(0, 1))
        layout.endLayout()
        return layout

    def paint_gutter(self, painter: QPainter, height: int) -> None:
        """Paint the ground of the times."""
        look = self._appearance
        painter.fillRect(0, 0, self.gutter, height, look.color("bg.panel"))
        painter.setPen(look.color("border.subtle"))
        painter.drawLine(self.gutter, 0, self.gutter, height)

    def paint_row(self, painter: QPainter, y: int, shown: ShownRow) -> None:
        """Paint a row with all that is marked in it."""
        layout = self.layout(shown.row)
        ink = "text.secondary" if shown.is_head else "text.primary"
        painter.setPen(self._appearance.color(ink))
        layout.draw(painter, QPointF(self.left, y), self._formats(shown))
        if shown.reads:
            self._paint_reads(painter, y, layout, shown)

    def _paint_reads(self, painter: QPainter, y: int, layout: QTextLayout, shown: ShownRow) -> None:
        look = self._appearance
        painter.setPen(look.color("accent.fg"))
        for place, _ in shown.reads:
            span = next(iter(shown.row.spans(place, place + 1)), None)
            x = self.left if span is None else self.left + _x_of(layout, span[0])
            painter.drawLine(x - 1, y, x - 1, y + self.line_height - 1)
        painter.setPen(look.color("text.gutter"))
        painter.setFont(self._small)
        room = QRect(0, y, self.gutter - PAD, self.line_height)
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, flags, figures.at_time(shown.reads[0][1]))

    def _formats(self, shown: ShownRow) -> list[QTextLayout.FormatRange]:
        row = shown.row
        look = self._appearance
        quiet, chosen = QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(look.color("text.gutter"))
        chosen.setBackground(look.color("bg.selected"))
        first = next((at for at, place in enumerate(row.places) if place != NO_BYTE), 0)
        ranges = [(0, row.units[first], quiet), (row.units[row.tail], row.units[-1], quiet)]
        ranges += [(*span, chosen) for span in row.spans(*shown.selected)]
        for place, is_current in shown.found:
            look_of_it = found_format(look, is_current=is_current)
            ranges += [(*span, look_of_it) for span in row.spans(*place)]
        return [_format_range(*each) for each in ranges if each[0] < each[1]]


def _format_range(start: int, stop: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, stop - start, look
    return made


def _x_of(layout: QTextLayout, unit: int) -> int:
    """Return where a character begins; Qt gives the place alone, or beside the unit."""
    x: Any = layout.lineAt(0).cursorToX(unit)
    return round(float(x[0] if isinstance(x, tuple) else x))
