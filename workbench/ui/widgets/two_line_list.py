"""A list whose rows have two lines: icon, name, a muted line below, and a tick where the row is in use."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from workbench.presenters.key_rows import ListRow
from workbench.ui.icons import paint_icon
from workbench.ui.item_models.two_line_list import ROW, TwoLineModel
from workbench.ui.theme import MEDIUM, Appearance, size

Index = QModelIndex | QPersistentModelIndex
SIDE, GAP, ABOVE, RING = 8, 8, 5, 2


class TwoLineList(QListView):
    """Shows rows and tells which one is current; what is done with it is the panel's.

    A list only to read (`acts` is false) marks no row before the focus comes to it.
    """

    def __init__(
        self, appearance: Appearance, object_name: str, name: str, *, acts: bool = True
    ) -> None:
        super().__init__()
        self._acts = acts
        self._rows = TwoLineModel(self)
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setProperty("kind", "twoLines")  # the style sheet's word
        self.setModel(self._rows)
        self.setItemDelegate(_TwoLines(appearance, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        appearance.theme_changed.connect(self.viewport().update)

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """What is shown."""
        return self._rows.rows

    @property
    def current(self) -> str:
        """The name of the current row, "" where there is none."""
        row = self.currentIndex().data(ROW)
        return row.name if isinstance(row, ListRow) else ""

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show other rows; the current one stays current where it is still there, else its neighbour."""
        name, at = self.current, self.currentIndex().row()
        self._rows.show_rows(rows)
        if not self._acts and not name:
            return
        names = [row.name for row in self.rows]
        at = names.index(name) if name in names else min(max(at, 0), len(names) - 1)
        if at != self.currentIndex().row():
            self.setCurrentIndex(self._rows.index(at))


class _TwoLines(QStyledItemDelegate):
    """Paints a row; sizes follow the font."""

    def __init__(self, appearance: Appearance, view: QListView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = (self._appearance.font("body", MEDIUM), self._appearance.font("small"))
        return QSize(0, sum(QFontMetrics(font).height() for font in lines) + 2 * ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, ListRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter, option.rect, index)
        rect = option.rect.adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        name = QRect(rect.left(), rect.top(), rect.width(), self._height("body"))
        tint = "accent.fg" if row.is_chosen else "text.muted"
        icon = QRect(name.left(), name.top(), size("icon"), name.height())
        paint_icon(painter, icon, self._appearance, row.icon, tint)
        name.setLeft(icon.right() + 1 + GAP)
        detail = QRect(name.left(), name.bottom() + 1, name.width(), self._height("small"))
        if row.is_chosen:
            name.setRight(name.right() - size("icon") - GAP)
            tick = QRect(name.right() + GAP, name.top(), size("icon"), name.height())
            paint_icon(painter, tick, self._appearance, "check", "accent.fg")
        self._write(painter, name, row.name, self._appearance.font("body", MEDIUM), "text.primary")
        self._write(painter, detail, row.detail, self._appearance.font("small"), "text.muted")
        painter.restore()

    def _height(self, step: str) -> int:
        return QFontMetrics(self._appearance.font(step)).height()

    def _paint_frame(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Fill the row where it is chosen or under the pointer, and ring it where the focus is."""
        is_current = self._view.currentIndex() == index
        ground = "bg.selected" if is_current else "bg.hover" if self._is_under(index) else ""
        if ground:
            chosen = self._appearance.edge() if is_current else QPen(Qt.PenStyle.NoPen)
            painter.setPen(chosen)
            painter.setBrush(self._appearance.color(ground))
            painter.drawRoundedRect(QRectF(rect), 4, 4)
        if is_current and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._appearance.color("focus.ring"), RING))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4)

    def _is_under(self, index: Index) -> bool:
        viewport = self._view.viewport()
        return (
            viewport.underMouse()
            and self._view.indexAt(viewport.mapFromGlobal(QCursor.pos())) == index
        )

    def _write(self, painter: QPainter, line: QRect, text: str, font: QFont, tint: str) -> None:
        painter.setFont(font)
        painter.setPen(self._appearance.color(tint))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
