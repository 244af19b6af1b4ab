"""The query of a URL as a table for Qt, with an empty row to type into."""

from dataclasses import replace
from typing import Any

from workbench.presenters.url_params import Param, param_name, param_value
from workbench.presenters.variable_rows import missing_words
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
        if not row.name:
            return "A parameter needs a name"
        return missing_words((row.text,), self.values) if row.enabled else ""

    def spoken(self, row: Param) -> str:
        return ", ".join(part for part in (row.text, "on" if row.enabled else "off") if part)
