"""The tabs of open documents; a document opened only for a look has its title in italics."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionTab,
    QStylePainter,
    QTabBar,
    QWidget,
)

from workbench.ui.theme import Appearance

NARROWEST = 128
"""Width in pixels that a title needs to be told from another; beyond it the tabs scroll."""

BESIDE, BETWEEN = 12, 8
"""Pixels before a tab's icon, and between the icon and the title."""


class DocumentTabBar(QTabBar):
    """Middle click closes, double click keeps. `menu_asked` has a tab and where its menu belongs on the screen."""

    middle_clicked = Signal(int)
    menu_asked = Signal(int, QPoint)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._widest = 0
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setExpanding(False)

    def show_preview(self, index: int, *, preview: bool) -> None:
        """Draw a tab's title in italics or upright."""
        self.setTabData(index, preview)
        self.update()

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802  # Qt's name
        """Return the room of a tab: where all do not fit, the longest titles give way first."""
        if index == 0 or not self._widest:  # Qt asks for all in turn: once for them all is enough
            self._widest = self._find_widest()
        hint = super().tabSizeHint(index)
        return QSize(min(hint.width(), self._widest), hint.height())

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802  # Qt's name
        hint = super().tabSizeHint(index)
        return QSize(min(hint.width(), self._widest or self._find_widest()), hint.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index >= 0:
            self.middle_clicked.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key means the tab at the front, the mouse the tab under it."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.tabAt(event.pos()) if by_mouse else self.currentIndex()
        if index >= 0:
            below = self.mapToGlobal(self.tabRect(index).bottomLeft())
            self.menu_asked.emit(index, event.globalPos() if by_mouse else below)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        order = [index for index in range(self.count()) if index != self.currentIndex()]
        for index in (*order, self.currentIndex()):
            if index >= 0:
                self._paint_tab(painter, index)
        painter.end()

    def _find_widest(self) -> int:
        widths = [
            super(DocumentTabBar, self).tabSizeHint(tab).width() for tab in range(self.count())
        ]
        return max(NARROWEST, fair_share(widths, self.width()))

    def _paint_tab(self, painter: QStylePainter, index: int) -> None:
        option = QStyleOptionTab()
        self.initStyleOption(option, index)
        painter.drawControl(QStyle.ControlElement.CE_TabBarTabShape, option)
        self._paint_label(painter, option, self.tabRect(index), index)

    def _paint_label(
        self, painter: QStylePainter, option: QStyleOptionTab, tab: QRect, index: int
    ) -> None:
        """Paint icon and title from the left, as far as the cross; Qt would paint them in the middle of less room."""
        font = QFont(self.font())
        font.setItalic(bool(self.tabData(index)))
        painter.setFont(font)
        is_front = index == self.currentIndex()
        painter.setPen(self._appearance.color("text.primary" if is_front else "text.secondary"))
        icon, title = _label_places(tab, option)
        option.icon.paint(painter, icon)
        text = painter.fontMetrics().elidedText(
            self.tabText(index), self.elideMode(), title.width()
        )
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, text)


def _label_places(tab: QRect, option: QStyleOptionTab) -> tuple[QRect, QRect]:
    """Return where the icon and the title of a tab belong."""
    icon = option.iconSize
    left, middle = tab.left() + BESIDE, tab.center().y() + 1 - icon.height() // 2
    beside = 0 if option.icon.isNull() else icon.width() + BETWEEN
    end = tab.right() - option.rightButtonSize.width() - BETWEEN
    title = QRect(left + beside, tab.top(), end - left - beside, tab.height())
    picture = QRect(left, middle, icon.width(), icon.height())
    way = option.direction
    return QStyle.visualRect(way, tab, picture), QStyle.visualRect(way, tab, title)


def fair_share(wanted: Sequence[int], room: int) -> int:
    """Return the largest width that none may go beyond if all are to fit into the room."""
    for count, width in enumerate(sorted(wanted)):
        share = room // (len(wanted) - count)
        if width > share:
            return share
        room -= width
    return max(wanted, default=0)
