"""A server behind a real proxy, and a transport whose settings lead through it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from tests.integration.certificates import Authority, a_server_context
from tests.integration.exchanges import QUICK, WHOLE, Exchange, exchange
from tests.integration.faults import THREE_EVENTS, FaultServer, Script, fault_server, says
from tests.integration.proxy import SeenByProxy, proxy_to
from workbench.adapters.httpx_transport import HttpxTransport
from workbench.adapters.system_clock import SystemClock
from workbench.domain.network import MANUAL, Network, Proxy
from workbench.domain.run import SentMessage
from workbench.ports import Limits, ProxyPassword

KEY = "AQ." + "canary-of-these-tests"
ORIGIN = "origin.test"
WHOLE_BODY = b"".join(THREE_EVENTS)
ANSWERS = says(WHOLE)
MESSAGE = SentMessage("POST", f"https://{ORIGIN}/v1beta/m", (("x-goog-api-key", KEY),), b"{}")
PLAIN = SentMessage("POST", f"http://{ORIGIN}:8000/v1/m?alt=sse", (("X-A", "1"),), b"{}")


@dataclass
class World:
    """A server behind a proxy, and a transport whose settings lead through it."""

    server: FaultServer
    proxy: SeenByProxy
    transport: HttpxTransport


def manual(proxy: SeenByProxy, user: str = "", exceptions: str = "") -> Proxy:
    return Proxy(MANUAL, proxy.url, user, exceptions)


def by_name(host: str, port: int, **_: Any) -> Any:
    """Resolve every name to this machine."""
    del host
    return [(2, 1, 6, "", ("127.0.0.1", port))]


@asynccontextmanager
async def a_world(
    script: Script = ANSWERS,
    secure: Authority | None = None,
    network: Callable[[SeenByProxy], Proxy] = manual,
    environment: Callable[[SeenByProxy], dict[str, str]] | None = None,
    password: ProxyPassword | None = None,
    **proxy_does: Any,
) -> AsyncIterator[World]:
    tls = a_server_context(secure, secure.file.parent, host=ORIGIN) if secure else None
    async with (
        fault_server(script, tls=tls) as server,
        proxy_to(server.port, **proxy_does) as proxy,
    ):
        transport = HttpxTransport(
            SystemClock(),
            environment=environment(proxy) if environment else {},
            network=Network(network(proxy), ca_file=str(secure.file) if secure else ""),
            password=password,
        )
        try:
            yield World(server, proxy, transport)
        finally:
            await transport.close()


def in_world(scene: Callable[[World], Awaitable[Exchange]], **world: Any) -> tuple[Exchange, World]:
    async def play() -> tuple[Exchange, World]:
        async with a_world(**world) as there:
            return await scene(there), there

    return asyncio.run(play())


async def send(world: World, message: SentMessage = MESSAGE, limits: Limits = QUICK) -> Exchange:
    return await exchange(world.transport, message.url, limits, message=message)


async def send_plain(world: World) -> Exchange:
    return await send(world, PLAIN)
