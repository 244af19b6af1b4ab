"""The headers of a request as a table for Qt: locked rows, the user's rows, and an empty one to type into."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from workbench.domain.request import Header
from workbench.presenters.header_rows import HeaderRow, header_rows
from workbench.ui.item_models.row_model import ROW, TEST_ID, Index

ON, NAME, VALUE = range(3)
TITLES = ("On", "Name", "Value")
EMPTY = HeaderRow("", "")


class HeaderModel(QAbstractTableModel):
    """`edited` comes with every change by the user, after it was made."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers: tuple[Header, ...] = ()
        self._locked: tuple[HeaderRow, ...] = ()
        self._rows: tuple[HeaderRow, ...] = (EMPTY,)

    @property
    def headers(self) -> tuple[Header, ...]:
        """The user's rows as typed."""
        return self._headers

    def load(self, headers: Sequence[Header]) -> None:
        """Show these headers, without telling anyone."""
        self._headers = tuple(headers)
        self._rebuild()

    def show_locked(self, rows: Sequence[HeaderRow]) -> None:
        """Show what is sent by itself above the user's rows."""
        if tuple(rows) != self._locked:
            self._locked = tuple(rows)
            self._rebuild()

    def remove(self, rows: Sequence[int]) -> None:
        """Take away the user's headers that stand in these rows of the table."""
        gone = {row - len(self._locked) for row in rows}
        kept = tuple(h for i, h in enumerate(self._headers) if i not in gone)
        if kept != self._headers:
            self.load(kept)
            self.edited.emit()

    def is_users(self, row: int) -> bool:
        """Tell whether a row is the user's own, not locked and not the empty last one."""
        return len(self._locked) <= row < len(self._rows) - 1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._rows[index.row()].locked:
            return flags
        if index.column() != ON:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.is_users(index.row()) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return ("", row.name, row.value)[index.column()]
            case Qt.ItemDataRole.CheckStateRole:
                return self._check(index, row)
            case _:
                return _about(row, role, index.row())

    def _check(self, index: Index, row: HeaderRow) -> Qt.CheckState | None:
        if index.column() != ON or not self.is_users(index.row()):
            return None
        return Qt.CheckState.Checked if row.enabled else Qt.CheckState.Unchecked

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._change(index, enabled=Qt.CheckState(value) == Qt.CheckState.Checked)
        if role == Qt.ItemDataRole.EditRole and index.column() in (NAME, VALUE):
            return self._change(index, **{TITLES[index.column()].lower(): str(value)})
        return False

    def _change(self, index: Index, **said: Any) -> bool:
        at = index.row() - len(self._locked)
        if at == len(self._headers):
            return self._append(replace(Header("", ""), **said))
        changed = replace(self._headers[at], **said)
        if changed != self._headers[at]:
            self._headers = (*self._headers[:at], changed, *self._headers[at + 1 :])
            self._rows = (*header_rows(self._headers, self._locked), EMPTY)
            row = index.row()
            self.dataChanged.emit(self.index(row, ON), self.index(row, VALUE))
            self.edited.emit()
        return True

    def _append(self, header: Header) -> bool:
        if header == Header("", ""):
            return True
        last = len(self._rows)
        self.beginInsertRows(QModelIndex(), last, last)
        self._headers = (*self._headers, header)
        self._rows = (*header_rows(self._headers, self._locked), EMPTY)
        self.endInsertRows()
        self.dataChanged.emit(self.index(last - 1, ON), self.index(last - 1, VALUE))
        self.edited.emit()
        return True

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._rows = (*header_rows(self._headers, self._locked), EMPTY)
        self.endResetModel()


def _about(row: HeaderRow, role: int, number: int) -> Any:
    """Return what a row says of itself, whatever the column."""
    said: dict[int, Any] = {
        Qt.ItemDataRole.ToolTipRole: row.trouble or row.note or None,
        Qt.ItemDataRole.AccessibleTextRole: _spoken(row),
        ROW: row,
        TEST_ID: f"header:{number}",
    }
    return said.get(role)


def _spoken(row: HeaderRow) -> str:
    if row == EMPTY:
        return "New header"
    state = "locked" if row.locked else "on" if row.enabled else "off"
    return ", ".join(part for part in (row.name, row.value, state, row.trouble) if part)
