"""The chunk table's item model: rows of a growing log, read only when they are shown."""

from bisect import bisect_left
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from workbench.presenters.chunk_rows import ChunkRow, ChunkRows
from workbench.ui.theme import Appearance

NUMBER, TIME, GAP, KIND, TOKENS, CONTENT = range(6)
HEADS = ("#", "Time", "Gap", "Kind", "Tokens", "Content")
TEST_ID = Qt.ItemDataRole.UserRole + 1
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Place = QModelIndex | QPersistentModelIndex


class ChunkModel(QAbstractTableModel):
    """Shows the rows that `grow` was told of; the log may be ahead of it. A filter leaves some of them."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._rows: ChunkRows | None = None
        self._count = 0
        self._left: list[int] | None = None
        appearance.theme_changed.connect(self._recolor)

    def show_rows(self, rows: ChunkRows) -> None:
        """Show another run's chunks."""
        self.beginResetModel()
        self._rows = rows
        self._left = None
        self._count = len(rows.log)
        self.endResetModel()

    def show_only(self, chunks: list[int] | None) -> None:
        """Show only these chunks, by index in their order; all for None."""
        self.beginResetModel()
        self._left = chunks
        self._count = self._known() if chunks is None else len(chunks)
        self.endResetModel()

    def show_more(self, chunks: list[int]) -> None:
        """Show these behind those that a filter has left so far."""
        if self._left is not None and chunks:
            self.beginInsertRows(QModelIndex(), self._count, self._count + len(chunks) - 1)
            self._left += chunks
            self._count = len(self._left)
            self.endInsertRows()

    def chunk_at(self, row: int) -> int:
        """Return the index of the chunk in a row, -1 where there is no row."""
        return row if self._left is None or row < 0 else self._left[row]

    def row_of(self, chunk: int) -> int:
        """Return the row of a chunk, -1 where it is not shown."""
        if self._left is None:
            return chunk if 0 <= chunk < self._count else -1
        row = bisect_left(self._left, chunk)
        return row if row < len(self._left) and self._left[row] == chunk else -1

    def grow(self) -> int:
        """Show the chunks that came since; return how many there are."""
        count = self._known()
        if self._left is None and count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        return count

    def rowCount(self, parent: Place = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Place = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(HEADS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in {NUMBER, TIME, GAP, TOKENS} else LEFT
        return None

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._rows is None or not index.isValid():
            return None
        column = index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column in {NUMBER, TIME, GAP, TOKENS} else LEFT
        if role == TEST_ID:
            return f"chunk:{self.chunk_at(index.row()) + 1}"
        return self._value(self._rows.row(self.chunk_at(index.row())), column, role)

    def _known(self) -> int:
        return len(self._rows.log) if self._rows is not None else 0

    def _value(self, row: ChunkRow, column: int, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.sentence if column == CONTENT else _text(row, column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._appearance.color(_ink(row, column))
            case Qt.ItemDataRole.FontRole:
                return self._font(row, column)
            case _:
                return None

    def _font(self, row: ChunkRow, column: int) -> QFont | None:
        if column == CONTENT:
            return self._appearance.mono()
        if column != TOKENS or not row.is_estimate:
            return None
        font = self._appearance.font("small")
        font.setStyle(QFont.Style.StyleItalic)
        return font

    def _recolor(self) -> None:
        if self._count:
            last = self.index(self._count - 1, len(HEADS) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.ForegroundRole])


def _text(row: ChunkRow, column: int) -> str:
    kind = row.kind.value.capitalize()
    return (f"{row.number:,}", row.time, row.gap, kind, row.tokens, row.content)[column]


def _ink(row: ChunkRow, column: int) -> str:
    if column == KIND:
        return f"kind.{row.kind.value}"
    if column == CONTENT:
        return "text.primary"
    return "text.muted" if column == TOKENS and row.is_estimate else "text.secondary"
