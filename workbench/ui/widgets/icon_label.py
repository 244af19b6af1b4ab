"""An icon that stands beside text and follows the theme."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.ui.icons import paint_icon
from workbench.ui.theme import Appearance, size


class IconLabel(QWidget):
    """One icon in a token's colour; purely an ornament, so it has no name of its own."""

    def __init__(
        self,
        appearance: Appearance,
        name: str,
        tint: str = "text.secondary",
        pixels: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._name = name
        self._tint = tint
        side = pixels or size("icon")
        self.setFixedSize(QSize(side, side))
        appearance.theme_changed.connect(self.update)

    def show_icon(self, name: str, tint: str) -> None:
        """Change what is shown."""
        self._name = name
        self._tint = tint
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self.rect(), self._appearance, self._name, self._tint)
        painter.end()
