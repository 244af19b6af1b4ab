"""The assertions of a request as a table for Qt."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject

from workbench.domain.assertion import Assertion
from workbench.presenters.assertion_rows import (
    place_text,
    row_sentence,
    row_trouble,
    what_text,
    with_check,
    with_place,
    with_what,
)
from workbench.presenters.assertion_values import value_text, with_value
from workbench.ui.item_models.row_model import RowModel

WHAT, PLACE, CHECK, VALUE = range(1, 5)
_WRITERS = {WHAT: with_what, PLACE: with_place, CHECK: with_check, VALUE: with_value}


class AssertionModel(RowModel):
    """Rows of `Assertion`. What a worker found wrong in one is told as long as it stands as it was."""

    titles = ("On", "What", "Pointer or name", "Check", "Value")
    test_id = "assert"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[tuple[Assertion, str], ...] = ()

    def show_troubles(self, judged: Sequence[Assertion], troubles: Sequence[str]) -> None:
        """Tell what was found wrong in each of these assertions, empty for nothing."""
        found = tuple(
            (one, trouble) for one, trouble in zip(judged, troubles, strict=True) if trouble
        )
        if found != self._found:
            self._found = found
            if self.rows:
                last = self.index(len(self.rows) - 1, VALUE)
                self.dataChanged.emit(self.index(0, 0), last)

    def cells(self, row: Assertion) -> tuple[str, ...]:
        return what_text(row), place_text(row), row.check, value_text(row)

    def with_cell(self, row: Assertion, column: int, text: str) -> Any:
        return _WRITERS[column](row, text)

    def trouble(self, row: Assertion) -> str:
        return row_trouble(row) or next((told for one, told in self._found if one == row), "")

    def spoken(self, row: Assertion) -> str:
        return f"{row_sentence(row)}, {'on' if row.enabled else 'off'}"
