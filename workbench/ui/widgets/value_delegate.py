"""Paints a row of name and value in the code font: a lock where it is locked, a glyph where something is wrong."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.domain.environment import NOTHING
from workbench.ui.icons import paint_icon
from workbench.ui.item_models.row_model import ON, ROW, TROUBLE
from workbench.ui.theme import Appearance
from workbench.ui.widgets.name_completer import NameCompleter

Index = QModelIndex | QPersistentModelIndex
SIDE, ICON = 8, 14


class ValueDelegate(QStyledItemDelegate):
    """`new_text` invites to type into the empty row."""

    def __init__(self, appearance: Appearance, new_text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._new_text = new_text
        self._values: Mapping[str, str] | None = None
        self._origins: Mapping[str, str] = NOTHING

    def show_variables(
        self, values: Mapping[str, str] | None, origins: Mapping[str, str] = NOTHING
    ) -> None:
        """Offer these names in the editors of cells."""
        self._values, self._origins = values, origins

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            NameCompleter(editor, self._appearance).show_variables(self._values, self._origins)
        return editor

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        is_locked = getattr(index.data(ROW), "locked", False)
        if index.column() == ON and not is_locked:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        if index.column() == ON:
            box = option.rect.adjusted(SIDE, 0, 0, 0)
            box.setWidth(ICON)
            paint_icon(painter, box, self._appearance, "lock", "text.muted")
        elif index.data(ROW) is None:
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
        trouble = index.data(TROUBLE)
        if trouble and index.column() == ON + 1:
            box = QRect(room.right() - ICON, room.top(), ICON, room.height())
            paint_icon(painter, box, self._appearance, "circle-x", "error.fg")
            room.setRight(box.left() - SIDE)
        painter.setFont(self._appearance.mono())
        self._draw(painter, room, text, "error.fg" if trouble else _tint(index.data(ROW)))

    def _draw(self, painter: QPainter, room: QRect, text: str, tint: str) -> None:
        painter.setPen(self._appearance.color(tint))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def _tint(row: Any) -> str:
    if getattr(row, "locked", False):
        return "text.muted"
    return "text.primary" if row.enabled else "text.disabled"
