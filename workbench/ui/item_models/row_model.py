"""Rows of frozen values as a table for Qt: a box that turns a row on or off, and texts that can be edited."""

from collections.abc import Mapping, Sequence
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

from workbench.presenters.short_text import CELL, short_text
from workbench.presenters.tip_text import tip_text
from workbench.presenters.variable_rows import marks_in, meaning

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
TEST_ID = Qt.ItemDataRole.UserRole + 1
TROUBLE = Qt.ItemDataRole.UserRole + 2
"""What is wrong in a row, empty where nothing is."""

ON = 0
"""The column of the box."""


class RowModel(QAbstractTableModel):
    """`edited` comes with every change by the user, after it was made.

    A subclass says what its rows are: frozen dataclasses with a field `enabled`. With `has_blank` an empty row stands
    at the end, to be typed into. Locked rows stand above all; they are shown and cannot be changed.
    """

    edited = Signal()
    titles: tuple[str, ...] = ()
    test_id = "row"
    has_blank = False
    new_row = "New row"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Any, ...] = ()
        self._locked: tuple[Any, ...] = ()
        self.values: Mapping[str, str] | None = None
        """The variables that the rows may name, None while they are not known."""

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows as they stand."""
        return self._rows

    def load(self, rows: Sequence[Any]) -> None:
        """Show these rows, without telling anyone."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def show_locked(self, rows: Sequence[Any]) -> None:
        """Show these rows above the user's."""
        if tuple(rows) != self._locked:
            self.beginResetModel()
            self._locked = tuple(rows)
            self.endResetModel()

    def change(self, rows: Sequence[Any]) -> None:
        """Put these rows in the place of all, as an edit."""
        if tuple(rows) != self._rows:
            self.load(rows)
            self.edited.emit()

    def show_variables(self, values: Mapping[str, str] | None) -> None:
        """Tell of a row that names something without a value; None while that is not known."""
        if values != self.values:
            self.values = values
            last = self.index(self.rowCount() - 1, len(self.titles) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def is_blank(self, row: int) -> bool:
        """Tell whether a row is the empty one at the end."""
        return row >= len(self._locked) + len(self._rows)

    def is_users(self, row: int) -> bool:
        """Tell whether a row is the user's own, not locked and not the empty last one."""
        return len(self._locked) <= row and not self.is_blank(row)

    def without(self, rows: Sequence[int]) -> tuple[Any, ...]:
        """Return the user's rows but for those that stand in these rows of the table."""
        gone = {row - len(self._locked) for row in rows}
        return tuple(row for at, row in enumerate(self._rows) if at not in gone)

    def cells(self, row: Any) -> tuple[str, ...]:
        """Return the texts of a row's columns behind the box."""
        raise NotImplementedError

    def with_cell(self, row: Any, column: int, text: str) -> Any:
        """Return a row with another text in a column; None as the row stands for a new one."""
        raise NotImplementedError

    def trouble(self, row: Any) -> str:
        """Return what is wrong in a row, empty where nothing is."""
        raise NotImplementedError

    def note(self, row: Any) -> str:
        """Return what there is to know of a row that has no trouble: what its variables stand for, a line each."""
        marks = dict.fromkeys(mark for cell in self.cells(row) for mark in marks_in(cell))
        return "\n".join(meaning(mark, self.values) for mark in marks)

    def spoken(self, row: Any) -> str:
        """Return a row as a sentence."""
        raise NotImplementedError

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._locked) + len(self._rows) + self.has_blank

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
        if index.row() < len(self._locked):
            return flags
        if index.column() != ON:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.is_users(index.row()) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if self.is_blank(index.row()):
            return self._blank_data(role)
        row = (*self._locked, *self._rows)[index.row()]
        match role:
            case Qt.ItemDataRole.EditRole:
                return ("", *self.cells(row))[index.column()]
            case Qt.ItemDataRole.DisplayRole:
                return short_text(("", *self.cells(row))[index.column()], CELL)
            case Qt.ItemDataRole.CheckStateRole if self._has_box(index):
                return Qt.CheckState.Checked if row.enabled else Qt.CheckState.Unchecked
            case _:
                return self._about(row, role, index.row())

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        at, column = index.row() - len(self._locked), index.column()
        if role == Qt.ItemDataRole.CheckStateRole and self.is_users(index.row()):
            enabled = Qt.CheckState(value) == Qt.CheckState.Checked
            return self._put(at, replace(self._rows[at], enabled=enabled))
        if role == Qt.ItemDataRole.EditRole and column != ON:
            return self._write(at, column, str(value))
        return False

    def _write(self, at: int, column: int, text: str) -> bool:
        if at == len(self._rows):
            return self._append(self.with_cell(None, column, text)) if text else True
        row = self._rows[at]
        is_same = self.cells(row)[column - 1] == text
        return is_same or self._put(at, self.with_cell(row, column, text))

    def _put(self, at: int, row: Any) -> bool:
        if row != self._rows[at]:
            self._rows = (*self._rows[:at], row, *self._rows[at + 1 :])
            self._tell_of(at)
            self.edited.emit()
        return True

    def _append(self, row: Any) -> bool:
        last = len(self._locked) + len(self._rows) + 1
        self.beginInsertRows(QModelIndex(), last, last)
        self._rows = (*self._rows, row)
        self.endInsertRows()
        self._tell_of(len(self._rows) - 1)
        self.edited.emit()
        return True

    def _tell_of(self, at: int) -> None:
        row = at + len(self._locked)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.titles) - 1))

    def _has_box(self, index: Index) -> bool:
        return index.column() == ON and self.is_users(index.row())

    def _blank_data(self, role: int) -> Any:
        said: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: "",
            Qt.ItemDataRole.EditRole: "",
            Qt.ItemDataRole.AccessibleTextRole: self.new_row,
            TEST_ID: f"{self.test_id}:new",
        }
        return said.get(role)

    def _about(self, row: Any, role: int, number: int) -> Any:
        """Return what a row says of itself, whatever the column."""
        match role:
            case Qt.ItemDataRole.ToolTipRole:
                return tip_text(short_text(self.trouble(row) or self.note(row))) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return short_text(", ".join(filter(None, (self.spoken(row), self.trouble(row)))))
            case _ if role == ROW:
                return row
            case _ if role == TROUBLE:
                return self.trouble(row)
            case _ if role == TEST_ID:
                return f"{self.test_id}:{number}"
        return None
