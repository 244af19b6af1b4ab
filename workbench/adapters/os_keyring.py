"""Keys in the system's keyring, or in memory until the program ends where there is none.

Values stand under service `gemini-workbench`, user NAME; what is known of them without their values in keys.json.
A keyring can be missing, locked, silent or a fake: every call has its limit, and what was written is read back.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.adapters.key_file import KeyFile
from workbench.adapters.keyring_worker import bounded
from workbench.domain.errors import KeyringKind, KeyringTrouble
from workbench.domain.key_value import check_key_host, check_key_name
from workbench.domain.secret import Secret
from workbench.ports import IN_MEMORY, KeyEntry

if TYPE_CHECKING:
    from workbench.adapters.keyring_backends import Found

T = TypeVar("T")

SERVICE = "gemini-workbench"
LIMIT_S = 5.0
"""Seconds for a keyring to answer."""

PROMPT_LIMIT_S = 60.0
"""Seconds for a user to answer the keyring's prompt."""

_UNUSABLE = {KeyringKind.MISSING, KeyringKind.REFUSED}


def find_keyring() -> "Found":
    """Return the keyring of this machine. Errors: KeyringTrouble."""
    from workbench.adapters import keyring_backends

    return keyring_backends.find_keyring()


class OsKeyring:
    """Implements ports.SecretStore; `hold` hears of every value, so that the log can mask it."""

    def __init__(
        self,
        key_file: Path,
        find: "Callable[[], Found]" = find_keyring,
        limit_s: float = LIMIT_S,
        prompt_limit_s: float = PROMPT_LIMIT_S,
        hold: Callable[[Iterable[Secret]], None] | None = None,
    ) -> None:
        self._file = KeyFile(key_file)
        self._find = find
        self._limits = (limit_s, prompt_limit_s)
        self._hold = hold
        self._found: Found | None = None
        self._is_missing = False
        self._memory: dict[str, Secret] = {}
        self._memory_entries: dict[str, KeyEntry] = {}

    @property
    def place(self) -> str:
        """Where values are kept, as far as it is known yet."""
        if self._is_missing:
            return IN_MEMORY
        return self._found.backend.title if self._found else _usual_title()

    async def look(self) -> str:
        """Look for the keyring; none that can be used is an answer, too. Errors: KeyringTrouble where it is silent."""
        try:
            await self._keyring()
        except KeyringTrouble as trouble:
            if trouble.kind not in _UNUSABLE:
                raise
        return self.place

    async def entries(self) -> tuple[KeyEntry, ...]:
        """Return all entries by name; no keyring is asked."""
        known = {**self._file.load(), **self._memory_entries}
        return tuple(entry for _, entry in sorted(known.items()))

    async def read(self, name: str) -> Secret | None:
        """Return a value, None where there is no key of that name."""
        if name in self._memory:
            return self._memory[name]
        found = await self._keyring()
        value = await self._ask(found, lambda: found.keyring.get_password(SERVICE, name))
        return None if value is None else self._held(Secret(value))

    async def add(self, name: str, value: Secret) -> str | None:
        """Keep a value, read back to be sure; return a notice where it will not outlive the program."""
        name = check_key_name(name)
        self._held(value)
        entry = KeyEntry(name, datetime.now().astimezone().date().isoformat(), ())
        try:
            found = await self._keyring()
        except KeyringTrouble as trouble:
            if trouble.kind not in _UNUSABLE:
                raise
            return self._remember(entry, value, trouble)
        await self._write(found, name, value)
        entries = self._file.load()
        hosts = entries[name].hosts if name in entries else ()
        self._file.save({**entries, name: replace(entry, hosts=hosts)})
        return None

    async def remove(self, name: str) -> bool:
        """Forget a key; False where there was none."""
        if name in self._memory:
            del self._memory[name], self._memory_entries[name]
            return True
        found = await self._keyring()
        was_there = await self._ask(found, lambda: _delete(found.keyring, name))
        entries = self._file.load()
        if name in entries:
            del entries[name]
            self._file.save(entries)
            return True
        return was_there

    async def bind(self, name: str, host: str) -> bool:
        """Allow a key to go to one more host; False where there is no such key."""
        host = check_key_host(host)
        if name in self._memory_entries:
            self._memory_entries[name] = _bound(self._memory_entries[name], host)
            return True
        entries = self._file.load()
        if name not in entries:
            return False
        self._file.save({**entries, name: _bound(entries[name], host)})
        return True

    def _held(self, secret: Secret) -> Secret:
        if self._hold is not None:
            self._hold((secret,))
        return secret

    def _remember(self, entry: KeyEntry, value: Secret, trouble: KeyringTrouble) -> str:
        self._memory[entry.name] = value
        self._memory_entries[entry.name] = entry
        return f"The key is kept in memory and is gone when the program ends. {trouble}"

    async def _write(self, found: "Found", name: str, value: Secret) -> None:
        longest = found.backend.max_value
        if longest is not None and len(value.reveal()) > longest:
            raise KeyringTrouble(
                KeyringKind.REFUSED,
                f"The {found.backend.title} keeps at most {longest:,} characters; the key is longer.",
            )

        def write() -> bool:
            found.keyring.set_password(SERVICE, name, value.reveal())
            return bool(found.keyring.get_password(SERVICE, name) == value.reveal())

        if not await self._ask(found, write):
            raise KeyringTrouble(
                KeyringKind.REFUSED,
                f"The {found.backend.title} did not keep the key: reading it back gave something else.",
            )

    async def _keyring(self) -> "Found":
        """Return the keyring, found at the first need. Errors: KeyringTrouble."""
        if self._found is None:
            try:
                self._found = await bounded(self._find, *self._limits, _never)
            except TimeoutError:
                raise _silent(_usual_title(), self._limits[0]) from None
            except KeyringTrouble as trouble:
                self._is_missing = trouble.kind in _UNUSABLE
                raise
            self._is_missing = False
        return self._found

    async def _ask(self, found: "Found", call: Callable[[], T]) -> T:
        limit, prompt_limit = self._limits
        try:
            return await bounded(call, limit, prompt_limit, lambda: _may_prompt(found, limit))
        except TimeoutError:
            raise _silent(found.backend.title, limit) from None
        except Exception as error:  # noqa: BLE001  each backend raises its own, D-Bus ones too
            raise _trouble(found.backend.title, error) from None


