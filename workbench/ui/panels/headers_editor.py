"""The Headers tab: what is sent by itself is locked at the top; type into the last row to add a header."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.request import Header
from workbench.presenters.header_rows import HeaderRow
from workbench.ui.icons import paint_icon
from workbench.ui.item_models.header_model import EMPTY, NAME, ON, ROW, HeaderModel
from workbench.ui.theme import Appearance, size

Index = QModelIndex | QPersistentModelIndex
ON_WIDTH, NAME_WIDTH, SIDE, ICON = 40, 180, 8, 14
NEW = "Add a header"


class HeadersEditor(QWidget):
    """`edited` with every change by the user."""

    edited = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._past: list[tuple[Header, ...]] = []
        self._future: list[tuple[Header, ...]] = []
        self._model = HeaderModel(self)
        self.table = _HeadersTable(appearance, self._model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        self._now: tuple[Header, ...] = ()
        self._model.edited.connect(self._remember)
        self._act("Delete header", QKeySequence(Qt.Key.Key_Delete)).triggered.connect(self.delete)
        self._act("Undo", QKeySequence(QKeySequence.StandardKey.Undo)).triggered.connect(self.undo)
        self._act("Redo", QKeySequence(QKeySequence.StandardKey.Redo)).triggered.connect(self.redo)

    @property
    def headers(self) -> tuple[Header, ...]:
        """The user's headers as typed."""
        return self._model.headers

    def load(self, headers: Sequence[Header]) -> None:
        """Show another request's headers; nobody is told, and nothing is left to undo."""
        self._past.clear()
        self._future.clear()
        self._now = tuple(headers)
        self._model.load(headers)

    def show_locked(self, rows: Sequence[HeaderRow]) -> None:
        """Show what is sent by itself."""
        self._model.show_locked(rows)

    def delete(self) -> None:
        """Take away the selected headers; locked rows stay."""
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        self._model.remove([row for row in rows if self._model.is_users(row)])

    def undo(self) -> None:
        """Go back one change."""
        self._move(self._past, self._future)

    def redo(self) -> None:
        """Make again what was undone."""
        self._move(self._future, self._past)

    def _move(self, source: list[tuple[Header, ...]], target: list[tuple[Header, ...]]) -> None:
        if source:
            target.append(self._now)
            self._now = source.pop()
            self._model.load(self._now)
            self.edited.emit()

    def _remember(self) -> None:
        self._past.append(self._now)
        self._future.clear()
        self._now = self._model.headers
        self.edited.emit()

    def _act(self, text: str, keys: QKeySequence) -> QAction:
        action = QAction(text, self.table)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(action)
        return action


class _HeadersTable(QTableView):
    """The table itself; Tab leaves it, typing edits, Space turns a header on or off."""

    def __init__(self, appearance: Appearance, model: HeaderModel) -> None:
        super().__init__()
        self.setObjectName("headersTable")
        self.setAccessibleName("Headers")
        self.setModel(model)
        self.setItemDelegate(_HeaderDelegate(appearance, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked
            | triggers.SelectedClicked
            | triggers.EditKeyPressed
            | triggers.AnyKeyPressed
        )
        self._size_sections()

    def _size_sections(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(size("row") + 4)
        columns = self.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setStretchLastSection(True)
        columns.setSectionResizeMode(ON, QHeaderView.ResizeMode.Fixed)
        columns.resizeSection(ON, ON_WIDTH)
        columns.resizeSection(NAME, NAME_WIDTH)


class _HeaderDelegate(QStyledItemDelegate):
    """Paints a lock, the texts in the code font, and a glyph where a header cannot be sent."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, size("row") + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if index.column() == ON and not row.locked:
            super().paint(painter, option, index)
            return
        option.text = ""
        self.initStyleOption(option, index)
        text = option.text
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        if index.column() == ON:
            self._paint_lock(painter, option.rect)
        else:
            self._paint_text(painter, option.rect, text, row, index.column())
        painter.restore()

    def _paint_lock(self, painter: QPainter, rect: QRect) -> None:
        box = QRect(rect.left() + SIDE, rect.top(), ICON, rect.height())
        paint_icon(painter, box, self._appearance, "lock", "text.muted")

    def _paint_text(
        self, painter: QPainter, rect: QRect, text: str, row: HeaderRow, column: int
    ) -> None:
        room = rect.adjusted(SIDE, 0, -SIDE, 0)
        if row.trouble and column == NAME:
            box = QRect(room.right() - ICON, room.top(), ICON, room.height())
            paint_icon(painter, box, self._appearance, "circle-x", "error.fg")
            room.setRight(box.left() - SIDE)
        is_new = row == EMPTY
        painter.setFont(self._appearance.font("small") if is_new else self._appearance.mono())
        painter.setPen(self._appearance.color(_tint(row)))
        shown = NEW if is_new and column == NAME else text
        shown = painter.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def _tint(row: HeaderRow) -> str:
    if row.trouble:
        return "error.fg"
    if row.locked or row == EMPTY:
        return "text.muted"
    return "text.primary" if row.enabled else "text.disabled"
