"""The Headers tab: what is sent by itself is locked at the top; type into the last row to add a header."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.environment import NOTHING
from workbench.domain.request import Header
from workbench.presenters.header_rows import HeaderRow
from workbench.presenters.header_text import headers_of, headers_text
from workbench.presenters.row_history import RowHistory
from workbench.ui.item_models.header_model import HeaderModel
from workbench.ui.theme import Appearance
from workbench.ui.widgets.name_completer import NameCompleter
from workbench.ui.widgets.row_table import RowTable
from workbench.ui.widgets.value_delegate import ValueDelegate

NAME_WIDTH = 180
NEW = "Add a header"
TO_TEXT, TO_TABLE = "Edit as text", "Edit as table"


class HeadersEditor(QWidget):
    """`edited` with every change by the user."""

    edited = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = RowHistory[Header]()
        self._model = HeaderModel(self)
        self.table = RowTable("headersTable", "Headers", self._model)
        self._cells = ValueDelegate(appearance, NEW, self.table)
        self.table.setItemDelegate(self._cells)
        self.table.set_widths(NAME_WIDTH)
        self.lines = QPlainTextEdit()
        self._names = NameCompleter(self.lines, appearance)
        self._as_text = QPushButton(TO_TEXT)
        self._lay_out(appearance)
        self._model.edited.connect(self._remember)
        keys = QKeySequence.StandardKey
        self.table.act("Delete header", QKeySequence(keys.Delete)).triggered.connect(self.delete)
        self.table.act("Undo", QKeySequence(keys.Undo)).triggered.connect(self.undo)
        self.table.act("Redo", QKeySequence(keys.Redo)).triggered.connect(self.redo)

    @property
    def headers(self) -> tuple[Header, ...]:
        """The user's headers as typed, in the table or as lines."""
        if self.is_text:
            return headers_of(self.lines.toPlainText(), self._model.rows)
        return self._model.rows

    @property
    def is_text(self) -> bool:
        """Whether the headers are edited as lines of text."""
        return self._stack.currentWidget() is self.lines

    def load(self, headers: Sequence[Header]) -> None:
        """Show another request's headers; nobody is told, and nothing is left to undo."""
        self._show_text(shown=False)
        self._history.begin(headers)
        self._model.load(headers)

    def show_locked(self, rows: Sequence[HeaderRow]) -> None:
        """Show what is sent by itself."""
        self._model.show_locked(rows)

    def show_variables(
        self, values: Mapping[str, str] | None, origins: Mapping[str, str] = NOTHING
    ) -> None:
        """Offer these names while one is typed, and tell of rows that name another."""
        self._cells.show_variables(values, origins)
        self._names.show_variables(values, origins)
        self._model.show_variables(values)

    def delete(self) -> None:
        """Take away the selected headers; locked rows stay."""
        self._model.change(self._model.without(self.table.chosen_rows))

    def undo(self) -> None:
        """Go back one change."""
        self._move_to(self._history.undo())

    def redo(self) -> None:
        """Make again what was undone."""
        self._move_to(self._history.redo())

    def _move_to(self, headers: tuple[Header, ...] | None) -> None:
        if headers is not None:
            self._model.load(headers)
            self.edited.emit()

    def _lay_out(self, appearance: Appearance) -> None:
        self.lines.setObjectName("headerLines")
        self.lines.setAccessibleName("Headers, one to a line")
        self.lines.setFont(appearance.mono())
        self.lines.setPlaceholderText("X-Debug: 1\n// X-Off: a header that is off")
        self.lines.setFrameShape(QFrame.Shape.NoFrame)
        self.lines.setTabChangesFocus(True)
        self.lines.textChanged.connect(self._on_lines)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.lines)
        self._as_text.setObjectName("bulkEditButton")
        self._as_text.setProperty("link", "true")
        self._as_text.clicked.connect(self._turn)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        bar.addWidget(self._as_text)
        bar.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._stack, 1)
        rows.addLayout(bar)

    def _turn(self) -> None:
        """Go from the table to lines of text, or back; what was edited there is one change of the table."""
        if not self.is_text:
            self.lines.blockSignals(True)  # noqa: FBT003  # Qt's signature
            self.lines.setPlainText(headers_text(self.headers))
            self.lines.blockSignals(False)  # noqa: FBT003  # Qt's signature
            self._show_text(shown=True)
            self.lines.setFocus()
            return
        headers = self.headers
        self._show_text(shown=False)
        if headers != self._model.rows:
            self._model.load(headers)
            self._history.keep(headers)
        self.table.setFocus()

    def _show_text(self, *, shown: bool) -> None:
        self._stack.setCurrentWidget(self.lines if shown else self.table)
        self._as_text.setText(TO_TABLE if shown else TO_TEXT)
        self._as_text.setAccessibleName(TO_TABLE if shown else TO_TEXT)

    def _on_lines(self) -> None:
        if self.is_text:
            self.edited.emit()

    def _remember(self) -> None:
        self._history.keep(self.headers)
        self.edited.emit()
