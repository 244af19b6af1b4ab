"""The settings in force while the window is open: read once, changed in one place, kept in their file."""

from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.domain.errors import CannotWrite, WorkbenchError
from workbench.domain.settings import Setting, Settings, SettingValue
from workbench.ports import SettingsStore
from workbench.ui.async_bridge import AsyncBridge


class Preferences(QObject):
    """`changed` has the key of a setting whose value is another one now; `failed` says why one will not last."""

    changed = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        bridge: AsyncBridge,
        store: SettingsStore,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._store = store
        self._unsaved = False
        self._is_saving = False
        self.settings = settings

    def get(self, setting: Setting) -> Any:
        """Return the value in force."""
        return self.settings.get(setting)

    def change(self, setting: Setting, value: SettingValue) -> None:
        """Take another value at once, and keep it."""
        if value == self.get(setting):
            return
        self.settings = self.settings.changed(setting, value)
        self._unsaved = True
        self._save()
        self.changed.emit(setting.key)

    def reset(self, setting: Setting) -> None:
        """Go back to the default."""
        self.change(setting, setting.default)

    def take(self, settings: Settings) -> None:
        """Take other values for all settings at once, and keep them."""
        before, self.settings = self.settings.values, settings
        keys = [
            key
            for key in {**before, **settings.values}
            if before.get(key) != settings.values.get(key)
        ]
        if keys:
            self._unsaved = True
            self._save()
        for key in keys:
            self.changed.emit(key)

    def flush(self) -> None:
        """Write what is not written yet, now: the window closes."""
        if self._unsaved or self._is_saving:
            self._unsaved = False
            with suppress(CannotWrite):  # the next start shows it; there is no window to say it in
                self._keep()

    def _save(self) -> None:
        """Write one state after the other, the latest last."""
        if self._unsaved and not self._is_saving:
            self._unsaved, self._is_saving = False, True
            self._bridge.work(self._keep, self, self._on_kept, self._on_not_kept)

    def _keep(self) -> None:
        self._store.save(self.settings)

    def _on_kept(self, nothing: object) -> None:
        self._is_saving = False
        self._save()

    def _on_not_kept(self, error: WorkbenchError) -> None:
        self._is_saving = False
        self.failed.emit(f"This setting lasts until you quit. {error}")
        self._save()
