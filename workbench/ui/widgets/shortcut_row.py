"""A shortcut on the settings page: what is done, in which menu it stands, and its keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workbench.presenters.setting_rows import finds
from workbench.ui.theme import Appearance
from workbench.ui.widgets.found_row import FoundRow
from workbench.ui.widgets.key_label import KeyLabel
from workbench.ui.widgets.palette_delegate import key_names

WIDEST_MENU = "Everywhere"
BESIDE = 12


class ShortcutRow(FoundRow):
    """Is shown, and cannot be changed."""

    def __init__(
        self, appearance: Appearance, menu: str, text: str, keys: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = (menu, text, keys)
        self._place = place = QLabel(menu)
        place.setProperty("role", "muted")
        place.setMinimumWidth(_menu_width(appearance))
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAccessibleName(f"{text}, {keys}")
        label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(4)
        row.addWidget(place)
        row.addWidget(label, 1)
        for key in key_names(keys):
            row.addWidget(KeyLabel(appearance, key))

    def show_narrow(self, *, narrow: bool) -> None:
        self._place.setVisible(not narrow)

    def is_found(self, text: str) -> bool:
        return finds(text, *self._words, "shortcuts")


def _menu_width(appearance: Appearance) -> int:
    metrics = QFontMetrics(appearance.font("small"))
    return metrics.horizontalAdvance(WIDEST_MENU) + BESIDE
