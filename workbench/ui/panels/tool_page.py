"""A page of the program itself among the documents' tabs: Welcome, Settings and their like (ui.md 4)."""

from typing import ClassVar

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class ToolPage(QWidget):
    """One page of a kind at most is open. A subclass says its `KEY`, the `TITLE` of its tab and the `ICON` there."""

    KEY: ClassVar[str]
    TITLE: ClassVar[str]
    ICON: ClassVar[str]
    _first: QWidget | None = None

    def begin_at(self, first: QWidget) -> None:
        """Give the focus to a control of the page when the page gets it; a focus proxy is no stop for Tab."""
        self._first = first

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._first is not None:
            self._first.setFocus(event.reason())
