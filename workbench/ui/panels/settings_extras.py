"""What the settings page shows beside settings: the proxy's password, what is kept where, the shortcuts."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from workbench.domain.errors import WorkbenchError
from workbench.domain.secret import Secret
from workbench.domain.settings import PROXY_USER, Settings
from workbench.ports import IN_MEMORY
from workbench.presenters import figures
from workbench.ui.actions import KEYS
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.menu_bar import MenuBar
from workbench.ui.panels.session import Session
from workbench.ui.preferences import Preferences
from workbench.ui.theme import Appearance
from workbench.ui.widgets.fact_row import FactRow
from workbench.ui.widgets.found_row import FoundRow
from workbench.ui.widgets.proxy_password import ProxyPasswordRow
from workbench.ui.widgets.shortcut_row import ShortcutRow
from workbench.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from workbench.presenters.setting_rows import KeptPlace

PRIVACY, SHORTCUTS, ADVANCED = "Privacy", "Shortcuts", "Advanced"
NOWHERE = "Nothing leaves this machine but the requests that you send. No account, no telemetry."
RUNS = "Every run is kept on this machine, without keys, as the page History says."
IN_KEYRING = "Values are kept by {place}, never in a file."
LOST = "No keyring was found: keys last until you quit. No file ever holds one."


class Around(NamedTuple):
    """What of the window the rows reach into; `find_places` tells what is kept where."""

    preferences: Preferences
    toast: Toast
    menus: MenuBar
    find_places: "Callable[[], tuple[KeptPlace, ...]]"


class SettingsExtras(QObject):
    """Makes the rows whenever a page is made, and does what they ask for."""

    def __init__(
        self,
        appearance: Appearance,
        bridge: AsyncBridge,
        session: Session,
        around: "Around",
    ) -> None:
        super().__init__(session)
        self._appearance = appearance
        self._bridge = bridge
        self._session = session
        self._preferences, self._toast, self._menus, self._find_places = around
        self._before = Settings({})
        self._reset_row: FactRow | None = None
        self._password: ProxyPasswordRow | None = None
        session.loaded.connect(self._look_for_password)
        self._preferences.changed.connect(self._count_changes)

    def below(self) -> dict[str, FoundRow]:
        """Return the rows that stand below a setting, by its key."""
        self._password = ProxyPasswordRow(self._appearance)
        self._password.entered.connect(self._keep)
        self._password.removed.connect(self._forget)
        self._look_for_password()
        return {PROXY_USER.key: self._password}

    def pages(self) -> dict[str, list[FoundRow]]:
        """Return the pages that hold no setting, by their titles."""
        return {PRIVACY: self._privacy(), SHORTCUTS: self._shortcuts(), ADVANCED: [self._reset()]}

    def _privacy(self) -> list[FoundRow]:
        place = self._session.keys.place
        kept = LOST if place == IN_MEMORY else IN_KEYRING.format(place=place or "your keyring")
        rows: list[FoundRow] = [
            FactRow("nowhere", "What leaves this machine", NOWHERE),
            FactRow("keptKeys", "API keys", kept),
            FactRow("keptRuns", "Runs", RUNS),
        ]
        for number, found in enumerate(self._find_places(), 1):
            text = f"{found.meaning}\n{found.folder}"
            row = FactRow(f"kept{number}", found.what, text, "Open folder")
            row.setProperty("folder", found.folder)
            row.acted.connect(self._open_folder)
            rows.append(row)
        return rows

    def _shortcuts(self) -> list[FoundRow]:
        lists = {**self._menus.shortcuts(), "Everywhere": KEYS}
        return [
            ShortcutRow(self._appearance, menu, text, keys)
            for menu, rows in lists.items()
            for text, keys in rows
        ]

    def _reset(self) -> FactRow:
        self._reset_row = FactRow("resetAll", "All settings", "", "Reset all")
        self._reset_row.acted.connect(self._reset_all)
        self._count_changes()
        return self._reset_row

    def _count_changes(self) -> None:
        """Say how many settings there are to reset."""
        row, count = self._reset_row, len(self._preferences.settings.values)
        if row is not None and isValid(row):
            changed = "One setting is" if count == 1 else f"{figures.count(count)} settings are"
            row.say(f"{changed} changed." if count else "None is changed.")

    def _reset_all(self) -> None:
        self._before = self._preferences.settings
        if self._before.values:
            self._preferences.take(Settings({}))
            self._toast.say("All settings are back to their defaults.", "Undo", self._undo)

    def _undo(self) -> None:
        self._preferences.take(self._before)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.sender().property("folder"))))

    def _look_for_password(self) -> None:
        engine = self._session.engine
        if engine is not None and self._row is not None:
            looking = engine.proxy_password.is_kept
            self._bridge.call(looking, self, self._on_known, self._on_refused)

    def _keep(self, value: Secret) -> None:
        engine = self._session.engine
        if engine is not None:
            keeping = partial(engine.proxy_password.keep, value)
            self._bridge.call(keeping, self, self._on_kept, self._on_refused)

    def _forget(self) -> None:
        engine = self._session.engine
        if engine is not None:
            forgetting = engine.proxy_password.forget
            self._bridge.call(forgetting, self, self._on_forgotten, self._on_refused)

    @property
    def _row(self) -> ProxyPasswordRow | None:
        """The row of the page that is open."""
        row = self._password
        return row if row is not None and isValid(row) else None

    def _on_known(self, kept: bool) -> None:
        if self._row is not None:
            self._row.show_kept(kept=kept)

    def _on_kept(self, notice: str | None) -> None:
        if self._row is not None:
            self._row.show_kept(kept=True, notice=notice or "")

    def _on_forgotten(self, there_was_one: bool) -> None:
        del there_was_one
        self._on_known(kept=False)

    def _on_refused(self, error: WorkbenchError) -> None:
        if self._row is not None:
            self._row.show_refusal(str(error))
