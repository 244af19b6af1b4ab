"""The tree view of collections: rows of one height, Enter opens, folding remembered by key."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemDelegate, QStyleOptionViewItem, QTreeView

from workbench.ui.item_models.collection_model import Role
from workbench.ui.theme import Appearance, size

INDENT, RING = 16, 2
NOWHERE = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class DocumentTree(QTreeView):
    """`entered_on` tells the row on which Enter was pressed."""

    entered_on = Signal(QModelIndex)

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
        self.clicked.connect(self._fold_on_click)
        appearance.theme_changed.connect(self.viewport().update)

    def drawRow(  # noqa: N802  # Qt's name
        self, painter: QPainter, options: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        token = self._background_of(index)
        focused = self.hasFocus() and self.currentIndex() == index
        if token or focused:
            row = self.visualRect(index)
            whole = QRectF(0, row.top(), self.viewport().width(), row.height())
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(self._appearance.color(token) if token else Qt.BrushStyle.NoBrush)
            ring = QPen(self._appearance.color("focus.ring"), RING)
            painter.setPen(ring if focused else QPen(Qt.PenStyle.NoPen))
            inset = RING / 2 if focused else 0
            painter.drawRoundedRect(whole.adjusted(inset, inset, -inset, -inset), 4, 4)
            painter.restore()
        super().drawRow(painter, options, index)

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
