"""The names that can stand between `{{` and `}}`, as a list for Qt."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from workbench.presenters.variable_rows import VariableRow
from workbench.ui.item_models.row_list import ROW, TEST_ID, RowList


class VariableList(RowList):
    """One line a name; the payload is its `VariableRow`."""

    def said(self, row: VariableRow) -> Mapping[int, Any]:
        return {
            Qt.ItemDataRole.DisplayRole: row.name,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            ROW: row,
            TEST_ID: f"variable:{row.name}",
        }