async def _never() -> bool:
    return False


async def _may_prompt(found: "Found", limit: float) -> bool:
    """Tell whether a call takes long because the user is being asked for a password."""
    if not found.backend.prompts or not _has_display(os.environ):
        return False
    if found.backend.title != "Secret Service":
        return True
    try:
        return await bounded(_is_locked, limit, limit, _never)
    except Exception:  # noqa: BLE001  a service that does not even say that it is locked asks nobody
        return False


def _is_locked() -> bool:
    import secretstorage

    bus = secretstorage.dbus_init()
    try:
        return bool(secretstorage.get_default_collection(bus).is_locked())
    finally:
        bus.close()


def _has_display(environment: Mapping[str, str]) -> bool:
    import sys

    on_linux = sys.platform == "linux"
    return not on_linux or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _delete(keyring: Any, name: str) -> bool:
    from keyring.errors import PasswordDeleteError

    try:
        keyring.delete_password(SERVICE, name)
    except PasswordDeleteError:
        return False
    return True


def _bound(entry: KeyEntry, host: str) -> KeyEntry:
    return entry if host in entry.hosts else replace(entry, hosts=(*entry.hosts, host))


def _usual_title() -> str:
    from workbench.adapters.keyring_backends import usual_title

    return usual_title()


def _silent(title: str, limit: float) -> KeyringTrouble:
    return KeyringTrouble(
        KeyringKind.SILENT,
        f"The {title} did not answer within {limit:g} s. Look for its password prompt, or restart it.",
    )


def _trouble(title: str, error: Exception) -> KeyringTrouble:
    from keyring import errors

    if isinstance(error, KeyringTrouble):
        return error
    if isinstance(error, errors.KeyringLocked | errors.InitError):
        return KeyringTrouble(
            KeyringKind.LOCKED, f"The {title} is locked. Unlock it and try again."
        )
    if isinstance(error, errors.NoKeyringError):
        return KeyringTrouble(KeyringKind.MISSING, f"The {title} is not there any more.")
    return KeyringTrouble(KeyringKind.REFUSED, f"The {title} refused. Look at its own settings.")
