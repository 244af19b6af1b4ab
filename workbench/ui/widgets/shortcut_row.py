"""A shortcut on the settings page: what is done, in which menu it stands, and its keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workbench.presenters.setting_rows import finds
from workbench.ui.theme import Appearance
from workbench.ui.widgets.found_row import FoundRow
from workbench.ui.widgets.key_label import KeyLabel
from workbench.ui.widgets.palette_delegate import key_names

MENU_WIDTH = 84


class ShortcutRow(FoundRow):
    """Is shown, and cannot be changed."""

    def __init__(
        self, appearance: Appearance, menu: str, text: str, keys: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = (menu, text, keys)
        place = QLabel(menu)
        place.setProperty("role", "muted")
        place.setMinimumWidth(MENU_WIDTH)
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAccessibleName(f"{text}, {keys}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(4)
        row.addWidget(place)
        row.addWidget(label, 1)
        for key in key_names(keys):
            row.addWidget(KeyLabel(appearance, key))

    def is_found(self, text: str) -> bool:
        return finds(text, *self._words, "shortcuts")
