"""Opens the pages of the program among the tabs: each is made when it is first asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from workbench.ui.panels.document_tabs import DocumentTabs
from workbench.ui.panels.tool_page import ToolPage

Maker = Callable[[], ToolPage]
"""Makes a page; whatever it imports is imported then."""


class ToolDesk(QObject):
    """Whoever has a page offers how to make it; whoever wants it asks by its key."""

    def __init__(self, tabs: DocumentTabs) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._makers: dict[str, Maker] = {}

    def offer(self, key: str, make: Maker) -> None:
        """Tell how the page of a key is made."""
        self._makers[key] = make

    def show(self, key: str) -> ToolPage:
        """Bring a page to the front, made anew where it is not open, and return it."""
        page = self._tabs.tool(key) or self._makers[key]()
        self._tabs.show_tool(page)
        page.setFocus()
        return page
