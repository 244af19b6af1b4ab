"""Finding in the Merged view: places row by row, marked where they are on screen."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from workbench.presenters.find_query import MOST_MATCHES, FindQuery
from workbench.presenters.merged_blocks import Row, ThoughtsRow
from workbench.presenters.merged_search import places_in
from workbench.presenters.text_blocks import TextBlock
from workbench.ui.theme import Appearance
from workbench.ui.widgets.block_area import BlockArea
from workbench.ui.widgets.find_job import FindJob
from workbench.ui.widgets.text_marks import mark_found
from workbench.ui.widgets.thought_line import ThoughtLine

MARGIN = 40
"""Pixels that stay above and below the current place."""


class MergedFind(QObject):
    """Searches the rows of an area; `job` has what was found."""

    def __init__(self, area: BlockArea, appearance: Appearance) -> None:
        super().__init__(area)
        self._area = area
        self._appearance = appearance
        self._query: FindQuery | None = None
        self._current: tuple[int, int] | None = None
        self._marked: list[QPlainTextEdit | QTextEdit] = []
        self.job = FindJob(self, MOST_MATCHES)
        self._mark_soon = QTimer(self)
        self._mark_soon.setSingleShot(True)
        self._mark_soon.timeout.connect(self._mark_all)
        area.arranged.connect(self._on_arranged)

    def look_for(self, query: FindQuery | None) -> None:
        """Search, or take all marks away."""
        self._query = query
        if query is None:
            self._current = None
            self.job.stop()
            self._mark_all()
        else:
            self.job.begin(places_in(self._area.rows, query))
            self._mark_soon.start()

    def go_to(self, number: int) -> None:
        """Bring a place into view and mark it as the current one."""
        row, nth = self._current = self.job.found[number]
        self._unfold(self._area.rows[row])
        if not self._is_in_view(row, nth):
            self._area.reveal(row)
            self._is_in_view(row, nth)
        self._mark_soon.start()

    def _unfold(self, row: Row) -> None:
        """Unfold the thoughts that a row belongs to."""
        if not isinstance(row, TextBlock) or not row.thought:
            return
        lines = (each for each in self._area.rows if isinstance(each, ThoughtsRow))
        owner = next((each for each in lines if any(one is row for one in each.blocks)), None)
        if owner is not None and not self._area.is_unfolded(owner):
            self._area.toggle(owner)
            line = self._area.widget_of(owner)
            if isinstance(line, ThoughtLine):
                line.setChecked(True)

    def _is_in_view(self, row: int, nth: int) -> bool:
        """Scroll within a row that is on screen until its place is in view; False where it is not on screen."""
        widget = self._area.widget_of(self._area.rows[row])
        if widget is None or not widget.isVisible():
            return False
        text = _text_in(widget)
        if text is None:
            _select(widget, self._query)
            return False
        self._marked.append(text)
        cursor = mark_found(text, self._appearance, self._query, nth)
        if cursor is None:
            return False
        self._scroll_to(text, cursor)
        return True

    def _scroll_to(self, text: QPlainTextEdit | QTextEdit, cursor: QTextCursor) -> None:
        if isinstance(text, QPlainTextEdit):
            plain = QTextCursor(cursor)
            plain.clearSelection()
            text.setTextCursor(plain)
            text.ensureCursorVisible()
        rect = text.cursorRect(cursor)
        viewport = self._area.viewport()
        top = text.viewport().mapTo(viewport, rect.topLeft()).y()
        bar = self._area.verticalScrollBar()
        if top < 0:
            bar.setValue(bar.value() + top - MARGIN)
        elif top + rect.height() > viewport.height():
            bar.setValue(bar.value() + top + rect.height() - viewport.height() + MARGIN)

    def _on_arranged(self) -> None:
        if self._query is not None:
            self._mark_soon.start()

    def _mark_all(self) -> None:
        """Mark every text on screen; those that are marked no more lose their marks."""
        for old in self._marked:
            if isValid(old):
                mark_found(old, self._appearance, None)
        self._marked = []
        if self._query is None:
            return
        for index, widget in self._area.widgets_in_view():
            text = _text_in(widget)
            if text is not None:
                here = self._current is not None and self._current[0] == index
                nth = self._current[1] if self._current is not None and here else -1
                mark_found(text, self._appearance, self._query, nth)
                self._marked.append(text)


def _text_in(widget: QWidget) -> QPlainTextEdit | QTextEdit | None:
    """Return the text that a block consists of."""
    if isinstance(widget, QTextEdit):
        return widget
    view = widget.findChild(QPlainTextEdit)
    return view if isinstance(view, QPlainTextEdit) and view.isVisible() else None


def _select(widget: QWidget, query: FindQuery | None) -> None:
    """Select the first place in the words of a block without a text of its own."""
    for label in widget.findChildren(QLabel):
        span = next(query.spans(label.text()), None) if query is not None else None
        if span is not None:
            label.setSelection(span[0], span[1] - span[0])
            return
