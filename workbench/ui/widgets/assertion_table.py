"""The table of assertions: a row has its fields, and below them the sentence that they make or what is wrong."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent

from workbench.ui.item_models.assertion_model import WHAT, AssertionModel
from workbench.ui.theme import Appearance
from workbench.ui.widgets.assertion_delegate import AssertionDelegate
from workbench.ui.widgets.row_table import RowTable

WIDTHS = (100, 120, 108, 80)


class AssertionTable(RowTable):
    """Paints the sentences across the columns, over what the delegate painted."""

    def __init__(
        self,
        appearance: Appearance,
        model: AssertionModel,
        places: Callable[[str], tuple[str, ...]],
    ) -> None:
        super().__init__("assertionsTable", "Assertions of the request", model)
        self._sentences = AssertionDelegate(appearance, places, self)
        self.setItemDelegate(self._sentences)
        self.set_widths(*WIDTHS)
        appearance.theme_changed.connect(self.viewport().update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        first = self.rowAt(event.rect().top())
        row = max(first, 0)
        while (
            row < self.model().rowCount() and self.rowViewportPosition(row) <= event.rect().bottom()
        ):
            self._sentences.paint_sentence(painter, self._room(row), self.model().index(row, WHAT))
            row += 1
        painter.end()

    def row_height(self) -> int:
        return self._sentences.row_height

    def _room(self, row: int) -> QRect:
        """Return the row's rectangle from the second column on."""
        left = self.columnViewportPosition(WHAT)
        width = self.viewport().width() - left
        return QRect(left, self.rowViewportPosition(row), width, self.rowHeight(row))
