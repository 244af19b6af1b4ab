"""How large text is: larger, smaller and back to usual by Ctrl+=, Ctrl+- and Ctrl+0."""

from PySide6.QtCore import QObject

from workbench.ui.panels.status_line import StatusLine
from workbench.ui.theme import Appearance

SIZES = (80, 90, 100, 110, 125, 140)
"""Percent of the usual size, as far as controls and rows have room for their text."""

USUAL = 100


class TextSize(QObject):
    """Changes the size and says it in the status bar."""

    def __init__(self, appearance: Appearance, status_line: StatusLine) -> None:
        super().__init__(status_line)
        self._appearance = appearance
        self._status_line = status_line
        status_line.show_zoom(self.percent)

    @property
    def percent(self) -> int:
        """The size in force."""
        return self._appearance.zoom

    def larger(self) -> None:
        """Take the next larger size."""
        self.show(next((size for size in SIZES if size > self.percent), self.percent))

    def smaller(self) -> None:
        """Take the next smaller size."""
        self.show(next((size for size in SIZES[::-1] if size < self.percent), self.percent))

    def usual(self) -> None:
        """Go back to the usual size."""
        self.show(USUAL)

    def show(self, percent: int) -> None:
        """Take a size; one that is none of these counts as the usual one."""
        self._appearance.zoom_to(percent if percent in SIZES else USUAL)
        self._status_line.show_zoom(self.percent)
