"""The Assertions tab: what an answer must be, a row each. Source: ui.md 17.1."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from workbench.domain.assertion import Assertion
from workbench.presenters.assertion_rows import NEW_ASSERTION
from workbench.presenters.last_answer import LastAnswer
from workbench.presenters.row_edits import duplicated, moved, without
from workbench.presenters.row_history import RowHistory
from workbench.ui.item_models.assertion_model import WHAT, AssertionModel
from workbench.ui.theme import Appearance
from workbench.ui.widgets.assertion_lines import AssertionLines
from workbench.ui.widgets.assertion_table import AssertionTable
from workbench.ui.widgets.empty_state import EmptyState
from workbench.ui.widgets.flow_row import FlowRow

NONE = "No assertions. They run after every response."
TO_TEXT, TO_TABLE = "Edit as JSON", "Edit as table"
KEYS = QKeySequence.StandardKey


class AssertionsEditor(QWidget):
    """`edited` with every change by the user."""

    edited = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._history = RowHistory[Assertion]()
        self._answer: LastAnswer | None = None
        self._model = AssertionModel(self)
        self.table = AssertionTable(appearance, self._model, self._places)
        self._empty = EmptyState(NONE, "Add", name="noAssertions")
        self._tools: list[QToolButton] = []
        self._as_text = QPushButton(TO_TEXT)
        self._lines: AssertionLines | None = None
        self._on_selection: list[QAction] = []
        self._lay_out()
        self._bind()
        self._show_state()

    @property
    def assertions(self) -> tuple[Assertion, ...]:
        """The assertions as they stand, in the table or as text."""
        return self._lines.assertions if self._lines is not None else self._model.rows

    @property
    def lines(self) -> AssertionLines | None:
        """The assertions as text, while they are edited so."""
        return self._lines

    @property
    def has_trouble(self) -> bool:
        """Whether a row that is on cannot be judged as it stands."""
        if self._lines is not None and self._lines.trouble is not None:
            return True
        return any(one.enabled and self._model.trouble(one) for one in self.assertions)

    def load(self, assertions: Sequence[Assertion]) -> None:
        """Show another request's assertions; nobody is told, and nothing is left to undo."""
        self._end_text()
        self._history.begin(assertions)
        self._model.load(assertions)
        self._show_state()

    @property
    def answer(self) -> LastAnswer | None:
        """The answer whose places are offered."""
        return self._answer

    def show_answer(self, answer: LastAnswer | None) -> None:
        """Offer what stands in the last answer while a pointer is typed."""
        self._answer = answer

    def show_troubles(self, judged: Sequence[Assertion], troubles: Sequence[str]) -> None:
        """Tell what was found wrong in each of these assertions."""
        self._model.show_troubles(judged, troubles)

    def add(self) -> None:
        """Add a row below the selected ones, and begin to edit it."""
        rows = self.table.chosen_rows
        at = rows[-1] + 1 if rows else len(self.assertions)
        self._model.change((*self.assertions[:at], NEW_ASSERTION, *self.assertions[at:]))
        self._choose([at])
        self.table.setFocus()
        self.table.edit(self._model.index(at, WHAT))

    def duplicate(self) -> None:
        """Repeat the selected rows below themselves."""
        self._change_to(*duplicated(self.assertions, self.table.chosen_rows))

    def delete(self) -> None:
        """Take away the selected rows."""
        self._change_to(*without(self.assertions, self.table.chosen_rows))

    def move_up(self) -> None:
        """Move the selected rows up by one."""
        self._change_to(*moved(self.assertions, self.table.chosen_rows, -1))

    def move_down(self) -> None:
        """Move the selected rows down by one."""
        self._change_to(*moved(self.assertions, self.table.chosen_rows, 1))

    def undo(self) -> None:
        """Go back one change."""
        self._go_to(self._history.undo())

    def redo(self) -> None:
        """Make again what was undone."""
        self._go_to(self._history.redo())

    def _lay_out(self) -> None:
        below = QWidget()
        bar = FlowRow(below, spacing=4)
        bar.setContentsMargins(8, 4, 8, 4)
        for name, title, keys, slot in (
            ("add", "Add", "Ins", self.add),
            ("duplicate", "Duplicate", "Ctrl+D", self.duplicate),
            ("delete", "Delete", "Del", self.delete),
            ("moveUp", "Up", "Alt+Up", self.move_up),
            ("moveDown", "Down", "Alt+Down", self.move_down),
        ):
            action = self.table.act(title, QKeySequence(keys))
            action.triggered.connect(slot)
            button = _button(name, action)
            self._tools.append(button)
            bar.addWidget(button)
            if name != "add":
                self._on_selection.append(action)
        bar.addWidget(self._as_text)
        self._as_text.setObjectName("assertionsTextButton")
        self._as_text.setProperty("link", "true")
        self._as_text.setAccessibleName(TO_TEXT)
        self._as_text.clicked.connect(self._turn)
        self.table.act("Undo", QKeySequence(KEYS.Undo)).triggered.connect(self.undo)
        self.table.act("Redo", QKeySequence(KEYS.Redo)).triggered.connect(self.redo)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.table, 1)
        rows.addWidget(self._empty, 1)
        rows.addWidget(below)

    def focus(self) -> None:
        """Put the focus where one edits."""
        (self._lines.text if self._lines is not None else self.table).setFocus()

    def select(self, row: int) -> None:
        """Select an assertion, where there is one of that number, and put the focus there."""
        if 0 <= row < len(self._model.rows) and self._lines is None:
            self._choose([row])
            self.table.scrollTo(self._model.index(row, WHAT))
        self.focus()

    def _turn(self) -> None:
        """Go from the table to text, or back; what was edited there is one change of the table."""
        if self._lines is None:
            self._lines = AssertionLines(self._appearance)
            self._lines.load(self._model.rows)
            self._lines.edited.connect(self.edited)
            rows = self.layout()
            assert isinstance(rows, QVBoxLayout)  # noqa: S101  # laid out so
            rows.insertWidget(0, self._lines, 1)
            self._show_state()
        else:
            assertions = self.assertions
            self._end_text()
            if assertions != self._model.rows:
                self._model.change(assertions)
        self.focus()

    def _end_text(self) -> None:
        if self._lines is not None:
            self._lines.hide()
            self._lines.deleteLater()
            self._lines = None
            self._show_state()

    def _bind(self) -> None:
        self._model.edited.connect(self._remember)
        self._empty.acted.connect(self.add)
        self.table.selectionModel().selectionChanged.connect(self._show_state)
        self._model.modelReset.connect(self._show_state)

    def _places(self, what: str) -> tuple[str, ...]:
        return self._answer.places(what) if self._answer is not None else ()

    def _change_to(self, rows: Sequence[Assertion], chosen: Sequence[int]) -> None:
        self._model.change(rows)
        self._choose(chosen)

    def _choose(self, rows: Sequence[int]) -> None:
        """Select these rows, the first one current."""
        flags = QItemSelectionModel.SelectionFlag
        selection = self.table.selectionModel()
        for number, row in enumerate(rows):
            index = self._model.index(row, WHAT)
            if number == 0:
                selection.setCurrentIndex(index, flags.NoUpdate)
            selection.select(index, flags.Rows | (flags.Select if number else flags.ClearAndSelect))

    def _go_to(self, rows: tuple[Assertion, ...] | None) -> None:
        if rows is not None:
            self._model.load(rows)
            self.edited.emit()

    def _remember(self) -> None:
        self._history.keep(self.assertions)
        self.edited.emit()

    def _show_state(self) -> None:
        is_text, is_empty = self._lines is not None, not self._model.rows
        self._empty.setVisible(is_empty and not is_text)
        self.table.setVisible(not is_empty and not is_text)
        for button in self._tools:
            button.setVisible(not is_empty and not is_text)
        self._as_text.setText(TO_TABLE if is_text else TO_TEXT)
        self._as_text.setAccessibleName(self._as_text.text())
        for action in self._on_selection:
            action.setEnabled(bool(self.table.chosen_rows))


def _button(name: str, action: QAction) -> QToolButton:
    """Return a button of words for an action of the table; its tooltip names the key."""
    button = QToolButton()
    button.setObjectName(f"{name}AssertionButton")
    button.setProperty("link", "true")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setDefaultAction(action)
    button.setToolTip(f"{action.text()} ({action.shortcut().toString()})")
    button.setAccessibleName(f"{action.text()} assertion")
    return button
