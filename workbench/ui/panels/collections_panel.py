"""The side panel with the collections: filter, tree, and what stands there when there is nothing."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.collection import Document
from workbench.presenters.collection_rows import Row, document_row
from workbench.presenters.open_documents import OpenDocuments, Place
from workbench.ui.icons import icon
from workbench.ui.item_models.collection_model import CollectionModel, Role
from workbench.ui.theme import Appearance
from workbench.ui.widgets.document_delegate import DocumentDelegate
from workbench.ui.widgets.document_tree import DocumentTree
from workbench.ui.widgets.empty_state import EmptyState
from workbench.ui.widgets.tool_button import IconButton

NOTHING_YET = "No collections yet. Saved requests appear here."


class CollectionsPanel(QWidget):
    """Shows rows; tells which document was chosen, for a look or (`kept`) to stay."""

    document_chosen = Signal(object, bool)
    open_requested = Signal()
    new_requested = Signal()
    rows_wanted = Signal(list)

    def __init__(
        self, appearance: Appearance, documents: OpenDocuments, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("collectionsPanel")
        self.setAccessibleName("Collections")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = CollectionModel(documents, self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self.model)
        self._shown.setRecursiveFilteringEnabled(True)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.tree = DocumentTree(appearance, self._shown, DocumentDelegate(appearance, self))
        self.filter = self._make_filter(appearance)
        self._nothing = EmptyState("")
        self._nothing.acted.connect(self._act_on_nothing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._nothing)
        self._lay_out(appearance)
        self.tree.clicked.connect(self._look)
        self.tree.doubleClicked.connect(self._keep)
        self.tree.entered_on.connect(self._keep)
        self.tree.unread_seen.connect(self._want_rows)
        self._show_what_there_is()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the collections, unfolded; what was folded stays so."""
        folded = self.tree.folded_keys()
        chosen = self._chosen_place()
        self.model.show_rows(rows)
        self.tree.expandAll()
        self.tree.fold(folded)
        if chosen is not None:
            self.select(chosen)
        self._show_what_there_is()

    def show_read(self, read: Mapping[Place, Document | None]) -> None:
        """Show rows that were read by now; what holds no request goes."""
        rows = {
            place: None if document is None else document_row(document, place.root)
            for place, document in read.items()
        }
        self.model.show_known(rows)

    def select(self, place: Place) -> None:
        """Mark the row of the document at the front and bring it into view."""
        index = self._shown.mapFromSource(self.model.index_of(place))
        self.tree.setCurrentIndex(index)
        if index.isValid():
            self.tree.scrollTo(index)

    def reveal(self, place: Place) -> None:
        """Mark the row of a document, whatever was filtered, and go there."""
        self.filter.clear()
        self.select(place)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_filter(self, appearance: Appearance) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("collectionFilter")
        field.setAccessibleName("Filter collections")
        field.setPlaceholderText("Filter")
        field.addAction(icon(appearance, "filter"), QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(self._filter)
        return field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
            return
        super().keyPressEvent(event)

    def _lay_out(self, appearance: Appearance) -> None:
        title = QLabel("Collections")
        title.setProperty("role", "strong")
        opens = IconButton(
            appearance, "folder-plus", "Open collection", "openCollectionButton", self
        )
        new = IconButton(appearance, "plus", "New request", "newRequestButton", self)
        opens.clicked.connect(self.open_requested)
        new.clicked.connect(self.new_requested)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 8, 4)
        head.setSpacing(0)
        head.addWidget(title, 1)
        head.addWidget(opens)
        head.addWidget(new)
        field = QHBoxLayout()
        field.setContentsMargins(8, 0, 8, 6)
        field.addWidget(self.filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(field)
        layout.addWidget(self._stack, 1)

    def _filter(self, text: str) -> None:
        chosen = self._chosen_place()
        self._shown.setFilterFixedString(text)
        self.tree.expandAll()
        if chosen is not None:
            self.select(chosen)
        self._show_what_there_is()
        if text and (unread := self.model.unread()):
            self.rows_wanted.emit(unread)

    def _want_rows(self, rows: list[Row]) -> None:
        self.rows_wanted.emit([row.place for row in rows if row.place is not None])

    def _show_what_there_is(self) -> None:
        """Show the tree, or the sentence that fits its being empty."""
        has_rows = self.model.rowCount() > 0
        self.filter.setVisible(has_rows)
        if self._shown.rowCount() > 0:
            self._stack.setCurrentWidget(self.tree)
            return
        if has_rows:
            self._nothing.say(f"Nothing matches “{self.filter.text()}”.", "Clear filter")
        else:
            self._nothing.say(NOTHING_YET, "Open collection…")
        self._stack.setCurrentWidget(self._nothing)

    def _act_on_nothing(self) -> None:
        if self.filter.text():
            self.filter.clear()
            self.filter.setFocus()
        else:
            self.open_requested.emit()

    def _chosen_place(self) -> Place | None:
        row = self.tree.currentIndex().data(Role.ROW)
        return row.place if isinstance(row, Row) else None

    def _look(self, index: QModelIndex) -> None:
        self._choose(index, kept=False)

    def _keep(self, index: QModelIndex) -> None:
        self._choose(index, kept=True)

    def _choose(self, index: QModelIndex, *, kept: bool) -> None:
        row = index.data(Role.ROW)
        if isinstance(row, Row) and row.place is not None:
            self.document_chosen.emit(row.place, kept)
