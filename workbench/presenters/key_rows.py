"""What the Keys panel lists: keys by name with what may be known of them, and the environments (ui.md 7)."""

from collections.abc import Sequence
from typing import NamedTuple

from workbench.domain.environment import Environment
from workbench.gemini.catalog import in_words
from workbench.ports import KeyEntry
from workbench.presenters.figures import plural
from workbench.presenters.targets import (
    NO_KEYRING,
    UNTIL_QUIT,
    WAITING,
    KeyState,
    environment_choices,
)

NO_KEYS = "No keys. Requests go to the mock server until you add one."


class ListRow(NamedTuple):
    """A row of two lines: its name, the line below, its icon, whether it is the one in use, and how it is spoken."""

    name: str
    detail: str
    icon: str
    is_chosen: bool
    spoken: str
    test_id: str


class PlaceLine(NamedTuple):
    """Where keys live: a sentence, its icon, and what can be done, "" for nothing."""

    text: str
    icon: str
    tint: str
    action: str = ""


def key_rows(state: KeyState) -> tuple[ListRow, ...]:
    """Return the keys in the order of their names."""
    return tuple(_key_row(entry, state) for entry in state.entries)


def environment_rows(own: Sequence[Environment], in_force: str) -> tuple[ListRow, ...]:
    """Return the environments that requests can be sent to, with their base URLs."""
    return tuple(_environment_row(each, in_force) for each in environment_choices(own))


def place_line(state: KeyState) -> PlaceLine:
    """Return where keys live, or why they cannot be had now."""
    if state.waiting:
        return PlaceLine(WAITING, "loader-circle", "text.muted")
    if state.is_locked:
        return PlaceLine(state.why or "The keyring is locked.", "lock", "warning.fg", "Unlock")
    if state.trouble is not None:
        why = state.why or f"The keyring is {state.trouble.value}."
        return PlaceLine(why, "triangle-alert", "warning.fg", "Try again")
    if not state.lasts:
        return PlaceLine(NO_KEYRING, "triangle-alert", "warning.fg", "Look again")
    if not state.place:
        return PlaceLine("Looking for your keyring…", "loader-circle", "text.muted")
    return PlaceLine(f"Keys live in {state.place}", "lock", "text.muted")


def day_in_words(date: str) -> str:
    """Return an ISO date as `2 Nov 2026`; what is no date stays as it is."""
    try:
        return in_words(date)
    except (ValueError, IndexError):
        return date


def _key_row(entry: KeyEntry, state: KeyState) -> ListRow:
    four = state.fours.get(entry.name, "")
    day = day_in_words(entry.added)
    hosts = plural(len(entry.hosts), "more host") if entry.hosts else ""
    is_chosen = entry.name == state.in_force
    spoken = [
        entry.name,
        "in use" if is_chosen else "",
        f"ends with {' '.join(four)}" if four else "",
        f"added {day}" if day else "",
        hosts,
        "" if state.lasts else UNTIL_QUIT,
    ]
    return ListRow(
        entry.name,
        " · ".join(filter(None, [f"…{four}" if four else "", day, hosts])),
        "key-round",
        is_chosen,
        ", ".join(filter(None, spoken)),
        f"key:{entry.name}",
    )


def _environment_row(environment: Environment, in_force: str) -> ListRow:
    name, is_chosen = environment.name, environment.name == in_force
    where = "This machine" if environment.is_mock else environment.variables.get("baseUrl", "")
    spoken = ", ".join(filter(None, [name, "in use" if is_chosen else "", where]))
    icon = "server" if environment.is_mock else "globe"
    return ListRow(name, where, icon, is_chosen, spoken, f"environment:{name}")
