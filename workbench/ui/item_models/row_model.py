"""Rows of frozen values as a table for Qt: a box that turns a row on or off, and texts that can be edited."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
TEST_ID = Qt.ItemDataRole.UserRole + 1
ON = 0
"""The column of the box."""


class RowModel(QAbstractTableModel):
    """`edited` comes with every change by the user, after it was made.

    A subclass says what its rows are: frozen dataclasses with a field `enabled`. With `has_blank` an empty row stands
    at the end, to be typed into.
    """

    edited = Signal()
    titles: tuple[str, ...] = ()
    test_id = "row"
    has_blank = False

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Any, ...] = ()

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows as they stand."""
        return self._rows

    def load(self, rows: Sequence[Any]) -> None:
        """Show these rows, without telling anyone."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def change(self, rows: Sequence[Any]) -> None:
        """Put these rows in the place of all, as an edit."""
        if tuple(rows) != self._rows:
            self.load(rows)
            self.edited.emit()

    def is_blank(self, row: int) -> bool:
        """Tell whether a row is the empty one at the end."""
        return row >= len(self._rows)

    def cells(self, row: Any) -> tuple[str, ...]:
        """Return the texts of a row's columns behind the box."""
        raise NotImplementedError

    def with_cell(self, row: Any, column: int, text: str) -> Any:
        """Return a row with another text in a column; None as the row stands for a new one."""
        raise NotImplementedError

    def trouble(self, row: Any) -> str:
        """Return what is wrong in a row, empty where nothing is."""
        raise NotImplementedError

    def spoken(self, row: Any) -> str:
        """Return a row as a sentence."""
        raise NotImplementedError

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows) + self.has_blank

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() != ON:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags if self.is_blank(index.row()) else flags | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if self.is_blank(index.row()):
            return self._blank_data(role)
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return ("", *self.cells(row))[index.column()]
            case Qt.ItemDataRole.CheckStateRole if index.column() == ON:
                return Qt.CheckState.Checked if row.enabled else Qt.CheckState.Unchecked
            case _:
                return self._about(row, role, index.row())

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        at, column = index.row(), index.column()
        if role == Qt.ItemDataRole.CheckStateRole and not self.is_blank(at):
            enabled = Qt.CheckState(value) == Qt.CheckState.Checked
            return self._put(at, replace(self._rows[at], enabled=enabled))
        if role == Qt.ItemDataRole.EditRole and column != ON:
            return self._write(at, column, str(value))
        return False

    def _write(self, at: int, column: int, text: str) -> bool:
        if self.is_blank(at):
            return self._append(self.with_cell(None, column, text)) if text else True
        row = self._rows[at]
        is_same = self.cells(row)[column - 1] == text
        return is_same or self._put(at, self.with_cell(row, column, text))

    def _put(self, at: int, row: Any) -> bool:
        if row != self._rows[at]:
            self._rows = (*self._rows[:at], row, *self._rows[at + 1 :])
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.titles) - 1))
            self.edited.emit()
        return True

    def _append(self, row: Any) -> bool:
        last = len(self._rows)
        self.beginInsertRows(QModelIndex(), last + 1, last + 1)
        self._rows = (*self._rows, row)
        self.endInsertRows()
        self.dataChanged.emit(self.index(last, 0), self.index(last, len(self.titles) - 1))
        self.edited.emit()
        return True

    def _blank_data(self, role: int) -> Any:
        said: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: "",
            Qt.ItemDataRole.EditRole: "",
            Qt.ItemDataRole.AccessibleTextRole: "New row",
            TEST_ID: f"{self.test_id}:new",
        }
        return said.get(role)

    def _about(self, row: Any, role: int, number: int) -> Any:
        """Return what a row says of itself, whatever the column."""
        trouble = self.trouble(row)
        said: dict[int, Any] = {
            Qt.ItemDataRole.ToolTipRole: trouble or None,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(
                filter(None, (self.spoken(row), trouble))
            ),
            ROW: row,
            TEST_ID: f"{self.test_id}:{number}",
        }
        return said.get(role)
