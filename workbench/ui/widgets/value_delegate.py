"""Paints a row of name and value in the code font, with a glyph where something is wrong in it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.ui.icons import paint_icon
from workbench.ui.item_models.row_model import ON, ROW
from workbench.ui.theme import Appearance

Index = QModelIndex | QPersistentModelIndex
SIDE, ICON = 8, 14


class ValueDelegate(QStyledItemDelegate):
    """`new_text` invites to type into the empty row."""

    def __init__(self, appearance: Appearance, new_text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._new_text = new_text

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() == ON:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        if index.data(ROW) is None:
            self._paint_invitation(painter, option.rect, index.column())
        else:
            self._paint_text(painter, option.rect, text, index)
        painter.restore()

    def _paint_invitation(self, painter: QPainter, rect: QRect, column: int) -> None:
        if column == ON + 1:
            painter.setFont(self._appearance.font("small"))
            self._draw(painter, rect.adjusted(SIDE, 0, -SIDE, 0), self._new_text, "text.muted")

    def _paint_text(self, painter: QPainter, rect: QRect, text: str, index: Index) -> None:
        room = rect.adjusted(SIDE, 0, -SIDE, 0)
        trouble = index.data(Qt.ItemDataRole.ToolTipRole)
        if trouble and index.column() == ON + 1:
            box = QRect(room.right() - ICON, room.top(), ICON, room.height())
            paint_icon(painter, box, self._appearance, "circle-x", "error.fg")
            room.setRight(box.left() - SIDE)
        painter.setFont(self._appearance.mono())
        is_on = index.data(ROW).enabled
        tint = "error.fg" if trouble else "text.primary" if is_on else "text.disabled"
        self._draw(painter, room, text, tint)

    def _draw(self, painter: QPainter, room: QRect, text: str, tint: str) -> None:
        painter.setPen(self._appearance.color(tint))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
