"""A scroll area for very many blocks, of which only those on screen have a widget.

Every row has a height, measured once it was on screen and guessed before. Text that still grows is painted as plain
lines (`plain_lines`); finished text becomes a widget with Markdown when there is time for it in the frame. While the
view stands at its end it follows what arrives; else the row at its top stays where it is, whatever happens above it.
"""

import time
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from workbench.presenters.merged_blocks import Row
from workbench.presenters.row_folds import RowFolds
from workbench.presenters.row_heights import RowHeights
from workbench.presenters.text_blocks import TextBlock
from workbench.ui.theme import Appearance
from workbench.ui.widgets.block_pool import BlockPool, Make, as_block
from workbench.ui.widgets.plain_lines import PlainLines
from workbench.ui.widgets.rich_text import line_height, reading_font

FAR, MARGIN, NEAR, INDENT, EDGE = 10_000, 16, 2, 14, 3
GAP, GAP_ITEM, GAP_HEADING = 10, 4, 16
DRESS_S, DRESS_LATER_S = 0.004, 0.006
"""Seconds in which text becomes Markdown, in a frame and when nothing arrives; the rest of it stays plain until then."""

FLOOD: Final = 4
"""New rows in one frame from which text stays plain until fewer come."""

LATER_MS, STEP = 20, 40


