"""A view that consists of tables, in whose rows a text can be looked for."""

from collections.abc import Iterator

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QTableView, QWidget

from workbench.presenters.find_query import MOST_MATCHES, FindQuery
from workbench.ui.widgets.find_job import FindJob

Place = tuple[int, int]
"""A table and a row of it."""


class SearchableTables(QWidget):
    """`search_in` names the tables in the order of the places. `found_changed` as the find bar wants it."""

    found_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tables: tuple[QTableView, ...] = ()
        self._finding = FindJob(self, MOST_MATCHES)
        self._finding.grew.connect(self.found_changed)

    def search_in(self, *tables: QTableView) -> None:
        """Search these tables."""
        self._tables = tables

    def look_for(self, query: FindQuery | None) -> None:
        """Look for a text in every cell; None ends the search."""
        if query is None:
            self._finding.stop()
        else:
            self._finding.begin(self._places(query))

    @property
    def found_count(self) -> int:
        """How many rows the search has found so far."""
        return len(self._finding.found)

    @property
    def found_all(self) -> bool:
        """Whether the search is over and has left nothing out."""
        return self._finding.is_complete

    def go_to(self, number: int) -> None:
        """Choose a row that was found, from 0; no other row of any table stays chosen."""
        at, row = self._finding.found[number]
        for table in self._tables:
            table.selectionModel().clear()
        table = self._tables[at]
        place = table.model().index(row, 0)
        flags = QItemSelectionModel.SelectionFlag  # named: else the keys that are down would tell
        table.selectionModel().setCurrentIndex(place, flags.ClearAndSelect | flags.Rows)
        table.scrollTo(place)

    def _places(self, query: FindQuery) -> Iterator[Place | None]:
        for at, table in enumerate(self._tables):
            model = table.model()
            for row in range(model.rowCount()):
                cells = (model.index(row, column) for column in range(model.columnCount()))
                if any(query.is_in(str(cell.data() or "")) for cell in cells):
                    yield at, row
                yield None
