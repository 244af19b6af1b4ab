"""The Headers view: what was sent, its key masked, and what came back."""

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.domain.run import HeaderList, SentMessage
from workbench.domain.wire_headers import wire_headers
from workbench.presenters import figures
from workbench.presenters.raw_bytes import Head
from workbench.ui.item_models.text_table import TextTable
from workbench.ui.theme import Appearance
from workbench.ui.widgets.empty_state import EmptyState
from workbench.ui.widgets.reading_table import WholeTable
from workbench.ui.widgets.searchable_tables import SearchableTables
from workbench.ui.widgets.tool_button import IconButton

NAME_WIDTH = 200
NOTHING_SENT = "Nothing was sent yet."
NONE_CAME = "No headers came back."
TITLES = ("Name", "Value")


class HeadersView(SearchableTables):
    """Shows the headers of one run."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("headersView")
        self.sent = HeaderPart(appearance, "sent", "Request headers")
        self.received = HeaderPart(appearance, "received", "Response headers")
        self.search_in(self.sent.table, self.received.table)
        self._empty = EmptyState(NOTHING_SENT, name="noHeaders")
        self._content = QWidget()
        self._page = QScrollArea()
        self._page.setObjectName("headersPage")
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.setWidgetResizable(True)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        for part in (self.sent, self.received):
            part.row_chosen.connect(self._reveal)
        self.show_head(Head(SentMessage("", "")))

    def show_head(self, head: Head) -> None:
        """Show what went out, with what HTTP adds to it, and what came back."""
        was_sent = bool(head.message.method)
        self._page.setVisible(was_sent)
        self._empty.setVisible(not was_sent)
        self.sent.show_pairs(wire_headers(head.message) if was_sent else ())
        self.received.show_pairs(head.headers)

    def _lay_out(self) -> None:
        self._content.setObjectName("scrollContent")
        parts = QVBoxLayout(self._content)
        parts.setContentsMargins(0, 0, 0, 8)
        parts.setSpacing(8)
        parts.addWidget(self.sent)
        parts.addWidget(self.received)
        parts.addStretch(1)
        self._page.setWidget(self._content)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._page, 1)
        rows.addWidget(self._empty, 1)

    def _reveal(self, part: QWidget, row: QRect) -> None:
        """Bring a row into sight with its neighbours."""
        middle = part.mapTo(self._content, row.center())
        self._page.ensureVisible(0, middle.y(), 0, 2 * row.height())


class HeaderPart(QWidget):
    """One of both tables below its title. `name` begins the object names.

    `row_chosen` has this part and where in it the row stands that was chosen.
    """

    row_chosen = Signal(QWidget, QRect)

    def __init__(self, appearance: Appearance, name: str, title: str) -> None:
        super().__init__()
        self._title = title
        self._model = TextTable(TITLES)
        self.table = WholeTable(f"{name}HeadersTable", title, self._model)
        self.table.setColumnWidth(0, NAME_WIDTH)
        self.table.setFont(appearance.mono())
        self._label = QLabel()
        self._label.setObjectName(f"{name}HeadersTitle")
        self._label.setProperty("role", "strong")
        self._copy = IconButton(
            appearance, "copy", f"Copy all {title.lower()}", f"{name}HeadersCopy"
        )
        self._copy.clicked.connect(self.table.copy_all)
        self._none = EmptyState(NONE_CAME, name=f"{name}HeadersNone")
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 5, 8, 5)
        bar.addWidget(self._label)
        bar.addStretch(1)
        bar.addWidget(self._copy)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(bar)
        rows.addWidget(self.table)
        rows.addWidget(self._none)
        self.table.selectionModel().currentRowChanged.connect(self._tell_row)

    def show_pairs(self, pairs: HeaderList) -> None:
        """Show headers."""
        self._model.show_rows(pairs)
        count = f" · {figures.count(len(pairs))}" if pairs else ""
        self._label.setText(f"{self._title}{count}")
        self.table.setVisible(bool(pairs))
        self._copy.setVisible(bool(pairs))
        self._none.setVisible(not pairs)

    def _tell_row(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        if current.isValid():
            row = self.table.visualRect(current)
            corner = self.table.viewport().mapTo(self, row.topLeft())
            self.row_chosen.emit(self, QRect(corner, row.size()))
