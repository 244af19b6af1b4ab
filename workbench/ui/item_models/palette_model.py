"""The rows of the command palette as an item model: headings, which cannot be chosen, and what was found."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.presenters.palette import Heading, Hit, PaletteRow

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Role(IntEnum):
    """What a row tells beside its text."""

    ROW = Qt.ItemDataRole.UserRole
    TEST_ID = Qt.ItemDataRole.UserRole + 1


class PaletteModel(QAbstractListModel):
    """Shows plain rows."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PaletteRow, ...] = ()

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def step(self, from_row: int, by: int) -> int:
        """Return the next row that can be chosen in a direction, around the ends; -1 where there is none."""
        count = len(self._rows)
        for distance in range(1, count + 1):
            row = (from_row + by * distance) % count
            if self.can_choose(row):
                return row
        return -1

    def can_choose(self, row: int) -> bool:
        """Tell whether a row does something when it is chosen."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return isinstance(found, Hit) and not found.entry.reason

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not self.can_choose(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, Heading):
            texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            told: dict[int, object] = {**dict.fromkeys(texts, row.text), Role.ROW: row}
        else:
            told = {
                Qt.ItemDataRole.DisplayRole: row.entry.title,
                Qt.ItemDataRole.AccessibleTextRole: row.sentence,
                Role.ROW: row,
                Role.TEST_ID: row.entry.key,
            }
        return told.get(role)
