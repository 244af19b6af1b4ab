"""Whether a keyring is locked, found out without a prompt, and whether a slow call waits for the user's password."""

import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.adapters.keyring_backends import Found

_DEFAULT = "/org/freedesktop/secrets/aliases/default"
"""The collection that keys stand in; asking for it by this name never makes one, which would prompt."""


class Lock(Enum):
    """What reading a value takes: nothing, the user's password, or nobody can say before."""

    OPEN = "open"
    LOCKED = "locked"
    UNKNOWN = "unknown"


Bounded = Callable[[Callable[[], Lock]], Awaitable[Lock]]
"""Calls what may block, within the keyring's limit."""


async def lock_of(found: "Found", ask: Bounded) -> Lock:
    """Return how a keyring is locked. Errors: those of `ask`."""
    if not found.backend.prompts:
        return Lock.OPEN
    return await ask(collection_lock) if _is_secret_service(found) else Lock.UNKNOWN


async def may_prompt(found: "Found", ask: Bounded) -> bool:
    """Tell whether a call takes long because the user is being asked for a password. Errors: none."""
    if not found.backend.prompts or not _has_display(os.environ):
        return False
    try:
        return await lock_of(found, ask) is not Lock.OPEN
    except Exception:  # noqa: BLE001  a service that does not even say that it is locked asks nobody
        return False


def collection_lock() -> Lock:
    """Ask the Secret Service; it may block, so call it on a thread."""
    import secretstorage

    bus = secretstorage.dbus_init()
    try:
        is_locked = secretstorage.Collection(bus, _DEFAULT).is_locked()
    except secretstorage.exceptions.ItemNotFoundException:
        return Lock.UNKNOWN  # the first key makes the collection, and asks for its password
    finally:
        bus.close()
    return Lock.LOCKED if is_locked else Lock.OPEN


def _is_secret_service(found: "Found") -> bool:
    return found.backend.title == "Secret Service"


def _has_display(environment: Mapping[str, str]) -> bool:
    on_linux = sys.platform == "linux"
    return not on_linux or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
