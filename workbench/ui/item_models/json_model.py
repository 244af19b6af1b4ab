"""A JSON value as an item model; children are made when their branch is opened, a page at most."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.presenters.json_tree import JsonNode, Step
from workbench.presenters.json_words import sentence_of, words_of
from workbench.ui.theme import Appearance

KEY, VALUE, TYPE = range(3)
HEADS = ("Key", "Value", "Type")
AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Role(IntEnum):
    """What a row tells beside its text."""

    NODE = Qt.ItemDataRole.UserRole
    TEST_ID = Qt.ItemDataRole.UserRole + 1
    WORDS = Qt.ItemDataRole.UserRole + 2


class JsonModel(QAbstractItemModel):
    """One row at the top, the value itself; Qt holds nodes by their numbers."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._top: JsonNode | None = None
        self._nodes: dict[int, JsonNode] = {}

    def show_tree(self, top: JsonNode | None) -> None:
        """Show another value, nothing for None."""
        self.beginResetModel()
        self._top = top
        self._nodes = {} if top is None else {id(top): top}
        self.endResetModel()

    def node_at(self, index: AnyIndex) -> JsonNode | None:
        """Return the node of a row."""
        return self._nodes.get(index.internalId()) if index.isValid() else None

    def indexes_on(self, way: Sequence[Step]) -> Iterator[QModelIndex]:
        """Yield the rows from the top along a way, as far as it goes; what is on it is made."""
        index = self.index(0, 0)
        yield index
        for step in way:
            node = self.node_at(index)
            at = -1 if node is None else node.place_of(step)
            if node is None or at < 0:
                return
            passed = list(self._indexes_to(index, node, at))
            yield from passed
            index = passed[-1]

    def index(self, row: int, column: int, parent: AnyIndex = NOWHERE) -> QModelIndex:
        nodes = self._below(parent)
        if 0 <= row < len(nodes) and 0 <= column < len(HEADS):
            return self.createIndex(row, column, id(nodes[row]))
        return QModelIndex()

    def parent(self, child: AnyIndex = NOWHERE) -> QModelIndex:  # type: ignore[override]  # Qt overloads it
        node = self.node_at(child)
        above = None if node is None else node.parent
        return QModelIndex() if above is None else self.createIndex(above.position, 0, id(above))

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return len(self._below(parent))

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return len(HEADS)

    def hasChildren(self, parent: AnyIndex = NOWHERE) -> bool:
        if not parent.isValid():
            return self._top is not None
        node = self.node_at(parent) if parent.column() == KEY else None
        return node is not None and node.size > 0

    def canFetchMore(self, parent: AnyIndex) -> bool:
        node = self.node_at(parent) if parent.column() == KEY else None
        return node is not None and not node.children and node.size > 0

    def fetchMore(self, parent: AnyIndex) -> None:
        node = self.node_at(parent)
        if node is not None:
            self._make(parent, node)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        is_head = orientation is Qt.Orientation.Horizontal and 0 <= section < len(HEADS)
        return HEADS[section] if is_head and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node_at(index)
        return None if node is None else self._told(node, index.column(), role)

    def _told(self, node: JsonNode, column: int, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (str(node.key), words_of(node).text, node.type)[column]
            case Qt.ItemDataRole.ForegroundRole:
                return self._appearance.color(_ink(node, column))
            case Qt.ItemDataRole.FontRole:
                return None if column == TYPE else self._appearance.mono()
            case _:
                return _more(node, role)

    def _indexes_to(self, index: QModelIndex, node: JsonNode, place: int) -> Iterator[QModelIndex]:
        """Yield the ranges that lead to a member, and the member."""
        while True:
            self._make(index, node)
            node = node.children[node.row_of(place)]
            index = self.createIndex(node.position, KEY, id(node))
            yield index
            if node.span is None:
                return

    def _make(self, parent: AnyIndex, node: JsonNode) -> None:
        made = [] if node.children else node.make_children()
        if made:
            place = self.index(parent.row(), KEY, parent.parent())
            self.beginInsertRows(place, 0, len(made) - 1)
            self._nodes.update((id(child), child) for child in made)
            node.children = made
            self.endInsertRows()

    def _below(self, parent: AnyIndex) -> Sequence[JsonNode]:
        if not parent.isValid():
            return () if self._top is None else (self._top,)
        node = self.node_at(parent) if parent.column() == KEY else None
        return () if node is None else node.children


def _ink(node: JsonNode, column: int) -> str:
    if column == VALUE:
        return words_of(node).tint
    if column == TYPE:
        return "text.muted"
    is_key = isinstance(node.key, str) and node.parent is not None and node.span is None
    return "syn.key" if is_key else "text.secondary"


def _more(node: JsonNode, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.AccessibleTextRole:
            return sentence_of(node)
        case Role.NODE:
            return node
        case Role.TEST_ID:
            return f"json:{node.pointer}"
        case Role.WORDS:
            return words_of(node)
        case _:
            return None