class BlockArea(QAbstractScrollArea):
    """Shows rows in a column. `new_lines` tells how many lines came below the view's end, 0 when it is there."""

    below_changed = Signal(int)
    arranged = Signal()

    def __init__(self, appearance: Appearance, make: Make, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._pool = BlockPool(make)
        self._rows: Sequence[Row] = ()
        self._heights = RowHeights(MARGIN)
        self._measured: list[bool] = []
        self._revisions: dict[int, int] = {}
        self._widgets: dict[int, QWidget] = {}
        self._plain: dict[int, PlainLines] = {}
        self._folds = RowFolds()
        self._is_flooded = False
        self._follows = True
        self._arranging = False
        self._left_at = (-1, 0)  # the last row, and its height, when the view left the end
        self._step, self._columns = line_height(appearance), 80
        self._measured_for = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._dress_later)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(STEP)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)
        appearance.theme_changed.connect(self._recolor)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that it shows."""
        return self._rows

    @property
    def follows(self) -> bool:
        """Whether the view stands at its end and goes along with it."""
        return self._follows

    @property
    def row_count(self) -> int:
        """How many rows were laid out; more may have come since."""
        return len(self._heights)

    def row_at_top(self) -> int:
        """Return the index of the row at the top of the view, -1 without rows."""
        return self._heights.at(self.verticalScrollBar().value())

    def clear(self, *, follows: bool = True) -> None:
        """Forget all rows; `follows` tells whether the view goes along with the next ones."""
        for index in list(self._widgets):
            self._release(index)
        self._rows = ()
        self._heights, self._measured = RowHeights(MARGIN), []
        self._revisions, self._plain, self._folds = {}, {}, RowFolds()
        self._follows = follows
        self._left_at = (-1, 0)
        if not follows:
            self.verticalScrollBar().setValue(0)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows: the ones known, as far as they changed, and new ones behind them."""
        self._rows = rows
        new = len(rows) - len(self._heights)
        for index in range(len(self._heights), len(rows)):
            self._add(index, rows[index])
        if new:
            self._is_flooded = self._follows and new >= FLOOD
        self.arrange()

    def scroll_to_end(self) -> None:
        """Go to the end and follow it."""
        self._follows = True
        self.arrange()

    def reveal(self, index: int) -> None:
        """Go to a row."""
        self._follows = False
        self.verticalScrollBar().setValue(self._heights.top(index) - MARGIN)
        self.arrange(DRESS_LATER_S)

    def widgets_in_view(self) -> list[tuple[int, QWidget]]:
        """Return the widgets that stand for rows, with the rows' indexes."""
        return list(self._widgets.items())

    def toggle(self, row: Row) -> None:
        """Fold or unfold the thoughts below their line."""
        index = next(at for at, each in enumerate(self._rows) if each is row)
        for at in self._folds.toggle(index):
            hidden = self._folds.is_hidden(at)
            self._heights.set(at, 0 if hidden else self._guess(self._rows[at]))
            self._measured[at] = hidden
        self._follows = False
        self.arrange()

    def is_unfolded(self, row: Row) -> bool:
        """Tell whether thoughts are unfolded."""
        return any(
            each is row and self._folds.is_unfolded(at) for at, each in enumerate(self._rows)
        )

    def measure_again(self, widget: QWidget, *, stays: bool) -> None:
        """Give a block the room that it now needs; with `stays` the view no longer follows its end."""
        self._follows = self._follows and not stays
        for index, each in self._widgets.items():
            if each is widget:
                self._measured[index] = False
        self.arrange()

    def arrange(self, dress_s: float = DRESS_S) -> None:
        """Give what is on screen its place; measure what was not measured yet.

        `dress_s` is how many seconds there are to make Markdown of text, in a flood none.
        """
        if self._arranging or not self.isVisible():
            return
        self._arranging = True
        try:
            self._arrange(time.perf_counter() + (0.0 if self._is_flooded else dress_s))
        finally:
            self._arranging = False

    def widget_of(self, row: Row) -> QWidget | None:
        """Return the widget that stands for a row, None where it is not on screen."""
        return next((w for i, w in self._widgets.items() if self._rows[i] is row), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self._room
        if room != self._measured_for:
            self._measured_for = room
            self._columns = max(room // 8, 20)
            self._forget_measures()
        self.arrange()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]  # Qt's own event
        self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            self.scroll_to_end()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setBrush(self._appearance.color("accent.fg"))  # of the mark where text is coming
        clip = QRectF(event.rect())
        scroll = self.verticalScrollBar().value()
        for index in self._visible():
            self._paint_row(painter, index, self._heights.top(index) - scroll, clip)
        painter.end()

    def _paint_row(self, painter: QPainter, index: int, y: int, clip: QRectF) -> None:
        row = self._rows[index]
        if not isinstance(row, TextBlock):
            return
        if row.thought and self._heights[index]:  # folded, it has no height
            painter.fillRect(
                QRect(MARGIN, y, EDGE, self._heights[index] + GAP),
                self._appearance.color("kind.thought"),
            )
        lines = self._plain.get(index)
        if lines is not None:
            ink = "text.secondary" if row.thought else "text.primary"
            painter.setPen(self._appearance.color(ink))
            lines.paint(painter, self._left(index), y, clip)

    def _dress_later(self) -> None:
        self._is_flooded = False
        self.arrange(DRESS_LATER_S)

    def _arrange(self, end: float) -> None:
        anchor = self._anchor()
        for _ in range(4):
            self._scroll(anchor)
            if not self._measure_visible(end):
                break
        self._scroll(anchor)
        self._place()
        self._tell_below()
        self.arranged.emit()
        self.viewport().update()

    def _anchor(self) -> tuple[int, int] | None:
        """Return the row at the top of the view and how far it is scrolled out; None at the end."""
        if self._follows or not self._rows:
            return None
        value = self.verticalScrollBar().value()
        index = self._heights.at(value)
        return index, value - self._heights.top(index)

    def _scroll(self, anchor: tuple[int, int] | None) -> None:
        bar = self.verticalScrollBar()
        room = self.viewport().height()
        total = self._heights.total
        bar.setPageStep(room)
        bar.setRange(0, max(total - room, 0))
        if anchor is None:
            bar.setValue(bar.maximum())
        else:
            bar.setValue(self._heights.top(anchor[0]) + anchor[1])

    def _measure_visible(self, end: float) -> bool:
        """Measure what is on screen; True when a height changed, so that other rows may be on screen now."""
        changed = False
        waits = False
        for index in self._visible():
            row = self._rows[index]
            if self._folds.is_hidden(index):
                continue
            if self._wants_widget(index, row) and index not in self._widgets:
                if isinstance(row, TextBlock) and not row.code and time.perf_counter() > end:
                    waits = True
                else:
                    self._dress(index, row)
            changed |= self._measure(index, row)
        if waits:
            self._later.start()
        return changed

    def _measure(self, index: int, row: Row) -> bool:
        if self._measured[index] and self._revisions.get(index) == row.revision:
            return False
        width = self._width(index)
        widget = self._widgets.get(index)
        if widget is not None:
            if self._revisions.get(index) != row.revision:
                as_block(widget).show_row(row)
            height = as_block(widget).height_at(width)
        else:
            height = self._plain_height(index, row, width)
        self._revisions[index] = row.revision
        self._measured[index] = True
        return self._heights.set(index, height)

    def _plain_height(self, index: int, row: Row, width: int) -> int:
        lines = self._plain.get(index)
        if lines is None or lines.width != width:
            assert isinstance(row, TextBlock)  # noqa: S101  # nothing else is painted plain
            font = reading_font(self._appearance)
            lines = self._plain[index] = PlainLines(row, font, self._step, width)
        lines.refresh()
        return lines.height

    def _wants_widget(self, index: int, row: Row) -> bool:
        return not isinstance(row, TextBlock) or row.code or row.closed

    def _dress(self, index: int, row: Row) -> None:
        """Give a row its widget."""
        widget = self._pool.take(row, self.viewport())
        widget.setGeometry(self._left(index), -FAR, self._width(index), self._step)
        widget.show()  # only what is shown is laid out and can be measured
        self._widgets[index] = widget
        self._plain.pop(index, None)
        self._measured[index] = False
        self._revisions[index] = row.revision

    def _release(self, index: int) -> None:
        self._pool.give_back(self._rows[index], self._widgets.pop(index))

    def _place(self) -> None:
        """Move the widgets to their rows; those far away are let go."""
        value, room = self.verticalScrollBar().value(), self.viewport().height()
        for index in list(self._widgets):
            if self._is_far(index, value, room) and not self._widgets[index].property("stays"):
                self._release(index)
                continue
            top = self._heights.top(index) - value
            widget = self._widgets[index]
            hidden = self._folds.is_hidden(index)
            if not hidden:
                place = QRect(self._left(index), top, self._width(index), self._heights[index])
                if widget.geometry() != place:
                    widget.setGeometry(place)
            if widget.isHidden() != hidden:
                widget.setVisible(not hidden)
        for index in [index for index in self._plain if self._is_far(index, value, room)]:
            del self._plain[index]
            self._measured[index] = False

    def _is_far(self, index: int, value: int, room: int) -> bool:
        top = self._heights.top(index) - value
        return top + self._heights[index] < -NEAR * room or top > (1 + NEAR) * room

    def _visible(self) -> range:
        """The rows that meet the view."""
        value = self.verticalScrollBar().value()
        last = self._heights.at(value + self.viewport().height())
        return range(self._heights.at(value), last + 1) if last >= 0 else range(0)

    def _add(self, index: int, row: Row) -> None:
        self._folds.add(index, row)
        hidden = self._folds.is_hidden(index)
        before = self._rows[index - 1] if index else None
        self._heights.add(0 if hidden else self._guess(row), _gap(before, row))
        self._measured.append(hidden)

    def _guess(self, row: Row) -> int:
        """Return a height that will not be far off."""
        if not isinstance(row, TextBlock):
            return self._step * 2
        text = row.text
        return self._step * (1 + len(text) // self._columns + text.count("\n"))

    def _width(self, index: int) -> int:
        return max(self._room - MARGIN - self._left(index), 40)

    @property
    def _room(self) -> int:
        """The width of the view beside its scroll bar, shown or not: text is not laid out anew when the bar comes."""
        return self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()

    def _left(self, index: int) -> int:
        return MARGIN + (INDENT if self._folds.holds(index) else 0)

    def _forget_measures(self) -> None:
        self._measured = [self._folds.is_hidden(index) for index in range(len(self._rows))]

    def _on_scroll(self, value: int) -> None:
        if not self._arranging:
            self._follows = value >= self.verticalScrollBar().maximum()
            self.arrange()

    def _tell_below(self) -> None:
        """Tell how many lines came while the view stood elsewhere."""
        last, height = self._left_at
        if self._follows or last < 0:
            last = len(self._heights) - 1
            height = self._heights[last] if last >= 0 else 0
            self._left_at = (last, height)
        if last < 0:
            self.below_changed.emit(0)
            return
        below = self._heights.total - 2 * MARGIN - self._heights.bottom(last)
        if isinstance(self._rows[last], TextBlock):
            below += max(self._heights[last] - height, 0)
        self.below_changed.emit(below // self._step)

    def _recolor(self) -> None:
        for widget in (*self._widgets.values(), *self._pool.spare()):
            as_block(widget).recolor()
        self._forget_measures()
        self.arrange()


def _gap(before: Row | None, row: Row) -> int:
    """Return the space above a row."""
    if before is None:
        return 0
    if isinstance(row, TextBlock) and isinstance(before, TextBlock):
        if row.is_item and before.is_item:
            return GAP_ITEM
        if row.is_heading:
            return GAP_HEADING
    return GAP
