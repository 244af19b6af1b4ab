"""Keys in the system's keyring, or in memory until the program ends where there is none.

Values stand under service `gemini-workbench`, user NAME; what is known of them without their values in keys.json.
A keyring can be missing, locked, silent or a fake: every call has its limit, and what was written is read back.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.adapters.key_file import KeyFile
from workbench.adapters.keyring_locks import Lock, lock_of, may_prompt
from workbench.adapters.keyring_worker import bounded
from workbench.domain.errors import KeyringKind, KeyringTrouble, UsageTrouble
from workbench.domain.key_value import check_key_host, check_key_name
from workbench.domain.secret import Secret
from workbench.ports import IN_MEMORY, KeyEntry

if TYPE_CHECKING:
    from workbench.adapters.keyring_backends import Found

T = TypeVar("T")
Hosts = tuple[str, ...]

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
    """Implements ports.SecretStore.

    `hold` hears of every value, so that the log can mask it; `service` is where the keyring keeps them.
    """

    def __init__(
        self,
        key_file: Path,
        find: "Callable[[], Found]" = find_keyring,
        limit_s: float = LIMIT_S,
        prompt_limit_s: float = PROMPT_LIMIT_S,
        hold: Callable[[Iterable[Secret]], None] | None = None,
        service: str = SERVICE,
    ) -> None:
        self._service = service
        self._file = KeyFile(key_file)
        self._find = find
        self._limits = (limit_s, prompt_limit_s)
        self._hold = hold
        self._found: Found | None = None
        self._is_missing = False
        self._memory: dict[str, Secret] = {}
        self._memory_entries: dict[str, KeyEntry] = {}
        self._fours: dict[str, str] = {}

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
        value = await self._ask(found, lambda: found.keyring.get_password(self._service, name))
        if value is None:
            return None
        secret = self._held(Secret(value))
        self._fours[name] = secret.last_four()
        return secret

    async def add(self, name: str, value: Secret) -> str | None:
        """Keep a value, read back to be sure; return a notice where it will not outlive the program."""
        name = check_key_name(name)
        known = self._file.load().get(name)
        return await self.restore(KeyEntry(name, _today(), known.hosts if known else ()), value)

    async def replace(self, name: str, value: Secret) -> bool:
        """Give a key another value, read back to be sure; its hosts stay."""
        entry = await self._entry(name)
        if entry is None:
            return False
        entry = replace(entry, added=_today())
        if name in self._memory:
            self._remember(entry, value)
        else:
            await self._keep(entry, value)
        return True

    async def rename(self, name: str, new_name: str) -> bool:
        """Give a key another name; the old one goes once the new one is kept."""
        new_name = check_key_name(new_name)
        entry = await self._entry(name)
        if entry is None or new_name == name:
            return entry is not None
        if await self._entry(new_name) is not None:
            raise UsageTrouble(f"There is a key named “{new_name}” already. Choose another name.")
        value = await self.read(name)
        if value is None:
            return False
        renamed = replace(entry, name=new_name)
        if name in self._memory:
            self._remember(renamed, value)
        else:
            await self._keep(renamed, value)
        return await self.remove(name)

    async def remove(self, name: str) -> bool:
        """Forget a key; False where there was none."""
        self._fours.pop(name, None)
        if name in self._memory:
            del self._memory[name], self._memory_entries[name]
            return True
        found = await self._keyring()
        was_there = await self._ask(found, lambda: _delete(found.keyring, self._service, name))
        entries = self._file.load()
        if name in entries:
            del entries[name]
            self._file.save(entries)
            return True
        return was_there

    async def restore(self, entry: KeyEntry, value: Secret) -> str | None:
        """Keep a value with all that is known of its key; where there is no keyring, until the program ends."""
        try:
            await self._keep(entry, value)
        except KeyringTrouble as trouble:
            if self._found is not None or trouble.kind not in _UNUSABLE:
                raise
            self._remember(entry, value)
            return f"The key is kept in memory and is gone when the program ends. {trouble}"
        self._memory.pop(entry.name, None)
        self._memory_entries.pop(entry.name, None)
        return None

    async def bind(self, name: str, host: str) -> bool:
        """Allow a key to go to one more host; False where there is no such key."""
        host = check_key_host(host)
        return await self._set_hosts(name, lambda hosts: (*(h for h in hosts if h != host), host))

    async def unbind(self, name: str, host: str) -> bool:
        """Take that back; False where there is no such key."""
        return await self._set_hosts(name, lambda hosts: tuple(h for h in hosts if h != host))

    async def is_locked(self) -> bool:
        """Tell, without a prompt, whether the keyring is known to be locked."""
        return await self._lock(await self._keyring()) is Lock.LOCKED

    async def unlock(self) -> None:
        """Have the user asked for the keyring's password: the keyring asks when a value is wanted."""
        found = await self._keyring()
        await self._ask(found, lambda: found.keyring.get_password(self._service, self._service))

    async def last_four(self, name: str) -> str:
        """Return the last characters of a value that an open keyring gives, or that was seen before."""
        if name in self._memory:
            return self._memory[name].last_four()
        if await self._lock(await self._keyring()) is Lock.OPEN:
            await self.read(name)
        return self._fours.get(name, "")

    async def _entry(self, name: str) -> KeyEntry | None:
        return next((entry for entry in await self.entries() if entry.name == name), None)

    async def _set_hosts(self, name: str, change: Callable[[Hosts], Hosts]) -> bool:
        entry = await self._entry(name)
        if entry is None:
            return False
        entry = replace(entry, hosts=change(entry.hosts))
        if name in self._memory_entries:
            self._memory_entries[name] = entry
        else:
            self._file.save({**self._file.load(), name: entry})
        return True

    def _held(self, secret: Secret) -> Secret:
        if self._hold is not None:
            self._hold((secret,))
        return secret

    def _remember(self, entry: KeyEntry, value: Secret) -> None:
        self._memory[entry.name] = self._held(value)
        self._memory_entries[entry.name] = entry

    async def _keep(self, entry: KeyEntry, value: Secret) -> None:
        """Write a value into the keyring, then what is known of it into the file."""
        self._held(value)
        await self._write(await self._keyring(), entry.name, value)
        self._fours[entry.name] = value.last_four()
        self._file.save({**self._file.load(), entry.name: entry})

    async def _write(self, found: "Found", name: str, value: Secret) -> None:
        longest = found.backend.max_value
        if longest is not None and len(value.reveal()) > longest:
            raise KeyringTrouble(
                KeyringKind.REFUSED,
                f"The {found.backend.title} keeps at most {longest:,} characters; the key is longer.",
            )

        def write() -> bool:
            found.keyring.set_password(self._service, name, value.reveal())
            return bool(found.keyring.get_password(self._service, name) == value.reveal())

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
        return await self._bounded(found, call, lambda: may_prompt(found, self._ask_lock))

    async def _lock(self, found: "Found") -> Lock:
        async def ask(call: Callable[[], Lock]) -> Lock:
            return await self._bounded(found, call, _never)

        return await lock_of(found, ask)

    async def _ask_lock(self, call: Callable[[], Lock]) -> Lock:
        return await bounded(call, self._limits[0], self._limits[0], _never)

    async def _bounded(
        self, found: "Found", call: Callable[[], T], may_take_longer: Callable[[], Awaitable[bool]]
    ) -> T:
        try:
            return await bounded(call, *self._limits, may_take_longer)
        except TimeoutError:
            raise _silent(found.backend.title, self._limits[0]) from None
        except Exception as error:  # noqa: BLE001  each backend raises its own, D-Bus ones too
            trouble = _trouble(found.backend.title, error)
        if trouble.kind is KeyringKind.MISSING:
            self._found, self._is_missing = None, True  # it is looked for anew at the next call
        raise trouble


