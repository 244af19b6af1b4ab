"""Rows of two lines as a list for Qt: names with a muted line on each."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import Qt  # its type knows convertFromPlainText

from workbench.presenters.key_rows import ListRow

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW = Qt.ItemDataRole.UserRole
TEST_ID = Qt.ItemDataRole.UserRole + 1


class TwoLineModel(QAbstractListModel):
    """One row each; the payload is its `ListRow`."""

    rows: tuple[ListRow, ...] = ()
    """What is shown."""

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Replace all rows; where there are as many, the selection stays."""
        shown = tuple(rows)
        if [row.test_id for row in shown] == [row.test_id for row in self.rows]:
            self.rows = shown
            self.dataChanged.emit(self.index(0), self.index(max(len(shown) - 1, 0)))
            return
        self.beginResetModel()
        self.rows = shown
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        told: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: row.name,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            Qt.ItemDataRole.ToolTipRole: Qt.convertFromPlainText(f"{row.name}\n{row.detail}"),
            ROW: row,
            TEST_ID: row.test_id,
        }
        return told.get(role)
