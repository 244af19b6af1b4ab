"""The query of a URL as a table for Qt, with an empty row to type into."""

from dataclasses import replace
from typing import Any

from workbench.presenters.url_params import Param, param_name, param_value
from workbench.ui.item_models.row_model import RowModel

NAME, VALUE = 1, 2


class ParamModel(RowModel):
    """Rows of `Param`."""

    titles = ("On", "Name", "Value")
    test_id = "param"
    has_blank = True

    def cells(self, row: Param) -> tuple[str, ...]:
        return row.name, row.value or ""

    def with_cell(self, row: Param | None, column: int, text: str) -> Any:
        param = row or Param("")
        if column == NAME:
            return replace(param, name=param_name(text))
        return replace(param, value=param_value(text))

    def trouble(self, row: Param) -> str:
        return "" if row.name else "A parameter needs a name"

    def spoken(self, row: Param) -> str:
        return ", ".join(part for part in (row.text, "on" if row.enabled else "off") if part)
