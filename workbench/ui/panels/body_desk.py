"""How bodies are edited, by the settings: Tab, and whether lines wrap; in every tab, at once."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from workbench.domain.settings import EDITOR, SETTINGS, TAB_INSERTS_SPACES, WRAP_LINES
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.document_tabs import DocumentTabs
from workbench.ui.panels.menu_bar import MenuBar
from workbench.ui.preferences import Preferences

_KEYS = frozenset(setting.key for setting in SETTINGS if setting.group == EDITOR)


class BodyDesk(QObject):
    """Follows the settings of the editor."""

    def __init__(
        self, preferences: Preferences, desk: Desk, tabs: DocumentTabs, menus: MenuBar
    ) -> None:
        super().__init__(preferences)
        self._preferences = preferences
        self._tabs = tabs
        self._menus = menus
        desk.document_shown.connect(self._follow)
        preferences.changed.connect(self._on_changed)
        self._check()

    def bindings(self) -> dict[str, Callable[..., None]]:
        """Return what the commands of the editor do, by their ids."""
        return {"wrapLines": self._wrap}

    def _wrap(self, wanted: bool) -> None:
        self._preferences.change(WRAP_LINES, value=wanted)

    def _on_changed(self, key: str) -> None:
        if key in _KEYS:
            self._check()
            for page in self._tabs.pages:
                self._follow(page)

    def _follow(self, page: DocumentPage) -> None:
        body = page.request_page.composer.body
        body.wrap(wanted=self._preferences.get(WRAP_LINES))
        body.keys.let_tab_indent(indents=self._preferences.get(TAB_INSERTS_SPACES))

    def _check(self) -> None:
        self._menus.check("wrapLines", checked=self._preferences.get(WRAP_LINES))
