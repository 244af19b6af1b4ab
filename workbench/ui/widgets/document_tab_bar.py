"""The tabs of open documents; a document opened only for a look has its title in italics."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionTab,
    QStylePainter,
    QTabBar,
    QWidget,
)


class DocumentTabBar(QTabBar):
    """Middle click closes, double click keeps. `menu_asked` has a tab and where its menu belongs on the screen."""

    middle_clicked = Signal(int)
    menu_asked = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setExpanding(False)

    def show_preview(self, index: int, *, preview: bool) -> None:
        """Draw a tab's title in italics or upright."""
        self.setTabData(index, preview)
        self.update()

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

    def _paint_tab(self, painter: QStylePainter, index: int) -> None:
        option = QStyleOptionTab()
        self.initStyleOption(option, index)
        painter.drawControl(QStyle.ControlElement.CE_TabBarTabShape, option)
        font = QFont(self.font())
        font.setItalic(bool(self.tabData(index)))
        painter.setFont(font)
        painter.drawControl(QStyle.ControlElement.CE_TabBarTabLabel, option)
