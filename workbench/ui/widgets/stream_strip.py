"""The stream strip: a time line with one tick a chunk, and the chunk that is looked at.

A tick's height tells tokens, its colour the kind. There are never more than a few hundred ticks (`StripBins`), so
painting costs the same however long the stream is.
"""

from math import ceil
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygon,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.presenters import figures
from workbench.presenters.chunk_log import KINDS, ChunkLog
from workbench.presenters.run_state import EndMark
from workbench.presenters.strip_axis import Axis, axis_for
from workbench.presenters.strip_bins import StripBins, Tick
from workbench.ui.theme import Appearance, size
from workbench.ui.widgets.kept_height import KeptHeight
from workbench.ui.widgets.valued_widget import ValuedWidget

LEFT, RIGHT, BASE, TALLEST, SMALLEST = 54, 84, 15, 22, 5
AROUND_LINE: Final = 27
"""Pixels of the strip beside one line of words."""

LONG_COUNT, SIDE = "999 chunks", 10
TICK: Final = 3
_END_INKS: Final = {
    EndMark.WHOLE: "accent.fg",
    EndMark.HOLLOW: "text.secondary",
    EndMark.BROKEN: "error.fg",
}
STRIDE: Final = 10
STEP_MS: Final = 1_000
"""How far the live edge goes at once where motion is reduced."""


