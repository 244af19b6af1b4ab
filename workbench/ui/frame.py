"""The bare window: menus, tool bar, rail, status bar, and room for what comes after the first paint.

It stands alone, so that it is on the screen before the rest is even imported.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from workbench.ui.panels.menu_bar import MenuBar
from workbench.ui.panels.rail import Rail
from workbench.ui.panels.status_line import StatusLine
from workbench.ui.panels.top_bar import TopBar
from workbench.ui.theme import Appearance

APP = "Gemini Workbench"
FIRST_SIZE, SMALLEST_SIZE = (1440, 900), (960, 600)
PANEL_WIDTH, PANEL_LEAST, PANEL_MOST = 244, 180, 420
PANEL_HIDDEN_BELOW = 1000


class Frame(QMainWindow):
    """`painted` comes once, after the first paint. `may_close` is asked when the user closes the window."""

    painted = Signal()
    resized = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] | None = None
        self._was_painted = False
        self._panel_wanted = True
        self.menus = MenuBar(appearance, self)
        self.rail = Rail(appearance)
        self.top_bar = TopBar(appearance, self.menus.actions_by_id)
        self.status_line = StatusLine(appearance)
        self.side = QWidget()
        self.side.setObjectName("sidePanel")
        self.documents = QWidget()
        self.splitter = QSplitter()
        self._lay_out()
        self.rail.chosen.connect(self.toggle_panel)
        self.menus.bind("toggleSidePanel", self.toggle_panel)

    def fill(self, side: QWidget, documents: QWidget) -> None:
        """Put side panel and documents into their places."""
        for index, (old, new) in enumerate(((self.side, side), (self.documents, documents))):
            self.splitter.replaceWidget(index, new)
            old.deleteLater()
        self.side, self.documents = side, documents
        self._limit_side()
        self._show_panel()

    def toggle_panel(self) -> None:
        """Show or hide the side panel."""
        self._panel_wanted = self.side.isHidden()
        self.side.setVisible(self._panel_wanted)
        self._mark_panel()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_panel()
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.may_close is None or self.may_close())

    def _lay_out(self) -> None:
        self.setObjectName("mainWindow")
        self.setAccessibleName(APP)
        self.setWindowTitle(APP)
        self.resize(*FIRST_SIZE)
        self.setMinimumSize(*SMALLEST_SIZE)
        self.setMenuBar(self.menus)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.top_bar)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.rail)
        self.setStatusBar(self.status_line)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.splitter.setObjectName("mainSplitter")
        self.splitter.addWidget(self.side)
        self.splitter.addWidget(self.documents)
        self.splitter.setHandleWidth(1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([PANEL_WIDTH, FIRST_SIZE[0] - PANEL_WIDTH])
        self._limit_side()
        self.setCentralWidget(self.splitter)

    def _limit_side(self) -> None:
        self.side.setMinimumWidth(PANEL_LEAST)
        self.side.setMaximumWidth(PANEL_MOST)

    def _show_panel(self) -> None:
        """Show the side panel where the user wants it and the window is wide enough."""
        self.side.setVisible(self._panel_wanted and self.width() >= PANEL_HIDDEN_BELOW)
        self._mark_panel()

    def _mark_panel(self) -> None:
        shown = not self.side.isHidden()
        self.menus.check("toggleSidePanel", checked=shown)
        self.rail.show_open("collections" if shown else "")
