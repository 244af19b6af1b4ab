"""What is known of the stored keys without a prompt, and removing one so that it can come back for a moment."""

from collections.abc import Mapping
from typing import NamedTuple

from workbench.domain.environment import NOTHING
from workbench.domain.errors import KeyringKind, KeyringTrouble, UsageTrouble
from workbench.domain.secret import Secret
from workbench.ports import IN_MEMORY, KeyEntry, SecretStore


class Known(NamedTuple):
    """All keys, where they are, and what keeps their values from being read, with its own words.

    `fours` are the last characters of values by name, as far as they were asked for and need no prompt.
    """

    entries: tuple[KeyEntry, ...] = ()
    place: str = ""
    trouble: KeyringKind | None = None
    why: str = ""
    fours: Mapping[str, str] = NOTHING


class Removed(NamedTuple):
    """A key that is gone from the keyring, with all that is needed to keep it again."""

    entry: KeyEntry
    value: Secret


async def known_keys(
    secrets: SecretStore, *, with_fours: bool = False, met: KeyringTrouble | None = None
) -> Known:
    """Return what is known of the keys now. Errors: none; nobody is asked for a password.

    With `met`, a keyring that has just been locked or silent is not asked again: not every one tells that it is.
    """
    state = await _state(secrets, with_fours=with_fours, met=met)
    try:  # at the very end, so that of two looks at a time the one that is told last knows best
        return state._replace(entries=await secrets.entries())
    except KeyringTrouble as trouble:
        return Known((), "", trouble.kind, str(trouble))


async def _state(secrets: SecretStore, *, with_fours: bool, met: KeyringTrouble | None) -> Known:
    """Return all that is known but the keys themselves."""
    if met is not None and met.kind in (KeyringKind.LOCKED, KeyringKind.SILENT):
        return Known((), secrets.place, met.kind, str(met))
    try:
        place = await secrets.look()
        locked = place != IN_MEMORY and await secrets.is_locked()
        fours = await _fours(secrets) if with_fours else {}
    except KeyringTrouble as trouble:
        return Known((), secrets.place, trouble.kind, str(trouble))
    if locked:
        return Known((), place, KeyringKind.LOCKED, f"The {place} is locked.", fours)
    return Known((), place, fours=fours)


async def remove_key(secrets: SecretStore, name: str) -> Removed:
    """Remove a key from the keyring and return it. Errors: KeyringTrouble, UsageTrouble where there is none."""
    entries = {entry.name: entry for entry in await secrets.entries()}
    value = await secrets.read(name)
    if not await secrets.remove(name) or name not in entries:
        raise no_key_named(name)
    return Removed(entries[name], value or Secret(""))


async def value_of(secrets: SecretStore, name: str) -> Secret:
    """Return a value. Errors: KeyringTrouble, UsageTrouble where there is none."""
    value = await secrets.read(name)
    if value is None:
        raise no_key_named(name)
    return value


def no_key_named(name: str) -> UsageTrouble:
    """Return that a key is not there, for whoever raises it."""
    return UsageTrouble(f"The keyring has no key named “{name}”.")


async def _fours(secrets: SecretStore) -> dict[str, str]:
    entries = await secrets.entries()
    fours = {entry.name: await secrets.last_four(entry.name) for entry in entries}
    return {name: four for name, four in fours.items() if four}
