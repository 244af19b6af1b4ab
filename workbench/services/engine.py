"""Everything that sends, judges and stores, ready to use: what the window and the command line drive."""

from dataclasses import dataclass

from workbench.domain.network import network_of
from workbench.domain.settings import Settings
from workbench.ports import (
    Clock,
    CollectionStore,
    HttpTransport,
    MockHost,
    ProxyPassword,
    SecretStore,
    SettingsStore,
    TextFiles,
    Workers,
)
from workbench.services.history import History
from workbench.services.judge import Judge
from workbench.services.preparation import Preparer
from workbench.services.sender import Sender


@dataclass(frozen=True, slots=True)
class Engine:
    """The services with the ports they share; made by `bootstrap`, closed by `close`."""

    clock: Clock
    collections: CollectionStore
    files: TextFiles
    history: History
    judge: Judge
    mock: MockHost
    preparer: Preparer
    proxy_password: ProxyPassword
    secrets: SecretStore
    sender: Sender
    settings: SettingsStore
    transport: HttpTransport
    workers: Workers

    def follow(self, settings: Settings) -> None:
        """Let the next request follow other settings; runs under way go on as they began."""
        self.preparer.follow(settings)
        self.transport.follow(network_of(settings))
        self.history.follow(settings)

    async def close(self) -> None:
        """Stop the mock server, the worker processes and the idle connections; wait for what is being kept."""
        await self.mock.stop()
        await self.workers.close()
        await self.transport.close()
        await self.history.close()
