"""Frozen rows as a list for Qt: what a combo box or a completer offers."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
TEST_ID = Qt.ItemDataRole.UserRole + 1


class RowList(QAbstractListModel):
    """One line a row; a subclass says what a row is to each role."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Any, ...] = ()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Replace all rows; the same rows again change nothing."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.said(self._rows[index.row()]).get(role) if index.isValid() else None

    def said(self, row: Any) -> Mapping[int, Any]:
        """Return what a row is to each role."""
        raise NotImplementedError
