"""What the settings do: the page that shows them, and whatever follows them while the window is open."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from workbench.domain.settings import APPEARANCE, SETTINGS, THEME
from workbench.ui.look import look_of
from workbench.ui.panels.menu_bar import MenuBar
from workbench.ui.panels.rail import Rail
from workbench.ui.panels.session import Session
from workbench.ui.panels.tool_desk import ToolDesk
from workbench.ui.panels.tool_page import ToolPage
from workbench.ui.preferences import Preferences
from workbench.ui.theme import Appearance

PAGE = "settings"
_LOOKS = frozenset(setting.key for setting in SETTINGS if setting.group == APPEARANCE)


class SettingsDesk(QObject):
    """Opens the page, and hands what it changes to the look and to the engine."""

    def __init__(
        self,
        appearance: Appearance,
        rail: Rail,
        menus: MenuBar,
        tools: ToolDesk,
        session: Session,
        preferences: Preferences,
    ) -> None:
        super().__init__(preferences)
        self._appearance = appearance
        self._menus = menus
        self._tools = tools
        self._session = session
        self._preferences = preferences
        rail.add_at_end(PAGE, "Settings", "settings")
        rail.pressed.connect(self._on_rail)
        tools.offer(PAGE, self._page)
        preferences.changed.connect(self._on_changed)
        session.loaded.connect(self._hand_to_engine)
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

    def _page(self) -> ToolPage:
        from workbench.ui.panels.settings_page import SettingsPage

        return SettingsPage(self._appearance, self._preferences)

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

    def _theme_system(self) -> None:
        self._preferences.change(THEME, "system")

    def _theme_light(self) -> None:
        self._preferences.change(THEME, "light")

    def _theme_dark(self) -> None:
        self._preferences.change(THEME, "dark")
