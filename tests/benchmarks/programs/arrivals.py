"""The real transport, with a note of when each chunk came off the socket."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench import bootstrap

if TYPE_CHECKING:  # the window paints before any of this is imported
    from workbench.domain.network import Network
    from workbench.domain.run import SentMessage
    from workbench.ports import HttpTransport, Limits, TransportEvent
    from workbench.services.engine import Engine

BEGINNING = b"data: "


class WatchedTransport:
    """Passes everything on. `times` has the monotonic second at which each chunk's beginning arrived."""

    def __init__(self, transport: "HttpTransport") -> None:
        self._transport = transport
        self.times: list[float] = []
        self.last = 0.0
        """When the last byte so far arrived."""

    async def stream(
        self,
        message: "SentMessage",
        limits: "Limits",
        quiet_since: Callable[[], float | None] | None = None,
    ) -> AsyncGenerator["TransportEvent", None]:
        from workbench.ports import DataArrived  # noqa: PLC0415  # as late as the program does

        async with aclosing(self._transport.stream(message, limits, quiet_since)) as events:
            async for event in events:
                if isinstance(event, DataArrived):
                    self.last = event.at
                    self.times += [event.at] * event.data.count(BEGINNING)
                yield event

    async def way(self, message: "SentMessage") -> str:
        return await self._transport.way(message)

    def follow(self, network: "Network") -> None:
        self._transport.follow(network)

    async def close(self) -> None:
        await self._transport.close()


class WatchedEngine:
    """Builds the program's engine around a watched transport."""

    def __init__(self) -> None:
        self._build = bootstrap.build_engine
        self.transport: WatchedTransport | None = None

    def __call__(self) -> "Engine":
        from workbench.adapters.body_files import BodyFiles  # noqa: PLC0415  # as above
        from workbench.services.sender import Sender  # noqa: PLC0415  # as above

        engine = self._build()
        self.transport = WatchedTransport(engine.transport)
        return replace(engine, sender=Sender(self.transport, engine.clock, BodyFiles()))
