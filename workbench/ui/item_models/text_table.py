"""A table to read: rows of texts under titles."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import Qt

from workbench.presenters.short_text import CELL, short_text

Index = QModelIndex | QPersistentModelIndex
LONGEST_TIP = 2_000
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TextTable(QAbstractTableModel):
    """Shows rows with a text for each title; those of the columns `figures` stand at the right."""

    def __init__(
        self, titles: Sequence[str], figures: Sequence[int] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._figures = frozenset(figures)
        self.rows: tuple[tuple[str, ...], ...] = ()
        """What is shown."""

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show other rows; where there are as many, the selection stays."""
        shown = tuple(rows)
        if shown == self.rows:
            return
        if len(shown) != len(self.rows):
            self.beginResetModel()
            self.rows = shown
            self.endResetModel()
            return
        self.rows = shown
        self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(self._titles) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self._titles):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in self._figures else LEFT
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() in self._figures else LEFT
        text = self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return Qt.convertFromPlainText(text[:LONGEST_TIP])  # else Qt would take it for HTML
        return short_text(text, CELL) if role == Qt.ItemDataRole.DisplayRole else None
