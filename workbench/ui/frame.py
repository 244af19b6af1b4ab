"""The window itself: its areas at once, then menus, tool bar, rail, status bar, side panel and documents.

The first paint needs nothing but colours, so it comes before the rest is even imported.
"""

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from workbench.domain.window_state import Rect, fitted
from workbench.ui.widgets.first_look import FirstLook
from workbench.ui.widgets.pressing import press_focused

if TYPE_CHECKING:
    from workbench.ui.panels.menu_bar import MenuBar
    from workbench.ui.panels.rail import Rail
    from workbench.ui.panels.side_panel import SidePanel
    from workbench.ui.panels.status_line import StatusLine
    from workbench.ui.panels.top_bar import TopBar
    from workbench.ui.theme import Appearance
    from workbench.ui.widgets.pane_splitter import PaneSplitter

APP = "Gemini Workbench"
FIRST_SIZE, SMALLEST_SIZE = (1440, 900), (960, 600)
PANEL_WIDTH = 244
PANEL_HIDDEN_BELOW = 1000


class Frame(QMainWindow):
    """`painted` comes once, after the first paint. `may_close` is asked when the user closes the window.

    `take_drag` gets whatever is dragged over the window, or dropped, and tells whether it is welcome; `drag_left` when
    it goes elsewhere.

    Bars and panels are there once `furnish` was called.
    """

    painted = Signal()
    resized = Signal()
    drag_left = Signal()
    menus: "MenuBar"
    rail: "Rail"
    side: "SidePanel"
    top_bar: "TopBar"
    status_line: "StatusLine"

    def __init__(self, colors: Mapping[str, str]) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] | None = None
        self.take_drag: Callable[[QDropEvent], bool] | None = None
        self._was_painted = False
        self._panel_wanted = True
        self._panel_width = PANEL_WIDTH
        self._is_filled = False
        self._splitter: PaneSplitter | None = None
        self.setObjectName("mainWindow")
        self.setAccessibleName(APP)
        self.setWindowTitle(APP)
        self.resize(*FIRST_SIZE)
        self.setMinimumSize(*SMALLEST_SIZE)
        self.setCentralWidget(FirstLook(colors, PANEL_WIDTH))

    def fit_into(self, room: QSize) -> None:
        """Open no larger than the screen's free room; at 200 % a usual screen is smaller than the least size."""
        self.setMinimumSize(self.minimumSize().boundedTo(room))
        self.resize(self.size().boundedTo(room))

    def go_to(self, place: Rect, *, maximized: bool) -> None:
        """Open where the window was left, as far as a screen shows that place."""
        screens = [_rect(screen.availableGeometry()) for screen in QGuiApplication.screens()]
        fit = fitted(place, screens)
        self.setGeometry(fit.left, fit.top, fit.width, fit.height)
        if maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def come_forward(self, token: str = "") -> None:
        """Come to the front of the other windows; a desktop may want the `token` of whoever asks for that."""
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt uses it up
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    @property
    def usual_place(self) -> Rect:
        """Where the window is while it fills no screen."""
        return _rect(self.normalGeometry())

    @property
    def panel_wanted(self) -> bool:
        """Whether the user wants the side panel, however narrow the window is now."""
        return self._panel_wanted

    @property
    def panel_width(self) -> int:
        """How wide the side panel is or was last."""
        if self._panel_is_shown():
            self._panel_width = self.side.width()
        return self._panel_width

    def restore_panel(self, width: int, *, wanted: bool) -> None:
        """Show the side panel as wide as it was left, or not at all."""
        self._panel_wanted = wanted
        self._panel_width = width or PANEL_WIDTH
        if self._splitter is not None:
            self._splitter.setSizes([self._panel_width, self.width() - self._panel_width])
        self._show_panel()

    def furnish(self, appearance: "Appearance") -> None:
        """Build menus and bars."""
        from workbench.ui.panels.menu_bar import MenuBar
        from workbench.ui.panels.rail import Rail
        from workbench.ui.panels.side_panel import SidePanel
        from workbench.ui.panels.status_line import StatusLine
        from workbench.ui.panels.top_bar import TopBar

        self.menus = MenuBar(appearance, self)
        self.rail = Rail(appearance)
        self.top_bar = TopBar(appearance, self.menus.actions_by_id)
        self.status_line = StatusLine(appearance)
        self.side = SidePanel()
        self.rail.chosen.connect(self.choose_panel)
        self.menus.bind("toggleSidePanel", self.toggle_panel)

    def add_panel(self, key: str, word: str, icon_name: str, make: Callable[[], QWidget]) -> None:
        """Give the side panel one more panel, and the rail its entry."""
        self.side.add(key, make)
        self.rail.add(key, word, icon_name)

    def fill(self, appearance: "Appearance", documents: QWidget) -> None:
        """Put side panel and documents into their places, and everything around them."""
        from workbench.ui.widgets.pane_splitter import PaneSplitter

        sizes = (PANEL_WIDTH, self.width() - PANEL_WIDTH)
        splitter = PaneSplitter(appearance, "Side panel and documents", sizes)
        splitter.setObjectName("mainSplitter")
        splitter.add_panes(self.side, documents)
        splitter.setStretchFactor(1, 1)
        self.setMenuBar(self.menus)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.top_bar)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.rail)
        self.setStatusBar(self.status_line)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setCentralWidget(splitter)
        self._splitter = splitter
        self._is_filled = True
        self._show_panel()

    def choose_panel(self, key: str) -> None:
        """Show a side panel; hide it where it is the one that is shown."""
        if key == self.side.current and self._panel_is_shown():
            self.toggle_panel()
        else:
            self.open_panel(key)

    def open_panel(self, key: str) -> None:
        """Show a side panel, however narrow the window is."""
        if self.side.show_panel(key):
            self.show_panel()
            self._mark_panel()

    def toggle_panel(self) -> None:
        """Show or hide the side panel."""
        if self._is_filled:
            self._panel_wanted = not self._panel_is_shown()
            self.side.setVisible(self._panel_wanted)
            self._mark_panel()

    def show_panel(self) -> None:
        """Show the side panel, however narrow the window is."""
        if not self._panel_is_shown():
            self.toggle_panel()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_panel()
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused(event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._offer(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._offer(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._offer(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drag_left.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.may_close is None or self.may_close())

    def _offer(self, event: QDropEvent) -> None:
        if self.take_drag is None or not self.take_drag(event):
            event.ignore()

    def _show_panel(self) -> None:
        """Show the side panel where the user wants it and the window is wide enough."""
        if self._is_filled:
            self.side.setVisible(self._panel_wanted and self.width() >= PANEL_HIDDEN_BELOW)
            self._mark_panel()

    def _panel_is_shown(self) -> bool:
        return self._is_filled and not self.side.isHidden()

    def _mark_panel(self) -> None:
        shown = self._panel_is_shown()
        self.menus.check("toggleSidePanel", checked=shown)
        self.rail.show_open(self.side.current if shown else "")


def _rect(rect: QRect) -> Rect:
    return Rect(rect.x(), rect.y(), rect.width(), rect.height())
