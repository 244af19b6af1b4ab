"""What the commands of finding do: they go to the find bar of the half of a request that has the focus."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from workbench.ui.panels.desk import Desk
from workbench.ui.widgets.find_bar import FindBar


class FindDesk(QObject):
    """Finds in the request at the front."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def bindings(self) -> dict[str, Callable[..., None]]:
        """Return what the commands of finding do, by their ids."""
        return {"find": self._find, "findNext": self._next, "findPrevious": self._previous}

    def _find(self) -> None:
        bar = self._bar()
        if bar is not None:
            bar.open()

    def _next(self) -> None:
        bar = self._bar()
        if bar is not None:
            bar.next()

    def _previous(self) -> None:
        bar = self._bar()
        if bar is not None:
            bar.previous()

    def _bar(self) -> FindBar | None:
        page = self._desk.front
        if page is None:
            return None
        composer, response = page.request_page.composer, page.request_page.response
        focus = QApplication.focusWidget()
        is_in_body = focus is not None and composer.isAncestorOf(focus)
        if is_in_body or not response.isVisible():
            return composer.bring_find_bar()
        return response.find_bar
