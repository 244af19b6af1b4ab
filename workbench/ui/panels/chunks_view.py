"""The Chunks view: a table with one row a chunk, and the chosen one as JSON or as bytes."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
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
from workbench.ui.item_models.chunk_model import CONTENT, ChunkModel
from workbench.ui.theme import Appearance, size
from workbench.ui.widgets.code_colors import CodeColors
from workbench.ui.widgets.empty_state import EmptyState
from workbench.ui.widgets.segmented import Segmented

WIDTHS = (52, 78, 78, 76, 78)
JSON, BYTES = "json", "bytes"


class ChunksView(QWidget):
    """`chunk_chosen` has the index, from 0, of the row that the user chose."""

    chunk_chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: ChunkRows | None = None
        self._is_stale = False
        self._is_another = False
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
        self._empty = EmptyState("No chunks.", name="noChunks")
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._form.chosen.connect(self._on_form)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.verticalScrollBar().valueChanged.connect(self._on_scroll)

    def show_rows(self, rows: ChunkRows) -> None:
        """Show another run's chunks."""
        self._rows = rows
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
        self._empty.setVisible(not count)
        self._split.setVisible(bool(count))
        if follows and count:
            self.table.scrollToBottom()
            self._follows = True

    def choose(self, index: int) -> None:
        """Choose a row and bring it into sight."""
        self._take_rows()
        if 0 <= index < self.model.rowCount():
            place = self.model.index(index, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(place, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(place)

    @property
    def chosen(self) -> int:
        """The chosen row, -1 for none."""
        return self.table.currentIndex().row()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _take_rows(self) -> int:
        """Bring the table up to date, begun anew for another run; return how many rows it has."""
        if self._is_another and self._rows is not None:
            self._is_another = False
            self.model.show_rows(self._rows)
            self._show_detail(-1)
        return self.model.grow()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 5, 8, 5)
        bar.addWidget(self._title)
        bar.addStretch(1)
        bar.addWidget(self._form)
        below = QWidget()
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
        layout.addWidget(self._split, 1)
        layout.addWidget(self._empty, 1)
        self._split.hide()

    def _on_row(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._show_detail(current.row())
        if current.isValid():
            self.chunk_chosen.emit(current.row())

    def _on_form(self, form: str) -> None:
        self._show_detail(self.chosen)

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
    rows.setDefaultSectionSize(size("row"))
    rows.hide()
    heads = table.horizontalHeader()
    heads.setHighlightSections(False)
    heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    for column, width in enumerate(WIDTHS):
        table.setColumnWidth(column, width)
    heads.setSectionResizeMode(CONTENT, QHeaderView.ResizeMode.Stretch)
    return table
