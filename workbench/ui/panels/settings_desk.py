"""What the settings do: the page that shows them, and whatever follows them while the window is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from workbench.domain.settings import (
    APPEARANCE,
    ENVIRONMENT_KEYS,
    FORMAT_ON_SAVE,
    SAVE_ON_SEND,
    SETTINGS,
    THEME,
)
from workbench.presenters.open_documents import Mark, Place
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.look import look_of
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.document_tabs import DocumentTabs
from workbench.ui.panels.library import Library
from workbench.ui.panels.menu_bar import MenuBar
from workbench.ui.panels.rail import Rail
from workbench.ui.panels.session import Session
from workbench.ui.panels.settings_extras import Around, SettingsExtras
from workbench.ui.panels.tidying import tidy
from workbench.ui.panels.tool_desk import ToolDesk
from workbench.ui.panels.tool_page import ToolPage
from workbench.ui.preferences import Preferences
from workbench.ui.theme import Appearance
from workbench.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from workbench.presenters.setting_rows import KeptPlace

PAGE = "settings"
_LOOKS = frozenset(setting.key for setting in SETTINGS if setting.group == APPEARANCE)


class Framed(Protocol):
    """The frame, as far as settings reach into it."""

    @property
    def rail(self) -> Rail: ...
    @property
    def menus(self) -> MenuBar: ...


class Settled(Protocol):
    """The window, as far as settings reach into it."""

    @property
    def frame(self) -> Framed: ...

    session: Session
    preferences: Preferences
    tools: ToolDesk
    tabs: DocumentTabs
    desk: Desk
    library: Library
    toast: Toast


class SettingsDesk(QObject):
    """Opens the page, and hands what it changes to the look and to the engine; saves what is sent, if wanted."""

    def __init__(
        self,
        window: Settled,
        appearance: Appearance,
        bridge: AsyncBridge,
        find_places: "Callable[[], tuple[KeptPlace, ...]]",
    ) -> None:
        super().__init__(window.preferences)
        self._appearance = appearance
        rail, self._menus = window.frame.rail, window.frame.menus
        self._tools = tools = window.tools
        self._session = session = window.session
        self._preferences = preferences = window.preferences
        around = Around(preferences, window.toast, self._menus, find_places)
        self._extras = SettingsExtras(appearance, bridge, session, around)
        self._desk = window.desk
        self._tabs = window.tabs
        self._documents = window.library.documents
        self._running: set[Place] = set()
        rail.add_at_end(PAGE, "Settings", "settings")
        rail.pressed.connect(self._on_rail)
        tools.offer(PAGE, self._page)
        preferences.changed.connect(self._on_changed)
        session.loaded.connect(self._hand_to_engine)
        window.desk.document_changed.connect(self._on_document)
        self._check_theme()

    def bindings(self) -> dict[str, Callable[..., None]]:
        """Return what the commands of settings do, by their ids."""
        return {
            "settings": self.open,
            "themeSystem": self._theme_system,
            "themeLight": self._theme_light,
            "themeDark": self._theme_dark,
        }

    def open(self) -> None:
        """Bring the settings to the front."""
        self._tools.show(PAGE)

    def open_at(self, group: str) -> None:
        """Bring one page of the settings to the front."""
        from workbench.ui.panels.settings_page import SettingsPage

        page = self._tools.show(PAGE)
        if isinstance(page, SettingsPage):
            page.open_at(group)

    def save(self, page: DocumentPage) -> None:
        """Save a document, its body formatted where that is wanted."""
        if page.is_ready and self._preferences.get(FORMAT_ON_SAVE):
            tidy(page)
        self._desk.save(page)

    def _page(self) -> ToolPage:
        from workbench.ui.panels.settings_page import SettingsPage

        extras = self._extras
        below, pages = extras.below(), extras.pages()
        return SettingsPage(self._appearance, self._preferences, below, pages)

    def _on_rail(self, key: str) -> None:
        if key == PAGE:
            self.open()

    def _on_changed(self, key: str) -> None:
        if key in _LOOKS:
            self._show_look()
        else:
            self._hand_to_engine()

    def _show_look(self) -> None:
        self._appearance.show(look_of(self._preferences.settings))
        self._check_theme()

    def _check_theme(self) -> None:
        self._menus.check(f"theme{self._appearance.look.theme.capitalize()}", checked=True)

    def _hand_to_engine(self) -> None:
        """Let the next request follow the settings."""
        if self._session.engine is not None:
            self._session.engine.follow(self._preferences.settings)
        self._session.use_variables(wanted=self._preferences.get(ENVIRONMENT_KEYS))

    def _on_document(self, place: Place) -> None:
        """Save a request whose run has just begun, where that is wanted and it has a file."""
        if self._documents.mark_of(place) is not Mark.RUNNING:
            self._running.discard(place)
        elif place not in self._running:
            self._running.add(place)
            page = self._tabs.page_of(place)
            wanted = place.is_saved and self._preferences.get(SAVE_ON_SEND)
            if wanted and page is not None and self._documents.is_dirty(place):
                self.save(page)

    def _theme_system(self) -> None:
        self._preferences.change(THEME, "system")

    def _theme_light(self) -> None:
        self._preferences.change(THEME, "light")

    def _theme_dark(self) -> None:
        self._preferences.change(THEME, "dark")
