"""The rail at the left: which side panel is shown, by icon and word."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget

from workbench.ui.icons import icon
from workbench.ui.theme import Appearance, size

ENTRIES = (("collections", "Collections", "folder"),)
"""Key, word and icon of each side panel, in order."""


class Rail(QToolBar):
    """Choosing the panel that is shown hides or shows it."""

    chosen = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__("Side panel", parent)
        self.setObjectName("railBar")
        self.setAccessibleName("Side panel")
        self.setMovable(False)
        self.setOrientation(Qt.Orientation.Vertical)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(size("iconLarge"), size("iconLarge")))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for key, word, icon_name in ENTRIES:
            self._add(key, word, icon(appearance, icon_name, "text.muted", "accent.fg"))

    def show_open(self, key: str) -> None:
        """Mark the entry whose panel is shown, none for ""."""
        for action in self.actions():
            action.setChecked(action.data() == key)

    def _add(self, key: str, word: str, picture: QIcon) -> None:
        action = QAction(picture, word, self)
        action.setCheckable(True)
        action.setChecked(True)
        action.setData(key)
        action.triggered.connect(self._tell)
        self._group.addAction(action)
        self.addAction(action)
        button = self.widgetForAction(action)
        button.setObjectName(f"{key}RailButton")
        button.setAccessibleName(word)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setFixedWidth(size("rail") - 1)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _tell(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(action.data())
