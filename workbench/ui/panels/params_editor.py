"""The Params tab: the query of the URL as a table. A row that is off leaves the URL and stays in the table."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.environment import NOTHING
from workbench.presenters.row_history import RowHistory
from workbench.presenters.url_params import Param, followed, with_params
from workbench.ui.item_models.param_model import ParamModel
from workbench.ui.theme import Appearance
from workbench.ui.widgets.row_table import RowTable
from workbench.ui.widgets.value_delegate import ValueDelegate

NAME_WIDTH = 180
NEW = "Add a parameter"


class ParamsEditor(QWidget):
    """`url_edited` has the URL after an edit of the table by the user."""

    url_edited = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url = ""
        self._history = RowHistory[Param]()
        self._model = ParamModel(self)
        self.table = RowTable("paramsTable", "Query parameters", self._model)
        self._cells = ValueDelegate(appearance, NEW, self.table)
        self.table.setItemDelegate(self._cells)
        self.table.set_widths(NAME_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        self._model.edited.connect(self._remember)
        keys = QKeySequence.StandardKey
        self.table.act("Delete parameter", QKeySequence(keys.Delete)).triggered.connect(self.delete)
        self.table.act("Undo", QKeySequence(keys.Undo)).triggered.connect(self.undo)
        self.table.act("Redo", QKeySequence(keys.Redo)).triggered.connect(self.redo)

    @property
    def params(self) -> tuple[Param, ...]:
        """All rows, also those that are off."""
        return self._model.rows

    def load(self, url: str) -> None:
        """Show the URL as it was saved; nobody is told, and nothing is left to undo. Rows that are off stay."""
        self.restore(self.params, url)

    def restore(self, rows: Sequence[Param], url: str | None = None) -> None:
        """Show the URL with the rows that are off among these."""
        self._url = self._url if url is None else url
        self._show(followed(rows, self._url))

    def follow(self, url: str) -> None:
        """Show the URL after it was edited elsewhere."""
        if url != self._url:
            self._url = url
            rows = followed(self.params, url)
            if rows != self.params:
                self._show(rows)

    def show_variables(
        self, values: Mapping[str, str] | None, origins: Mapping[str, str] = NOTHING
    ) -> None:
        """Offer these names while one is typed, and tell of rows that name another."""
        self._cells.show_variables(values, origins)
        self._model.show_variables(values)

    def delete(self) -> None:
        """Take away the selected parameters."""
        gone = set(self.table.chosen_rows)
        self._model.change([row for at, row in enumerate(self.params) if at not in gone])

    def undo(self) -> None:
        """Go back one change of the table."""
        self._move_to(self._history.undo())

    def redo(self) -> None:
        """Make again what was undone."""
        self._move_to(self._history.redo())

    def _show(self, rows: Sequence[Param]) -> None:
        self._history.begin(rows)
        self._model.load(rows)

    def _move_to(self, rows: tuple[Param, ...] | None) -> None:
        if rows is not None:
            self._model.load(rows)
            self._tell()

    def _remember(self) -> None:
        self._history.keep(self.params)
        self._tell()

    def _tell(self) -> None:
        self._url = with_params(self._url, self.params)
        self.url_edited.emit(self._url)
