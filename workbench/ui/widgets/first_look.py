"""What the window shows in its very first paint: its areas in their colours, for as long as the rest loads."""

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.ui.tokens import size

MENU_BAR = 26


class FirstLook(QWidget):
    """Paints canvas, panel, surface and the lines between them where bars, panel and document will stand."""

    def __init__(self, colors: Mapping[str, str], panel_width: int) -> None:
        super().__init__()
        self._colors = colors
        self._panel = panel_width

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width, height = self.width(), self.height()
        top = MENU_BAR + size("toolbar")
        bottom = height - size("statusBar")
        left = size("rail") + self._panel
        tabs = top + size("tabBar") - 1
        self._fill(painter, "bg.canvas", 0, 0, width, height)
        self._fill(painter, "bg.panel", size("rail"), top, self._panel, bottom - top)
        self._fill(painter, "bg.surface", left, tabs, width - left, bottom - tabs)
        for line in ((0, top - 1, width, 1), (0, bottom, width, 1)):
            self._fill(painter, "border.subtle", *line)
        for x in (size("rail") - 1, left):
            self._fill(painter, "border.subtle", x, top, 1, bottom - top)
        painter.end()

    def _fill(self, painter: QPainter, token: str, *place: int) -> None:
        x, y, width, height = place
        painter.fillRect(x, y, width, height, QColor(self._colors[token]))
