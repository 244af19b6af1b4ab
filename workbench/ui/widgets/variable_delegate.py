"""Paints a variable in a list: its name, its value muted, and at the right where it comes from."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.presenters.variable_rows import VariableRow
from workbench.ui.item_models.row_list import ROW
from workbench.ui.theme import Appearance, size

Index = QModelIndex | QPersistentModelIndex
SIDE, GAP, NAME_SHARE, ORIGIN_SHARE = 8, 10, 0.45, 0.35


class VariableDelegate(QStyledItemDelegate):
    """One line a variable."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, size("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, VariableRow):
            return
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(option.rect, self._appearance.color("bg.selected"))
            painter.setPen(self._appearance.edge())
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        room = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        width = room.width()
        painter.setFont(self._appearance.mono())
        used = self._draw(painter, room, row.name, "text.primary", round(width * NAME_SHARE))
        room.setLeft(room.left() + used + GAP)
        painter.setFont(self._appearance.font("small"))
        room.setRight(room.right() - self._origin(painter, room, row, round(width * ORIGIN_SHARE)))
        value = " ".join(row.value.split())
        self._draw(painter, room, value, "text.muted", room.width())
        painter.restore()

    def _origin(self, painter: QPainter, room: QRect, row: VariableRow, most: int) -> int:
        """Draw the origin at the right end; return the room it takes."""
        metrics = painter.fontMetrics()
        text = metrics.elidedText(row.origin, Qt.TextElideMode.ElideRight, most)
        painter.setPen(self._appearance.color("text.secondary"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, right, text)
        return metrics.horizontalAdvance(text) + GAP

    def _draw(self, painter: QPainter, room: QRect, text: str, tint: str, most: int) -> int:
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
        painter.setPen(self._appearance.color(tint))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)
