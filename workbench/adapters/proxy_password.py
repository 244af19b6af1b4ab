"""The password of the proxy in the system's keyring: `ports.ProxyPassword`.

It stands under a service of its own, so that no list of API keys ever names it. A value that was read is held until
it changes: every message of a session goes through the same proxy, and a keyring may ask each time.
"""

from workbench.domain.secret import Secret
from workbench.ports import SecretStore

SERVICE = "gemini-workbench proxy"
_NAME = "proxy"


class StoredProxyPassword:
    """Implements ports.ProxyPassword on a store that holds nothing else."""

    def __init__(self, store: SecretStore) -> None:
        self._store = store
        self._known: Secret | None = None

    async def read(self) -> Secret | None:
        if self._known is None and await self.is_kept():
            self._known = await self._store.read(_NAME)
        return self._known

    async def is_kept(self) -> bool:
        return bool(await self._store.entries())

    async def keep(self, value: Secret) -> str | None:
        self._known = None
        notice = await self._store.add(_NAME, value)
        self._known = value
        return notice

    async def forget(self) -> bool:
        self._known = None
        return await self._store.remove(_NAME)
