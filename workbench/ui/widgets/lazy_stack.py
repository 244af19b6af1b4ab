"""A stack of pages, each built when it is first asked for: a window full of pages opens as fast as one with one.

A page that is built late stands in the tab order where it would stand had it been there from the start.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

Make = Callable[[], QWidget]


class LazyStack(QStackedWidget):
    """`behind` is the control after which the pages' own controls come in the tab order."""

    def __init__(self, behind: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._behind = behind
        self._makers: dict[str, Make] = {}
        self._built: dict[str, QWidget] = {}

    def add(self, key: str, make: Make) -> None:
        """Add a page that `make` builds when it is asked for."""
        self._makers[key] = make

    def built(self, key: str) -> Any:
        """Return a page that is there, None where nobody has asked for it yet."""
        return self._built.get(key)

    def page(self, key: str) -> Any:
        """Return a page, built now where it is not there yet. An unknown key is a KeyError."""
        page = self._built.get(key)
        if page is None:
            page = self._built[key] = self._makers[key]()
            own = list(_controls(page))
            self.addWidget(page)
            for before, behind in pairwise((self._behind, *own)):
                QWidget.setTabOrder(before, behind)
        return page

    def show_page(self, key: str) -> None:
        """Bring a page to the front."""
        page = self.page(key)
        if self.currentWidget() is not page:
            self.setCurrentWidget(page)


def _controls(page: QWidget) -> Iterator[QWidget]:
    """Yield what can have the focus in a page that has no parent yet, in the tab order."""
    widget: QWidget | None = page
    while widget is not None:
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield widget
        following = widget.nextInFocusChain()
        widget = None if following is page else following
