"""The bytes of an exchange, as text or as figures: only the rows in view are read, laid out and painted.

The scroll bar counts bytes, not rows, so that nothing has to be counted before one can look.
"""

from bisect import bisect_left
from collections.abc import Callable
from itertools import islice
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from workbench.presenters.find_query import MOST_MATCHES, FindQuery
from workbench.presenters.raw_bytes import RawBytes
from workbench.presenters.raw_row import RawRow
from workbench.presenters.raw_rows import HexRows, RawRows, TextRows, down, up
from workbench.presenters.raw_search import search
from workbench.ui.theme import Appearance
from workbench.ui.widgets.find_job import FindJob
from workbench.ui.widgets.raw_painter import Found, RawPainter, ShownRow, Span

LARGEST_BAR: Final = 1 << 30
NOTCH, ROWS_A_NOTCH = 120, 3
MOST_COPIED: Final = 64 * 1024 * 1024
"""Bytes that are copied at once."""

_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class RawArea(QAbstractScrollArea):
    """Shows a source of bytes, which may grow. `found_changed` when a search has found more or is over."""

    found_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rawView")
        self.setAccessibleName("Raw response")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.painter = RawPainter(appearance)
        self._source = RawBytes()
        self._is_hex = False
        self._shows_ends = False
        self._rows: RawRows = TextRows(self._source, 1)
        self._top = 0  # the first byte in view
        self._last_top = 0
        self._follows = False
        self._is_moving = False
        self._turned = 0  # of the wheel, not yet a whole notch
        self._anchor, self._caret = 0, 0
        self._query: FindQuery | None = None
        self._settled: list[Span] = []  # found by searches that are over
        self._searched = 0  # bytes
        self._current = -1
        self._job = FindJob(self, MOST_MATCHES)
        self._job.grew.connect(self._on_found)
        self._job.over.connect(self._settle)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)
        self._add_action("Copy", QKeySequence.StandardKey.Copy, self.copy)
        self._add_action("Select all", QKeySequence.StandardKey.SelectAll, self.select_all)
        appearance.theme_changed.connect(self._on_look)

    def show_source(self, source: RawBytes, *, follows: bool) -> None:
        """Show another exchange from its beginning; `follows` where its end is to stay in view."""
        self._source = source
        self._top, self._anchor, self._caret = 0, 0, 0
        self._follows = follows
        self._search_anew()
        self._rebuild()

    def show_head(self, head: bytes) -> None:
        """Show another head above the same body; what is in view stays."""
        if head == self._source.head:
            return
        by = len(head) - len(self._source.head)
        keeps_head = self._top < self._source.body_start
        self._source = RawBytes(head, self._source.recording)
        self._top = 0 if keeps_head else self._top + by
        self._anchor = self._caret = 0
        self._search_anew()
        self._rebuild()

    def refresh(self) -> None:
        """Show what has come since."""
        self._measure()
        self.viewport().update()

    def show_form(self, *, is_hex: bool, shows_ends: bool) -> None:
        """Show figures or text, the signs for the ends of lines or not."""
        self._is_hex, self._shows_ends = is_hex, shows_ends
        self._rebuild()

    @property
    def source(self) -> RawBytes:
        """What is shown."""
        return self._source

    @property
    def top(self) -> int:
        """The first byte in view."""
        return self._top

    @property
    def rows(self) -> list[RawRow]:
        """The rows in view."""
        spans = islice(self._rows.spans(self._top), self._page() + 1)
        return [self._rows.row(*span) for span in spans]

    def go_to_byte(self, place: int) -> None:
        """Select the row of a byte and bring it into view, a third from the top."""
        start = self._rows.row_start(max(min(place, len(self._source) - 1), 0))
        self.select(start, next((stop for _, stop in self._rows.spans(start)), start))

    def select(self, start: int, stop: int) -> None:
        """Select bytes and bring the first of them into view."""
        self._anchor, self._caret = start, stop
        self._bring(start)

    @property
    def selected(self) -> Span:
        """The bytes that are selected, as a half-open range."""
        return min(self._anchor, self._caret), max(self._anchor, self._caret)

    def select_all(self) -> None:
        """Select every byte."""
        self._anchor, self._caret = 0, len(self._source)
        self.viewport().update()

    def copy(self) -> None:
        """Put the selected bytes on the clipboard, as text."""
        start, stop = self.selected
        if start < stop:
            data = self._source.slice(start, min(stop, start + MOST_COPIED))
            QGuiApplication.clipboard().setText(data.decode(errors="replace"))

    def look_for(self, query: FindQuery | None) -> None:
        """Look for a text; the same one again only in what has come since. None ends the search."""
        if query is None or query != self._query:
            self._query = query
            self._search_anew()
        elif not self._job.is_running and self._searched < len(self._source):
            self._search_on()
        self.viewport().update()

    @property
    def found(self) -> list[Span]:
        """Where the text stands, as far as it was looked for."""
        return (self._settled + self._job.found)[:MOST_MATCHES]

    @property
    def found_all(self) -> bool:
        """Whether everything was looked through."""
        return self._job.is_complete and len(self.found) < MOST_MATCHES

    def go_to(self, number: int) -> None:
        """Bring a place that was found, from 0, into view."""
        self._current = number
        self._bring(self.found[number][0])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.painter.paint_gutter(painter, self.viewport().height())
        found = self.found
        y = 2
        for row in self.rows:
            painter.setFont(self.painter.font)
            reads = tuple(self._source.reads_in(row.start, row.stop))
            is_head = row.start < self._source.body_start
            found_here = self._found_in(found, row)
            shown = ShownRow(row, reads, self.selected, found_here, is_head)
            self.painter.paint_row(painter, y, shown)
            y += self.painter.line_height
        painter.end()

    def _on_look(self) -> None:
        self.painter.measure()
        self._rebuild()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rebuild()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        notches = int(self._turned / (NOTCH / ROWS_A_NOTCH))
        self._turned -= round(notches * NOTCH / ROWS_A_NOTCH)
        self._step(-notches)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in _PAGES:
            self._step(_PAGES[key] * max(self._page() - 1, 1))
        elif key == Qt.Key.Key_Home:
            self._move(0)
        elif key == Qt.Key.Key_End:
            self._move(self._last_top)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._caret = self._byte_at(event.position().toPoint())
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._anchor = self._caret
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            y = event.position().y()
            if y < 0 or y > self.viewport().height():
                self._step(-1 if y < 0 else 1)
            self._caret = self._byte_at(event.position().toPoint())
            self.viewport().update()

    def _add_action(
        self, text: str, keys: QKeySequence.StandardKey, slot: Callable[[], None]
    ) -> None:
        """Put a line into the context menu; its key works while the area has the focus."""
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self.addAction(action)

    def _byte_at(self, point: QPoint) -> int:
        rows = self.rows
        if not rows:
            return 0
        number = max(point.y() - 2, 0) // self.painter.line_height
        if number >= len(rows):
            return rows[-1].stop
        layout = self.painter.layout(rows[number])
        return rows[number].byte_at(layout.lineAt(0).xToCursor(point.x() - self.painter.left))

    def _rebuild(self) -> None:
        """Make rows of another width or form; the byte at the top stays there."""
        columns = self.painter.columns(self.viewport().width())
        if self._is_hex:
            self._rows = HexRows(self._source, columns)
        else:
            self._rows = TextRows(self._source, columns, shows_ends=self._shows_ends)
        self._top = self._rows.row_start(min(self._top, len(self._source)))
        self.refresh()

    def _page(self) -> int:
        """Return how many rows are in view as a whole."""
        return max((self.viewport().height() - 2) // self.painter.line_height, 1)

    def _measure(self) -> None:
        """Set the scroll bar to the bytes there are."""
        total = len(self._source)
        self._last_top = up(self._rows, total, self._page())
        top = self._last_top if self._follows else min(self._top, self._last_top)
        bar = self.verticalScrollBar()
        self._is_moving = True
        unit = self._unit
        bar.setRange(0, -(-self._last_top // unit))
        bar.setPageStep(max((total - self._last_top) // unit, 1))
        bar.setSingleStep(max(self._rows.most // unit, 1))
        self._is_moving = False
        self._move(top)

    @property
    def _unit(self) -> int:
        """How many bytes a step of the scroll bar is, which counts no further than an int."""
        return 1 + len(self._source) // LARGEST_BAR

    def _move(self, top: int) -> None:
        self._top = min(max(top, 0), self._last_top)
        self._follows = self._top >= self._last_top
        bar = self.verticalScrollBar()
        self._is_moving = True
        bar.setValue(bar.maximum() if self._follows else self._top // self._unit)
        self._is_moving = False
        self.viewport().update()
        if QAccessible.isActive():
            self.setAccessibleDescription("\n".join(row.text for row in self.rows))

    def _step(self, rows: int) -> None:
        self._move(
            up(self._rows, self._top, -rows) if rows < 0 else down(self._rows, self._top, rows)
        )

    def _on_scroll(self, value: int) -> None:
        if self._is_moving:
            return
        at_end = value >= self.verticalScrollBar().maximum()
        self._move(self._last_top if at_end else self._rows.row_start(value * self._unit))

    def _bring(self, place: int) -> None:
        """Bring a byte into view; nothing moves where it is there already."""
        start = self._rows.row_start(place)
        shown = [row.start for row in self.rows[: self._page()]]
        if start not in shown:
            self._move(up(self._rows, start, self._page() // 3))
        self.viewport().update()

    def _search_anew(self) -> None:
        self._job.stop()
        self._settled, self._searched, self._current = [], 0, -1
        if self._query is not None:
            self._search_on()

    def _search_on(self) -> None:
        """Search what has come since; what may have been cut at the end is looked at again."""
        query = self._query
        if query is None or len(self._settled) >= MOST_MATCHES:
            return
        last = self._settled[-1][1] if self._settled else 0
        start = max(self._searched - 4 * len(query.text), last, 0)
        self._searched = len(self._source)
        self._job.begin(search(self._source, query, start))

    def _settle(self) -> None:
        self._settled = self.found
        self._job.found = []

    def _on_found(self) -> None:
        self.viewport().update()
        self.found_changed.emit()

    def _found_in(self, found: list[Span], row: RawRow) -> list[Found]:
        """Return what was found in a row, and whether the user is there."""
        first = max(bisect_left(found, (row.start, 0)) - 1, 0)
        in_row: list[Found] = []
        for number in range(first, len(found)):
            if found[number][0] >= row.stop:
                break
            in_row.append((found[number], number == self._current))
        return in_row
