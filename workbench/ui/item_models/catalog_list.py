"""The Gemini models that the combo box offers, as a list for Qt."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from workbench.presenters.model_rows import ModelRow
from workbench.ui.item_models.row_list import ROW, TEST_ID, RowList


class CatalogList(RowList):
    """One line a model; the payload is its `ModelRow`."""

    def said(self, row: ModelRow) -> Mapping[int, Any]:
        return {
            Qt.ItemDataRole.DisplayRole: row.id,
            Qt.ItemDataRole.EditRole: row.id,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            ROW: row,
            TEST_ID: f"model:{row.id}",
        }
