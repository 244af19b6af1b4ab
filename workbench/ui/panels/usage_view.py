"""The Usage view: the tokens of the answer by kind, and what is to be said about them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workbench.presenters.usage_rows import UsageRow, UsageTable
from workbench.ui.item_models.text_table import TextTable
from workbench.ui.theme import Appearance
from workbench.ui.widgets.empty_state import EmptyState
from workbench.ui.widgets.reading_table import ReadingTable
from workbench.ui.widgets.searchable_tables import SearchableTables

TITLES = ("Kind", "Tokens", "")
TOKENS = 1
WIDTHS = (180, 90)
INDENT = "\u2003"


class UsageView(SearchableTables):
    """Shows the usage of one run."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("usageView")
        self._model = TextTable(TITLES, figures=(TOKENS,))
        self.table = ReadingTable("usageTable", "Tokens by kind", self._model, between="\t")
        self.search_in(self.table)
        self.table.setFont(appearance.font())
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, width)
        self._notes = QLabel()
        self._notes.setObjectName("usageNotes")
        self._notes.setProperty("role", "muted")
        self._notes.setTextFormat(Qt.TextFormat.PlainText)
        self._notes.setWordWrap(True)
        self._notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._notes.setContentsMargins(12, 8, 12, 8)
        self._empty = EmptyState("", name="noUsage")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._notes)
        rows.addWidget(self.table, 1)
        rows.addWidget(self._empty, 1)
        self.show_usage(UsageTable())

    @property
    def notes(self) -> str:
        """What is said about the figures, or why there are none."""
        return self._notes.text()

    def show_usage(self, usage: UsageTable) -> None:
        """Show a usage, or what is said where there is none."""
        said = "\n".join(usage.notes)
        self._model.show_rows([_cells(row) for row in usage.rows])
        self.table.setVisible(bool(usage.rows))
        self._notes.setText(said)
        self._notes.setVisible(bool(usage.rows) and bool(said))
        self._empty.say(said)
        self._empty.setVisible(not usage.rows)


def _cells(row: UsageRow) -> tuple[str, str, str]:
    return (INDENT * row.level + row.kind, row.tokens, row.note)