class StreamStrip(ValuedWidget):
    """`chunk_chosen` has the index, from 0, of the chunk that the user points at."""

    chunk_chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("streamStrip")
        self.setAccessibleName("Stream timeline")
        KeptHeight(self, appearance, "streamStrip", AROUND_LINE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._appearance = appearance
        self._log = ChunkLog()
        self._bins = StripBins(self._log)
        self._ttft: float | None = None
        self._now: float | None = None  # the live edge, while it streams
        self._end = EndMark.WHOLE
        self._chosen = -1
        appearance.theme_changed.connect(self._measure)
        self._measure()

    def show_log(self, log: ChunkLog) -> None:
        """Show another run's chunks."""
        self._log = log
        self._bins = StripBins(log)
        self._chosen = -1
        self._end = EndMark.WHOLE
        self.update()

    def show_times(
        self, ttft_ms: float | None, now_ms: float | None, end: EndMark = EndMark.WHOLE
    ) -> None:
        """Show when the first token came, how far time is while it streams, and how it ended."""
        if now_ms is not None and self._appearance.reduces_motion:
            now_ms = ceil(now_ms / STEP_MS) * STEP_MS
        self._ttft, self._now, self._end = ttft_ms, now_ms, end
        self.update()

    def choose(self, index: int) -> None:
        """Put the playhead on a chunk; -1 for the end."""
        if index != self._chosen:
            self._chosen = index
            self.update()
            self.tell_value()

    @property
    def chosen(self) -> int:
        """The chunk that is looked at; the last one where none was chosen."""
        return self._chosen if self._chosen >= 0 else len(self._log) - 1

    @property
    def value_text(self) -> str:
        """Where the playhead stands, in words."""
        count = len(self._log)
        if not count:
            return "no chunks"
        at = figures.in_seconds(self._log.times[self.chosen])
        return f"Chunk {self.chosen + 1:,} of {count:,}, {at}"

    @property
    def ticks(self) -> list[Tick]:
        """The ticks as they were last painted."""
        return self._bins.ticks

    def sizeHint(self) -> QSize:
        return QSize(300, size("streamStrip"))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._bins.update()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._appearance.color("bg.panel"))
        painter.fillRect(0, 0, self.width(), 1, self._appearance.color("border.subtle"))
        painter.setFont(self._appearance.font("caption"))
        axis = self._axis()
        self._paint_axis(painter, axis)
        self._paint_ttft(painter, axis)
        self._paint_ticks(painter, axis)
        self._paint_playhead(painter, axis)
        self._paint_count(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._appearance.color("focus.ring"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._log) - 1
        stride = STRIDE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        moves = {
            Qt.Key.Key_Left: self.chosen - stride,
            Qt.Key.Key_Right: self.chosen + stride,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        target = moves.get(Qt.Key(event.key()))
        if target is None or last < 0:
            super().keyPressEvent(event)
        else:
            self._ask_for(min(max(target, 0), last))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position().toPoint().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._point_at(event.position().toPoint().x())

    def _point_at(self, x: int) -> None:
        if len(self._log):
            index = self._axis().chunk_near(self._log.times, x - LEFT)
            self._ask_for(index)

    def _ask_for(self, index: int) -> None:
        self.choose(index)
        self.chunk_chosen.emit(index)

    def _axis(self) -> Axis:
        last = self._log.times[-1] if len(self._log) else 0.0
        end = max(last, self._now or 0.0, self._ttft or 0.0)
        return axis_for(end, max(self.width() - LEFT - self._right, 10))

    def _measure(self) -> None:
        """Take the room that words need: the axis' below the ground, the count's at the right."""
        metrics = QFontMetrics(self._appearance.font("caption"))
        self._below = max(BASE, metrics.height() + 2)
        self._right = max(RIGHT, metrics.horizontalAdvance(LONG_COUNT) + 2 * SIDE)
        self.update()

    def _ground(self) -> int:
        return self.height() - self._below

    def _paint_axis(self, painter: QPainter, axis: Axis) -> None:
        ground = self._ground()
        painter.setPen(self._appearance.color("border.subtle"))
        painter.drawLine(LEFT, ground, LEFT + axis.width, ground)
        painter.setPen(self._appearance.color("text.muted"))
        metrics = QFontMetrics(painter.font())
        for at, label in axis.marks:
            x = LEFT + axis.x(at)
            painter.drawLine(x, ground - 2, x, ground)
            width = metrics.horizontalAdvance(label)
            painter.drawText(x - width // 2, self.height() - 3, label)

    def _paint_ticks(self, painter: QPainter, axis: Axis) -> None:
        ticks = self._bins.ticks
        most = max((tick.tokens for tick in ticks), default=0) or 1
        ground = self._ground()
        inks = [QBrush(self._appearance.color(f"kind.{kind.value}")) for kind in KINDS]
        for tick in ticks:
            height = SMALLEST + (TALLEST - SMALLEST) * tick.tokens // most
            x = LEFT + axis.x(tick.at)
            painter.fillRect(x - 1, ground - height, TICK, height, inks[tick.kind])

    def _paint_ttft(self, painter: QPainter, axis: Axis) -> None:
        if self._ttft is None:
            return
        x, ground = LEFT + axis.x(self._ttft) - 3, self._ground()
        painter.setPen(QPen(self._appearance.color("text.muted"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(x, 5, x, ground)
        text = f"TTFT {figures.seconds(self._ttft)}"
        width = QFontMetrics(painter.font()).horizontalAdvance(text)
        if x - width - 6 >= 4:  # noqa: PLR2004  # else it would stand on the edge
            painter.drawText(x - width - 6, 16, text)

    def _paint_playhead(self, painter: QPainter, axis: Axis) -> None:
        look, ground = self._appearance, self._ground()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._now is not None:
            x = LEFT + axis.x(self._now)
            painter.setPen(QPen(look.color("accent.fg"), 2))
            painter.drawLine(x, 4, x, ground)
            painter.setBrush(look.color("accent.fg"))
            painter.drawEllipse(QPoint(x, ground), 3, 3)
        elif len(self._log):
            x = LEFT + axis.x(self._log.times[self.chosen])
            color = look.color(_END_INKS[self._end])
            dashed = Qt.PenStyle.DotLine if self._end is EndMark.BROKEN else Qt.PenStyle.SolidLine
            painter.setPen(QPen(color, 2, dashed))
            painter.setBrush(color if self._end is EndMark.WHOLE else Qt.BrushStyle.NoBrush)
            painter.drawLine(x, 10, x, ground)
            painter.drawPolygon(
                QPolygon(
                    [
                        QPoint(x - 4, 2),
                        QPoint(x + 4, 2),
                        QPoint(x + 4, 7),
                        QPoint(x, 11),
                        QPoint(x - 4, 7),
                    ]
                )
            )

    def _paint_count(self, painter: QPainter) -> None:
        painter.setPen(self._appearance.color("text.secondary"))
        room = QRect(0, 2, self.width() - SIDE, 26)
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, flags, figures.plural(len(self._log), "chunk"))
