"""The settings as a JSON file in the app's config folder: `ports.SettingsStore`.

Only what differs from the defaults is kept. What a newer version wrote is kept, too; a file that cannot be read
counts as none and is set aside by the next save, never overwritten.
"""

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
        return settings_from(self._read() or {})

    def save(self, settings: Settings) -> None:
        from workbench.adapters.safe_write import replace_file

        old = self._read()
        if old is None:
            self._set_aside()
        unknown = {key: value for key, value in (old or {}).items() if key not in _KNOWN}
        text = to_json({**unknown, **settings.values}, indent=2) + "\n"
        replace_file(self._place, text.encode(), str(self._place))

    def _read(self) -> dict[str, Any] | None:
        """Return what the file holds, None where it is missing or not readable as settings."""
        try:
            data = parse_json(decoded(read_regular(self._place, self._place.name, MAX_SIZE), ""))
        except (CannotRead, NotJson):
            return None
        return data if isinstance(data, dict) else None

    def _set_aside(self) -> None:
        with suppress(OSError):  # there is none, or it cannot be moved: then saving tells
            self._place.replace(self._place.with_suffix(".unreadable.json"))
