"""What the window shows in its very first paint: its areas in their colours, for as long as the rest loads.

Made of frames and a style sheet, not painted: a painter's first call loads all of Qt's constants, which takes as
long as the rest of the first paint.
"""

from collections.abc import Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from workbench.ui.tokens import size

MENU_BAR = 26


class FirstLook(QFrame):
    """Bars, panel and document as plain areas, where they will stand."""

    def __init__(self, colors: Mapping[str, str], panel_width: int) -> None:
        super().__init__()
        self._panel_width = panel_width
        line = colors["border.subtle"]
        self.setStyleSheet(f"background: {colors['bg.canvas']}")
        self._head = self._area(f"border-bottom: 1px solid {line}")
        self._rail = self._area(f"border-right: 1px solid {line}")
        self._panel = self._area(
            f"background: {colors['bg.panel']}; border-right: 1px solid {line}"
        )
        self._tabs = self._area(f"border-bottom: 1px solid {line}")
        self._page = self._area(f"background: {colors['bg.surface']}")
        self._foot = self._area(f"border-top: 1px solid {line}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, height = self.width(), self.height()
        top, rail, tabs = MENU_BAR + size("toolbar"), size("rail"), size("tabBar") - 1
        left, bottom = rail + self._panel_width, height - size("statusBar")
        self._head.setGeometry(0, 0, width, top)
        self._rail.setGeometry(0, top, rail, bottom - top)
        self._panel.setGeometry(rail, top, self._panel_width, bottom - top)
        self._tabs.setGeometry(left, top, width - left, tabs)
        self._page.setGeometry(left, top + tabs, width - left, bottom - top - tabs)
        self._foot.setGeometry(0, bottom, width, height - bottom)

    def _area(self, sheet: str) -> QFrame:
        area = QFrame(self)
        area.setStyleSheet(sheet)
        return area
