"""Rows of the collection tree: icon by kind, name, and one glyph at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.presenters.collection_rows import Row
from workbench.presenters.open_documents import Mark
from workbench.ui.icons import paint_icon
from workbench.ui.item_models.collection_model import Role
from workbench.ui.theme import STRONG, Appearance, size
from workbench.ui.widgets.kept_height import row_height

DOT, GAP = 8, 8
AnyIndex = QModelIndex | QPersistentModelIndex


class DocumentDelegate(QStyledItemDelegate):
    """Draws a row's content; the name ends before the glyph. Selection and focus are the tree's."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), row_height(option.widget))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: Row = index.data(Role.ROW)
        glyph: Mark | str | None = index.data(Role.GLYPH)
        painter.save()
        rect = option.rect
        icon = QRect(rect.left() + 2, rect.top(), size("icon"), rect.height())
        paint_icon(painter, icon, self._appearance, row.icon, row.tint)
        if glyph is not None:
            self._paint_glyph(painter, rect, glyph)
        self._paint_name(painter, option, row, glyph is not None)
        painter.restore()

    def _paint_name(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, has_glyph: bool
    ) -> None:
        painter.setFont(self._appearance.font("body", STRONG if row.is_folder else None))
        painter.setPen(self._appearance.color(_name_tint(row, option.state)))
        right = size("icon") + GAP + 4 if has_glyph else 4
        room = option.rect.adjusted(2 + size("icon") + GAP, 0, -right, 0)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_glyph(self, painter: QPainter, rect: QRect, glyph: Mark | str) -> None:
        place = QRect(rect.right() - size("icon") - 5, rect.top(), 14, rect.height())
        if isinstance(glyph, Mark):
            paint_icon(painter, place, self._appearance, glyph.icon, glyph.tint)
        elif glyph == "broken":
            paint_icon(painter, place, self._appearance, "triangle-alert", "error.fg")
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._appearance.color("accent.fg"))
            center = place.center()
            painter.drawEllipse(QRectF(center.x() - 3, center.y() - 3, DOT, DOT))


def _name_tint(row: Row, state: QStyle.StateFlag) -> str:
    if row.trouble is not None:
        return "error.fg"
    selected = bool(state & QStyle.StateFlag.State_Selected)
    return "text.primary" if selected or row.is_folder else "text.secondary"
