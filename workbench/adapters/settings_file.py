"""The settings as a JSON file in the app's config folder: `ports.SettingsStore`.

Only what differs from the defaults is kept. What a newer version wrote is kept, too; a file that cannot be read
counts as none, which is told, and is set aside by the next save, never overwritten.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from workbench.adapters.inside import decoded, read_regular
from workbench.domain.errors import CannotRead
from workbench.domain.json_text import NotJson, parse_json, to_json
from workbench.domain.settings import SETTINGS, Settings, settings_from

MAX_SIZE = 1_000_000
_KNOWN = frozenset(setting.key for setting in SETTINGS)


class SettingsFile:
    """Reads and writes the settings file at one place."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def load(self) -> Settings:
        data, trouble = self._look()
        settings = settings_from(data or {})
        return settings._replace(refused=(trouble,)) if trouble else settings

    def save(self, settings: Settings) -> None:
        from workbench.adapters.safe_write import replace_file

        old, _ = self._look()
        if old is None:
            self._set_aside()
        unknown = {key: value for key, value in (old or {}).items() if key not in _KNOWN}
        text = to_json({**unknown, **settings.values}, indent=2) + "\n"
        replace_file(self._place, text.encode(), str(self._place))

    def _look(self) -> tuple[dict[str, Any] | None, str]:
        """Return what the file holds and what is wrong with it; None where it is missing or not readable."""
        if not os.path.lexists(self._place):
            return None, ""
        try:
            data = parse_json(decoded(read_regular(self._place, self._place.name, MAX_SIZE), ""))
        except CannotRead as error:
            return None, self._trouble(error.reason)
        except NotJson as error:
            return None, self._trouble(str(error))
        return (data, "") if isinstance(data, dict) else (None, self._trouble("it is no object"))

    def _trouble(self, why: str) -> str:
        return f"{self._place} cannot be read: {why.rstrip('.')}. The next change sets it aside."

    def _set_aside(self) -> None:
        with suppress(OSError):  # there is none, or it cannot be moved: then saving tells
            self._place.replace(self._place.with_suffix(".unreadable.json"))
