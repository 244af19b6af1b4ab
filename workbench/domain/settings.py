"""Every setting once: its key, type, default, bounds and meaning; dialog, file and command line follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SettingValue = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `choices` name the allowed values; `low` and `high` bound a number, both included."""

    key: str
    default: SettingValue
    label: str
    help: str
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    def accepts(self, value: Any) -> bool:
        """Tell whether a value read from a file may stand."""
        if value is None or self.default is None:
            return value is None or self._in_bounds(value)
        if isinstance(self.default, bool) or isinstance(value, bool):
            return isinstance(value, bool) and isinstance(self.default, bool)
        if isinstance(self.default, str):
            return isinstance(value, str) and (not self.choices or value in self.choices)
        return self._in_bounds(value)

    def _in_bounds(self, value: Any) -> bool:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return False
        above = self.low is None or value >= self.low
        return above and (self.high is None or value <= self.high)


THEME = Setting("theme", "system", "Theme", "Colours of the window.", ("system", "light", "dark"))
CONNECT_TIMEOUT = Setting(
    "connect_timeout", 10.0, "Connect", "Seconds to find and reach the host.", low=0.1, high=3600
)
FIRST_BYTE_TIMEOUT = Setting(
    "first_byte_timeout",
    120.0,
    "First byte",
    "Seconds until the answer begins.",
    low=0.1,
    high=86400,
)
SILENCE_TIMEOUT = Setting(
    "silence_timeout",
    120.0,
    "Silence",
    "Seconds without new data in a stream.",
    low=0.1,
    high=86400,
)
TOTAL_TIMEOUT = Setting(
    "total_timeout",
    None,
    "Total",
    "Seconds for one attempt in all; none by default.",
    low=0.1,
    high=86400,
)
RETRIES = Setting("retries", 3, "Retries", "How often a failed try is repeated.", low=0, high=20)

SETTINGS = (
    THEME,
    CONNECT_TIMEOUT,
    FIRST_BYTE_TIMEOUT,
    SILENCE_TIMEOUT,
    TOTAL_TIMEOUT,
    RETRIES,
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The values that differ from the defaults, by key."""

    values: Mapping[str, SettingValue]

    def get(self, setting: Setting) -> Any:
        """Return the value in force."""
        return self.values.get(setting.key, setting.default)

    def changed(self, setting: Setting, value: SettingValue) -> "Settings":
        """Return the settings with one value changed; a default is left out."""
        kept = {key: old for key, old in self.values.items() if key != setting.key}
        return Settings(kept if value == setting.default else {**kept, setting.key: value})


def settings_from(data: Mapping[str, Any]) -> Settings:
    """Return the settings that a file holds; what no setting accepts is left at its default."""
    known = {setting.key: setting for setting in SETTINGS}
    return Settings({k: v for k, v in data.items() if k in known and known[k].accepts(v)})