async def _never() -> bool:
    return False


def _delete(keyring: Any, service: str, name: str) -> bool:
    """Delete a value and look whether it is gone: closing a wallet's prompt looks like there having been none."""
    from keyring.errors import PasswordDeleteError

    was_there = True
    try:
        keyring.delete_password(service, name)
    except PasswordDeleteError:
        was_there = False
    if keyring.get_password(service, name) is not None:
        raise KeyringTrouble(KeyringKind.REFUSED, "The keyring did not let go of the key.")
    return was_there


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()


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
    if _service_is_gone(error):
        return KeyringTrouble(
            KeyringKind.MISSING, f"The {title} is not running any more. Start it again."
        )
    if isinstance(error, errors.KeyringLocked | errors.InitError):
        return KeyringTrouble(
            KeyringKind.LOCKED, f"The {title} is locked. Unlock it and try again."
        )
    if isinstance(error, errors.NoKeyringError):
        return KeyringTrouble(KeyringKind.MISSING, f"The {title} is not there any more.")
    return KeyringTrouble(KeyringKind.REFUSED, f"The {title} refused. Look at its own settings.")


def _service_is_gone(error: BaseException | None) -> bool:
    """Tell whether the Secret Service's own package says, somewhere below, that nobody answers for it."""
    while error is not None:
        if type(error).__name__ == "SecretServiceNotAvailableException":
            return True
        error = error.__cause__
    return False
