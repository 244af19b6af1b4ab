"""The tree view of collections: rows of one height, Enter opens, folding remembered by key."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QCursor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemDelegate, QStyleOptionViewItem, QTreeView

from workbench.presenters.collection_rows import Row
from workbench.ui.item_models.collection_model import Role
from workbench.ui.theme import Appearance, size

INDENT, RING = 16, 2
SEEN_MS = 30
"""How long rows that come into view are gathered."""
NOWHERE = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class DocumentTree(QTreeView):
    """`entered_on` tells the row on which Enter was pressed, `unread_seen` the rows in view that were only listed."""

    entered_on = Signal(QModelIndex)
    unread_seen = Signal(list)

    def __init__(
        self, appearance: Appearance, model: QAbstractItemModel, delegate: QAbstractItemDelegate
    ) -> None:
        super().__init__()
        self._appearance = appearance
        self.setObjectName("collectionTree")
        self.setAccessibleName("Collections")
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setIconSize(QSize(size("icon"), size("icon")))
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._unread: dict[str, Row] = {}
        self._tell_unread = QTimer(self)
        self._tell_unread.setSingleShot(True)
        self._tell_unread.setInterval(SEEN_MS)
        self._tell_unread.timeout.connect(self._tell_what_was_seen)
        self.clicked.connect(self._fold_on_click)
        appearance.theme_changed.connect(self.viewport().update)

    def drawRow(  # noqa: N802  # Qt's name
        self, painter: QPainter, options: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        self._paint_frame(painter, index, self._background_of(index), ring=False)
        super().drawRow(painter, options, index)
        if self.hasFocus() and self.currentIndex() == index:
            self._paint_frame(painter, index, "", ring=True)
        row: Row = index.data(Role.ROW)
        if not row.is_read:
            self._unread[row.key] = row
            self._tell_unread.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._enter(index)
            return
        super().keyPressEvent(event)

    def folded_keys(self) -> set[str]:
        """Return the keys of the folders that are folded."""
        return {index.data(Role.TEST_ID) for index in self._folders() if not self.isExpanded(index)}

    def fold(self, keys: Collection[str]) -> None:
        """Fold the folders of these keys."""
        for index in self._folders():
            if index.data(Role.TEST_ID) in keys:
                self.collapse(index)

    def _paint_frame(self, painter: QPainter, index: AnyIndex, ground: str, *, ring: bool) -> None:
        """Fill a row's whole width with a colour, or ring it."""
        row = self.visualRect(index)
        whole = QRectF(0, row.top(), self.viewport().width(), row.height())
        pen = self._appearance.edge() if ground == "bg.selected" else QPen(Qt.PenStyle.NoPen)
        if ring:
            pen = QPen(self._appearance.color("focus.ring"), RING)
        inset = 0 if pen.style() == Qt.PenStyle.NoPen else pen.widthF() / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._appearance.color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawRoundedRect(whole.adjusted(inset, inset, -inset, -inset), 4, 4)
        painter.restore()

    def _tell_what_was_seen(self) -> None:
        seen, self._unread = self._unread, {}
        self.unread_seen.emit(list(seen.values()))

    def _background_of(self, index: AnyIndex) -> str:
        if self.selectionModel().isSelected(index):
            return "bg.selected"
        pointer = self.viewport().mapFromGlobal(QCursor.pos())
        under = self.viewport().underMouse() and self.indexAt(pointer) == index
        return "bg.hover" if under else ""

    def _enter(self, index: QModelIndex) -> None:
        if index.data(Role.ROW).is_folder:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.entered_on.emit(index)

    def _fold_on_click(self, index: QModelIndex) -> None:
        if self.model().hasChildren(index):
            self.setExpanded(index, not self.isExpanded(index))

    def _folders(self, parent: QModelIndex = NOWHERE) -> Iterator[QModelIndex]:
        for row in range(self.model().rowCount(parent)):
            index = self.model().index(row, 0, parent)
            if self.model().hasChildren(index):
                yield index
                yield from self._folders(index)
