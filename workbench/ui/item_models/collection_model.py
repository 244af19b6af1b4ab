"""The collection tree as an item model over plain rows."""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.presenters.collection_rows import Row, accessible_text, glyph_of
from workbench.presenters.open_documents import OpenDocuments, Place

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Role(IntEnum):
    """What a row tells beside its text."""

    ROW = Qt.ItemDataRole.UserRole
    TEST_ID = Qt.ItemDataRole.UserRole + 1
    GLYPH = Qt.ItemDataRole.UserRole + 2


class _Node:
    """A row with its place in the tree; Qt holds it by its number."""

    __slots__ = ("children", "parent", "position", "row")

    def __init__(self, row: Row, parent: "_Node | None", position: int) -> None:
        self.row = row
        self.parent = parent
        self.position = position
        self.children = [_Node(child, self, at) for at, child in enumerate(row.children)]

    def walk(self) -> Iterator["_Node"]:
        """Yield this node and all below."""
        yield self
        for child in self.children:
            yield from child.walk()


def _position(node: _Node) -> int:
    return node.position


class CollectionModel(QAbstractItemModel):
    """Rows of the tree; glyphs come from the documents at the moment of painting."""

    def __init__(self, documents: OpenDocuments, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        self._tops: list[_Node] = []
        self._nodes: dict[int, _Node] = {}
        self._by_place: dict[Place, _Node] = {}

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace the whole tree."""
        self.beginResetModel()
        self._tops = [_Node(row, None, at) for at, row in enumerate(rows)]
        self._nodes = {id(node): node for top in self._tops for node in top.walk()}
        self._by_place = {node.row.place: node for node in self._nodes.values() if node.row.place}
        self.endResetModel()

    def show_known(self, rows: Mapping[Place, Row | None]) -> None:
        """Show documents as they are known now; None takes a row away.

        All of a folder are told at once: a filter looks at a whole folder whenever it is told of one row.
        """
        changed: dict[int, list[_Node]] = {}
        for place, row in rows.items():
            node = self._by_place.get(place)
            if node is None:
                continue
            if row is None:
                self._remove(node)
                continue
            node.row = row
            changed.setdefault(id(node.parent), []).append(node)
        for nodes in changed.values():
            nodes.sort(key=_position)
            self.dataChanged.emit(self._index(nodes[0]), self._index(nodes[-1]))

    def unread(self) -> list[Place]:
        """Return the documents of which only the names of their files are known."""
        return [place for place, node in self._by_place.items() if not node.row.is_read]

    def refresh(self, place: Place) -> None:
        """Paint the row of a document again: its dot or its last run changed."""
        index = self.index_of(place)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def index_of(self, place: Place) -> QModelIndex:
        """Return where a document stands, an invalid index where it does not."""
        return self._index(self._by_place.get(place))

    def index(self, row: int, column: int, parent: AnyIndex = NOWHERE) -> QModelIndex:
        children = self._children(parent)
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self._index(children[row])

    def parent(self, child: AnyIndex = NOWHERE) -> QModelIndex:  # type: ignore[override]  # Qt overloads it
        node = self._node(child)
        return self._index(None if node is None else node.parent)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return len(self._children(parent))

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self._node(index)
        return None if node is None else self._told(node.row, role)

    def _remove(self, node: _Node) -> None:
        siblings = self._tops if node.parent is None else node.parent.children
        at = node.position
        self.beginRemoveRows(self._index(node.parent), at, at)
        del siblings[at]
        for later in siblings[at:]:
            later.position -= 1
        del self._nodes[id(node)]
        if node.row.place is not None:
            del self._by_place[node.row.place]
        self.endRemoveRows()

    def _told(self, row: Row, role: int) -> object:
        match role:
            case Qt.ItemDataRole.ToolTipRole:
                return row.tooltip
            case Qt.ItemDataRole.AccessibleTextRole:
                return accessible_text(row, self._documents)
            case Role.GLYPH:
                return glyph_of(row, self._documents)
            case _:
                return self._plain(row).get(role)

    def _plain(self, row: Row) -> dict[int, object]:
        return {Qt.ItemDataRole.DisplayRole: row.text, Role.ROW: row, Role.TEST_ID: row.key}

    def _children(self, parent: AnyIndex) -> list[_Node]:
        node = self._node(parent)
        if node is not None:
            return node.children
        return [] if parent.isValid() else self._tops

    def _node(self, index: AnyIndex) -> _Node | None:
        return self._nodes.get(index.internalId()) if index.isValid() else None

    def _index(self, node: _Node | None) -> QModelIndex:
        return QModelIndex() if node is None else self.createIndex(node.position, 0, id(node))
