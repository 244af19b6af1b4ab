"""How large text is: larger, smaller and back to usual by Ctrl+=, Ctrl+- and Ctrl+0."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from workbench.domain.settings import TEXT_SIZE
from workbench.ui.panels.status_line import StatusLine
from workbench.ui.preferences import Preferences

SIZES = tuple(int(choice.value) for choice in TEXT_SIZE.choices)
"""Percent of the usual size, as far as controls and rows have room for their text."""


class TextSize(QObject):
    """Changes the size, which is a setting, and says it in the status bar."""

    def __init__(self, preferences: Preferences, status_line: StatusLine) -> None:
        super().__init__(status_line)
        self._preferences = preferences
        self._status_line = status_line
        preferences.changed.connect(self._show)
        self._show()

    def bindings(self) -> dict[str, Callable[..., None]]:
        """Return what the commands of the size do, by their ids."""
        return {"textLarger": self.larger, "textSmaller": self.smaller, "textUsual": self.usual}

    @property
    def percent(self) -> int:
        """The size in force."""
        return int(self._preferences.get(TEXT_SIZE))

    def larger(self) -> None:
        """Take the next larger size."""
        self._take(next((size for size in SIZES if size > self.percent), self.percent))

    def smaller(self) -> None:
        """Take the next smaller size."""
        self._take(next((size for size in SIZES[::-1] if size < self.percent), self.percent))

    def usual(self) -> None:
        """Go back to the usual size."""
        self._preferences.reset(TEXT_SIZE)

    def _take(self, percent: int) -> None:
        self._preferences.change(TEXT_SIZE, percent)

    def _show(self) -> None:
        self._status_line.show_zoom(self.percent)
