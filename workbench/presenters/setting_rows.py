"""What the settings page shows of a setting: its names, its value in words, whether it is changed or waits."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from workbench.domain.settings import GROUPS, SETTINGS, Setting, Settings, SettingValue


class KeptPlace(NamedTuple):
    """Something that the program keeps on disk: what, what that means, and the folder."""

    what: str
    meaning: str
    folder: str


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting with its value; `waits` says which other setting keeps it from having any effect, "" for none."""

    setting: Setting
    value: SettingValue
    is_changed: bool
    waits: str = ""

    @property
    def description(self) -> str:
        """What a screen reader says after the name."""
        changed = f"Changed from {value_words(self.setting, self.setting.default)}."
        parts = (self.setting.help, self.waits, changed if self.is_changed else "")
        return " ".join(part for part in parts if part)


def row_of(setting: Setting, settings: Settings) -> SettingRow:
    """Return how one setting stands."""
    value = settings.get(setting)
    return SettingRow(setting, value, value != setting.default, _waits(setting, settings))


def groups() -> tuple[str, ...]:
    """Return the pages that hold a setting, in their order."""
    return tuple(group for group in GROUPS if settings_of(group))


def settings_of(group: str) -> tuple[Setting, ...]:
    """Return the settings of one page, in their order."""
    return tuple(setting for setting in SETTINGS if setting.group == group)


def object_name(setting: Setting) -> str:
    """Return the name of a setting's control: `setting_connectTimeout`."""
    first, *rest = setting.key.split("_")
    return f"setting_{first}{''.join(word.capitalize() for word in rest)}"


def value_words(setting: Setting, value: Any) -> str:
    """Return a value as the page names it: "System", "10 s", "On"."""
    named = next((one.label for one in setting.choices if one.value == value), None)
    if named is not None:
        return named
    if value is None:
        return setting.none
    if isinstance(value, bool):
        return "On" if value else "Off"
    if isinstance(value, str):
        return f"“{value}”" if value else "nothing"
    return f"{value:g} {setting.unit}".rstrip()


def finds(text: str, *words: str) -> bool:
    """Tell whether every word of a search stands in one of these."""
    all_words = " ".join(words).casefold()
    return all(part in all_words for part in text.casefold().split())


def is_found(setting: Setting, text: str) -> bool:
    """Tell whether a search finds a setting by its label, its help, its page or what it can be."""
    labels = (choice.label for choice in setting.choices)
    return finds(text, setting.label, setting.help, setting.group, *labels)


def _waits(setting: Setting, settings: Settings) -> str:
    """Return why a setting has no effect, "" where it has."""
    if setting.needs is None:
        return ""
    key, wanted = setting.needs
    other = next(one for one in SETTINGS if one.key == key)
    if settings.get(other) == wanted:
        return ""
    return f"Has an effect only while {other.label} is {value_words(other, wanted)}."
