"""The Chunks view: a table with one row a chunk, and the chosen one as JSON or as bytes."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.presenters import figures
from workbench.presenters.chunk_rows import ChunkRows
from workbench.presenters.find_query import MOST_MATCHES, FindQuery
from workbench.ui.item_models.chunk_model import CONTENT, ChunkModel
from workbench.ui.theme import Appearance
from workbench.ui.widgets.chunk_filter import ChunkFilter
from workbench.ui.widgets.code_colors import CodeColors
from workbench.ui.widgets.empty_state import EmptyState
from workbench.ui.widgets.find_job import FindJob
from workbench.ui.widgets.kept_height import KeptRows
from workbench.ui.widgets.segmented import Segmented

WIDTHS = (52, 78, 78, 76, 78)
LOWEST_WITH_DETAIL = 180
"""Height of the view below which the table needs the room of the chosen chunk's text."""

JSON, BYTES = "json", "bytes"
NONE, NO_MATCH = "No chunks.", "Nothing matches this filter."
WHOLE, STREAM_INSTEAD = "One response, no chunks.", " Choose Stream to see timing."
CLEAR, TO_STREAM = "Clear filter", "Switch to Stream"


class ChunksView(QWidget):
    """`chunk_chosen` has the index, from 0, of the chunk that the user chose; `stream_wanted` asks for a stream."""

    chunk_chosen = Signal(int)
    stream_wanted = Signal()
    found_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: ChunkRows | None = None
        self._is_stale = False
        self._is_another = False
        self._offers_stream = False
        self._follows = True
        self.model = ChunkModel(appearance, self)
        self.table = _table(self.model)
        self.detail = QPlainTextEdit()
        self.detail.setObjectName("eventDetail")
        self.detail.setAccessibleName("Event of the chosen chunk")
        self.detail.setReadOnly(True)
        self.detail.setFrameShape(QFrame.Shape.NoFrame)
        self.detail.setFont(appearance.mono())
        self._colors = CodeColors(self.detail, appearance)
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._form = Segmented("Form of the event", ((JSON, "JSON"), (BYTES, "Bytes")))
        self._form.choose(JSON)
        self._empty = EmptyState(NONE, name="noChunks")
        self._split = QSplitter(Qt.Orientation.Vertical)
        self.filter = ChunkFilter(appearance)
        self._filtering, self._finding = FindJob(self), FindJob(self, MOST_MATCHES)
        self._filtered = (0, 0)  # the first and the number of the chunks that were looked through
        self._lay_out()
        self._bind()

    def _bind(self) -> None:
        self._form.chosen.connect(self._on_form)
        self.filter.changed.connect(self._begin_filter)
        self._filtering.over.connect(self._show_left)
        self._finding.grew.connect(self.found_changed)
        self._empty.acted.connect(self._act)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.verticalScrollBar().valueChanged.connect(self._on_scroll)

    def show_rows(self, rows: ChunkRows, *, offers_stream: bool = False) -> None:
        """Show another run's chunks; `offers_stream` where the same request can be answered by a stream."""
        self._rows = rows
        self._offers_stream = offers_stream
        self._follows = True
        self._is_another = True
        self.refresh()

    def refresh(self) -> None:
        """Show what is new, if anyone looks."""
        if not self.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        follows = self._follows
        count = self._take_rows()
        if self.filter.is_on and not self._filtering.is_running and count > self._filtered[1]:
            self._filter_from(self._filtered[1])
        self._show_emptiness()
        if follows and count:
            self.table.scrollToBottom()
            self._follows = True

    def look_for(self, query: FindQuery | None) -> None:
        """Look for a text in the bytes of every chunk; None ends the search."""
        if query is None or self._rows is None:
            self._finding.stop()
        else:
            self._finding.begin(self._rows.matching(query))

    @property
    def found_count(self) -> int:
        """How many chunks the search has found so far."""
        return len(self._finding.found)

    @property
    def found_all(self) -> bool:
        """Whether the search is over and has left nothing out."""
        return self._finding.is_complete

    def go_to(self, number: int) -> None:
        """Choose a chunk that was found, from 0."""
        chunk = self._finding.found[number]
        if self.model.row_of(chunk) < 0:
            self.filter.clear()
        self.choose(chunk)

    def choose(self, index: int) -> None:
        """Choose a chunk and bring it into sight, unless the filter has left it out."""
        self._take_rows()
        row = self.model.row_of(index)
        if row >= 0:
            place = self.model.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(place, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(place)

    @property
    def chosen(self) -> int:
        """The chosen chunk, -1 for none."""
        return self.model.chunk_at(self.table.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._below.setVisible(self.height() >= LOWEST_WITH_DETAIL)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _take_rows(self) -> int:
        """Bring the table up to date, begun anew for another run; return how many chunks there are."""
        if self._is_another and self._rows is not None:
            self._is_another = False
            self.model.show_rows(self._rows)
            self._show_detail(-1)
            self._begin_filter()
        return self.model.grow()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 5, 8, 5)
        bar.addWidget(self._title)
        bar.addStretch(1)
        bar.addWidget(self._form)
        self._below = below = QWidget()
        below.setObjectName("eventPane")
        rows = QVBoxLayout(below)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(bar)
        rows.addWidget(self.detail, 1)
        self._split.setObjectName("chunkSplitter")
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.table)
        self._split.addWidget(below)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filter)
        layout.addWidget(self._split, 1)
        layout.addWidget(self._empty, 1)
        self._split.hide()

    def _on_row(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._show_detail(self.chosen)
        if current.isValid():
            self.chunk_chosen.emit(self.chosen)

    def _on_form(self, form: str) -> None:
        self._show_detail(self.chosen)

    def _begin_filter(self) -> None:
        """Leave out what is not asked for."""
        self._filtering.stop()
        if self.filter.is_on and self._rows is not None:
            self._filter_from(0)
            return
        chosen = self.chosen
        self.model.show_only(None)
        self.filter.show_count(0, 0)
        self._show_emptiness()
        self.choose(chosen)

    def _filter_from(self, start: int) -> None:
        if self._rows is not None:
            self._filtered = (start, len(self._rows.log))
            self._filtering.begin(self._rows.matching(self.filter.query, self.filter.kind, start))

    def _show_left(self) -> None:
        start, looked_through = self._filtered
        if start:
            self.model.show_more(self._filtering.found)
        else:
            self.model.show_only(self._filtering.found)
            self._show_detail(-1)
        self.filter.show_count(self.model.rowCount(), looked_through)
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        """Show the table, or why there is none."""
        is_whole = self._rows is not None and self._rows.log.is_whole
        has_chunks = self._rows is not None and len(self._rows.log) > 0 and not is_whole
        has_rows = self.model.rowCount() > 0 and not is_whole
        self._empty.say(*self._reason(is_whole=is_whole, has_chunks=has_chunks))
        self._empty.setVisible(not has_rows)
        self._split.setVisible(has_rows)
        self.filter.setVisible(has_chunks)

    def _reason(self, *, is_whole: bool, has_chunks: bool) -> tuple[str, str]:
        """Return why there are no rows, and what can be done."""
        if is_whole:
            return (WHOLE + STREAM_INSTEAD, TO_STREAM) if self._offers_stream else (WHOLE, "")
        return (NO_MATCH, CLEAR) if has_chunks and self.filter.is_on else (NONE, "")

    def _act(self) -> None:
        if self._rows is not None and self._rows.log.is_whole:
            self.stream_wanted.emit()
        else:
            self.filter.clear()

    def _on_scroll(self, value: int) -> None:
        self._follows = value >= self.table.verticalScrollBar().maximum()

    def _show_detail(self, index: int) -> None:
        if self._rows is None or index < 0:
            self._title.setText("Choose a chunk to see its event")
            self.detail.clear()
            return
        self._title.setText(f"Chunk {index + 1:,} · {figures.size(self._rows.size(index))}")
        is_json = self._form.choice == JSON
        text = self._rows.json_text(index) if is_json else self._rows.bytes_text(index)
        self.detail.setPlainText(text)
        self._colors.show_language("json" if is_json else "")


def _table(model: ChunkModel) -> QTableView:
    table = QTableView()
    table.setObjectName("chunkTable")
    table.setAccessibleName("Chunks")
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    rows = table.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    KeptRows(table)
    rows.hide()
    heads = table.horizontalHeader()
    heads.setHighlightSections(False)
    heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    for column, width in enumerate(WIDTHS):
        table.setColumnWidth(column, width)
    heads.setSectionResizeMode(CONTENT, QHeaderView.ResizeMode.Stretch)
    return table
