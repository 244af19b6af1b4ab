"""The tree view of a JSON value: branches fill as they are opened, keys copy values and pointers."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QStyleOptionViewItem, QTreeView

from workbench.presenters.json_tree import JsonNode, Step, Steps
from workbench.presenters.json_words import Look, copied
from workbench.ui.item_models.json_model import KEY, TYPE, VALUE, JsonModel, Role
from workbench.ui.theme import Appearance, size
from workbench.ui.widgets.json_delegate import JsonDelegate

COPY_POINTER = QKeySequence("Ctrl+Shift+P")
INDENT = 14
MOST_OPEN = 1_000
"""Branches whose being open is remembered."""

UNFOLDED_ROWS = 40
"""Rows up to which a value is unfolded at the beginning."""

KEY_SHARE, KEY_LEAST, TYPE_WIDTH = 0.34, 180, 70
AnyIndex = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class JsonTree(QTreeView):
    """`node_chosen` has the node of the current row, `all_wanted` one whose whole text is asked for."""

    node_chosen = Signal(object)
    all_wanted = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.json = JsonModel(appearance, self)
        self._delegate = JsonDelegate(appearance, self)
        self.setObjectName("jsonTree")
        self.setAccessibleName("JSON of the response")
        self.setModel(self.json)
        self.setItemDelegate(self._delegate)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setIconSize(QSize(size("icon"), size("icon")))
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self._arrange_columns()
        self.expanded.connect(self._on_expanded)
        self.selectionModel().currentChanged.connect(self._on_current)
        appearance.theme_changed.connect(self.viewport().update)

    def show_tree(self, top: JsonNode | None, *, opened: Iterable[Steps] | None = None) -> None:
        """Show another value: with these branches open, or with its beginning unfolded."""
        self.json.show_tree(top)
        if opened is None:
            self._unfold_beginning()
        else:
            for way in opened:
                self._open_along(way)

    @property
    def chosen(self) -> JsonNode | None:
        """The node of the current row."""
        return self.json.node_at(self.currentIndex())

    def look(self) -> tuple[Steps, int]:
        """Return the way to the current row, and how far the view is scrolled."""
        chosen = self.chosen
        return () if chosen is None else chosen.steps, self.verticalScrollBar().value()

    def look_as(self, look: tuple[Steps, int]) -> None:
        """Choose a row and scroll as it was before."""
        *_, last = self.json.indexes_on(look[0])
        self.setCurrentIndex(last)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(look[1])

    def opened(self) -> list[Steps]:
        """Return the ways to the branches that are open, nearest to the top first."""
        return [node.steps for _, node in zip(range(MOST_OPEN), self._open_nodes(), strict=False)]

    def choose(self, way: Sequence[Step]) -> bool:
        """Unfold a way and choose its last row; False where the way ends before."""
        indexes = list(self.json.indexes_on(way))
        for index in indexes[:-1]:
            self.expand(index)
        self.setCurrentIndex(indexes[-1])
        self.scrollTo(indexes[-1], QAbstractItemView.ScrollHint.PositionAtCenter)
        node = self.chosen
        return node is not None and len(node.steps) == len(way)

    def copy_value(self) -> None:
        """Copy the value of the current row."""
        node = self.chosen
        if node is not None:
            QGuiApplication.clipboard().setText(copied(node.value))

    def copy_pointer(self) -> None:
        """Copy the pointer of the current row."""
        node = self.chosen
        if node is not None:
            QGuiApplication.clipboard().setText(node.pointer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_value()
        elif QKeySequence(event.keyCombination()) == COPY_POINTER:
            self.copy_pointer()
        elif event.key() in _ENTER and event.modifiers() in _PLAIN:
            self._enter()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.column() != VALUE or event.button() != Qt.MouseButton.LeftButton:
            return
        link = self._delegate.show_all_rect(self.visualRect(index))
        if index.data(Role.WORDS).look is Look.CUT and link.contains(event.position().toPoint()):
            self._show_all()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen is None:
            return
        at_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.visualRect(self.currentIndex())
        place = self.viewport().mapToGlobal(row.bottomLeft()) if at_keys else event.globalPos()
        menu = self._menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnWidth(KEY, max(round(self.viewport().width() * KEY_SHARE), KEY_LEAST))
        if event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def drawRow(  # noqa: N802  # Qt's name
        self, painter: QPainter, options: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        super().drawRow(painter, options, index)
        chosen = self.currentIndex()
        if self.hasFocus() and (index.row(), index.parent()) == (chosen.row(), chosen.parent()):
            painter.save()
            painter.setPen(self._appearance.color("focus.ring"))
            painter.drawRect(QRectF(options.rect).adjusted(0.5, 0.5, -0.5, -0.5))
            painter.restore()

    def _arrange_columns(self) -> None:
        heads = self.header()
        heads.setStretchLastSection(False)
        heads.setSectionsMovable(False)
        heads.setSectionResizeMode(VALUE, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(TYPE, TYPE_WIDTH)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        node = self.chosen
        rows = [
            ("Copy value", QKeySequence(QKeySequence.StandardKey.Copy), self.copy_value),
            ("Copy pointer", COPY_POINTER, self.copy_pointer),
        ]
        if node is not None and isinstance(node.value, str):
            rows.append(("Show whole value", QKeySequence(), self._show_all))
        for title, keys, slot in rows:
            action = QAction(title, menu)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the tree reads its keys
            action.triggered.connect(slot)
            menu.addAction(action)
        return menu

    def _enter(self) -> None:
        index = self.currentIndex().siblingAtColumn(KEY)
        if self.json.hasChildren(index):
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self._show_all()

    def _show_all(self) -> None:
        node = self.chosen
        if node is not None and isinstance(node.value, str):
            self.all_wanted.emit(node)

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.node_chosen.emit(self.json.node_at(current))

    def _on_expanded(self, index: QModelIndex) -> None:
        if self.json.rowCount(index) == 0 and self.json.canFetchMore(index):
            self.json.fetchMore(index)

    def _unfold_beginning(self) -> None:
        """Open branch after branch, the nearest to the top first, while all of it stays in sight."""
        waiting = [self.json.index(0, 0)]
        rows = 1
        for index in waiting:
            node = self.json.node_at(index)
            if node is None or not node.size:
                continue
            rows += node.size
            if rows > UNFOLDED_ROWS and node.parent is not None:
                return
            self.expand(index)
            waiting += [self.json.index(row, 0, index) for row in range(self.json.rowCount(index))][
                :UNFOLDED_ROWS
            ]

    def _open_along(self, way: Steps) -> None:
        for index in self.json.indexes_on(way):
            self.expand(index)

    def _open_nodes(self) -> Iterator[JsonNode]:
        waiting = [self.json.index(0, 0)]
        for index in waiting:
            node = self.json.node_at(index)
            if node is not None and self.isExpanded(index):
                yield node
                waiting += [
                    self.json.index(row, 0, index) for row in range(self.json.rowCount(index))
                ]


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
