"""The headers of a request as a table for Qt: locked rows, the user's rows, and an empty one to type into."""

from dataclasses import replace
from typing import Any

from workbench.domain.request import Header
from workbench.presenters.header_rows import HeaderRow, header_row
from workbench.ui.item_models.row_model import RowModel

NAME, VALUE = 1, 2


class HeaderModel(RowModel):
    """Rows of `Header`; a locked one is a `HeaderRow`."""

    titles = ("On", "Name", "Value")
    test_id = "header"
    has_blank = True
    new_row = "New header"

    def cells(self, row: Header | HeaderRow) -> tuple[str, ...]:
        return row.name, row.value

    def with_cell(self, row: Header | None, column: int, text: str) -> Any:
        header = row or Header("", "")
        return replace(header, name=text) if column == NAME else replace(header, value=text)

    def trouble(self, row: Header | HeaderRow) -> str:
        return row.trouble if isinstance(row, HeaderRow) else header_row(row, self.values).trouble

    def note(self, row: Header | HeaderRow) -> str:
        return row.note if isinstance(row, HeaderRow) else super().note(row)

    def spoken(self, row: Header | HeaderRow) -> str:
        is_locked = isinstance(row, HeaderRow)
        state = "locked" if is_locked else "on" if row.enabled else "off"
        return ", ".join(part for part in (row.name, row.value, state) if part)
