"""The rail at the left: which side panel is shown, by icon and word."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget

from workbench.ui.icons import icon
from workbench.ui.theme import Appearance, size

BESIDE = 10
"""Pixels left and right of a word, together."""


class Rail(QToolBar):
    """`chosen` has the key of a side panel, `pressed` that of a page below them, at the end of the rail."""

    chosen = Signal(str)
    pressed = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__("Side panel", parent)
        self._appearance = appearance
        self._end: QAction | None = None
        self.setObjectName("railBar")
        self.setAccessibleName("Side panel")
        self.setMovable(False)
        self.setOrientation(Qt.Orientation.Vertical)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(size("iconLarge"), size("iconLarge")))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        appearance.theme_changed.connect(self._fit)

    def add(self, key: str, word: str, icon_name: str) -> None:
        """Add the entry of a side panel."""
        action = self._action(key, word, icon_name)
        action.setCheckable(True)
        action.triggered.connect(self._tell_chosen)
        self._group.addAction(action)
        if self._end is None:
            self.addAction(action)
        else:
            self.insertAction(self._end, action)
        self._dress(action)
        self._order()

    def add_at_end(self, key: str, word: str, icon_name: str) -> None:
        """Add what opens a page, below the side panels and a gap."""
        if self._end is None:
            gap = QWidget()
            gap.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            self._end = self.addWidget(gap)
        action = self._action(key, word, icon_name)
        action.triggered.connect(self._tell_pressed)
        self.addAction(action)
        self._dress(action)

    def show_open(self, key: str) -> None:
        """Mark the entry whose panel is shown, none for ""."""
        for action in self.actions():
            if action.isCheckable():
                action.setChecked(action.data() == key)

    def _action(self, key: str, word: str, icon_name: str) -> QAction:
        action = QAction(icon(self._appearance, icon_name, "text.muted", "accent.fg"), word, self)
        action.setData(key)
        return action

    def _dress(self, action: QAction) -> None:
        button = self.widgetForAction(action)
        button.setObjectName(f"{action.data()}RailButton")
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fit()

    def _fit(self) -> None:
        """Make all entries as wide as the widest word needs."""
        entries = [action for action in self.actions() if action.text()]
        metrics = QFontMetrics(self._appearance.font("caption"))
        widest = max((metrics.horizontalAdvance(one.text()) for one in entries), default=0)
        for action in entries:
            self.widgetForAction(action).setFixedWidth(max(size("rail") - 1, widest + BESIDE))

    def _order(self) -> None:
        """Let Tab go down the rail, whatever was added first."""
        entries = [self.widgetForAction(action) for action in self.actions() if action.text()]
        for above, below in pairwise(entries):
            QWidget.setTabOrder(above, below)

    def _tell_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(action.data())

    def _tell_pressed(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.pressed.emit(action.data())
