"""A keyring in memory, one of the fakes for the ports."""

import asyncio
from collections.abc import Mapping

from workbench.domain.errors import KeyringKind, KeyringTrouble, UsageTrouble
from workbench.domain.secret import Secret
from workbench.ports import KeyEntry


class MemorySecrets:
    """A keyring in memory; with a `trouble`, every call but `entries` is refused with it.

    A locked one is open after `unlock`, unless the user `dismisses` the prompt; where `answers` is given, once that
    is set on the loop's thread.
    """

    def __init__(
        self,
        values: Mapping[str, str] | None = None,
        hosts: Mapping[str, tuple[str, ...]] | None = None,
        trouble: KeyringKind | None = None,
        place: str = "memory",
        *,
        dismisses: bool = False,
    ) -> None:
        self._values = {name: Secret(value) for name, value in (values or {}).items()}
        self._hosts = dict(hosts or {})
        self._place = place
        self.dismisses = dismisses
        self.trouble = trouble
        self.reads: list[str] = []
        self.prompts = 0
        self.answers: asyncio.Event | None = None

    @property
    def place(self) -> str:
        return self._place

    async def look(self) -> str:
        if self.trouble is not KeyringKind.LOCKED:
            self._check()
        return self.place

    async def entries(self) -> tuple[KeyEntry, ...]:
        names = sorted(self._values)
        return tuple(KeyEntry(name, "2026-11-02", self._hosts.get(name, ())) for name in names)

    async def read(self, name: str) -> Secret | None:
        self._check()
        self.reads.append(name)
        return self._values.get(name)

    async def add(self, name: str, value: Secret) -> str | None:
        self._check()
        self._values[name] = value
        return None

    async def replace(self, name: str, value: Secret) -> bool:
        self._check()
        if name not in self._values:
            return False
        self._values[name] = value
        return True

    async def rename(self, name: str, new_name: str) -> bool:
        self._check()
        if name not in self._values:
            return False
        if new_name in self._values:
            raise UsageTrouble(f"There is a key named “{new_name}” already.")
        self._values[new_name] = self._values.pop(name)
        self._hosts[new_name] = self._hosts.pop(name, ())
        return True

    async def remove(self, name: str) -> bool:
        self._check()
        self._hosts.pop(name, None)
        return self._values.pop(name, None) is not None

    async def restore(self, entry: KeyEntry, value: Secret) -> str | None:
        self._check()
        self._values[entry.name], self._hosts[entry.name] = value, entry.hosts
        return None

    async def bind(self, name: str, host: str) -> bool:
        if name not in self._values:
            return False
        self._hosts[name] = (*self._hosts.get(name, ()), host)
        return True

    async def unbind(self, name: str, host: str) -> bool:
        if name not in self._values:
            return False
        self._hosts[name] = tuple(each for each in self._hosts.get(name, ()) if each != host)
        return True

    async def is_locked(self) -> bool:
        if self.trouble is not KeyringKind.LOCKED:
            self._check()
        return self.trouble is KeyringKind.LOCKED

    async def unlock(self) -> None:
        self.prompts += 1
        if self.answers is not None:
            await self.answers.wait()
        if self.trouble is KeyringKind.LOCKED and not self.dismisses:
            self.trouble = None
        self._check()

    async def last_four(self, name: str) -> str:
        if await self.is_locked() or name not in self._values:
            return ""
        return self._values[name].last_four()

    def _check(self) -> None:
        if self.trouble is not None:
            raise KeyringTrouble(self.trouble, f"The keyring is {self.trouble.value}.")
