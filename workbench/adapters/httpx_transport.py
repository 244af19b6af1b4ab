"""HTTP/1.1 by httpx: what a message brings, as events; limits, content coding, and one failure for everything.

No redirects, no cookies, no proxy but the one that the network's settings lead to, no retries, but for one case: a
kept connection that the server had already closed (it died without a byte) is replaced once by a new one. httpx is
imported when the first message goes out, so that a command that sends none does not wait for it.
"""

import os
import sys
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from contextlib import suppress
from socket import getaddrinfo
from typing import TYPE_CHECKING

from workbench.adapters.decoding import BadBody, decoder_for
from workbench.adapters.exchange import Exchange
from workbench.adapters.resolving import LookUp
from workbench.adapters.wire_message import WireMessage, wire_message
from workbench.domain.errors import KeyringTrouble
from workbench.domain.network import MANUAL, OFF, Network
from workbench.domain.run import Cause, HeaderList, SentMessage
from workbench.domain.secret import Secret
from workbench.gemini.addresses import is_loopback
from workbench.ports import (
    Clock,
    DataArrived,
    HeadArrived,
    Limits,
    TransportEvent,
    TransportFailure,
)

if TYPE_CHECKING:
    from workbench.adapters.http_client import HttpClient
    from workbench.adapters.proxying import Route
    from workbench.domain.proxy_address import ProxyAddress
    from workbench.ports import ProxyPassword

MAX_BODY = 512 * 1024 * 1024
"""Bytes of a decoded body that are taken; more is TOO_LARGE."""

NO_PROXY = Network()


class KeptClient:
    """The connections of one state of settings and files, and how many messages are under way on them."""

    __slots__ = ("client", "state", "users")

    def __init__(self, client: "HttpClient", state: tuple[object, ...]) -> None:
        self.client = client
        self.state = state
        self.users = 0


class HttpxTransport:
    """Implements ports.HttpTransport."""

    def __init__(
        self,
        clock: Clock,
        look_up: LookUp = getaddrinfo,
        environment: Mapping[str, str] = os.environ,
        max_body: int = MAX_BODY,
        network: Network = NO_PROXY,
        password: "ProxyPassword | None" = None,
    ) -> None:
        self._clock = clock
        self._look_up = look_up
        self._environment = environment
        self._max_body = max_body
        self._network = network
        self._password = password
        self._client: KeptClient | None = None
        self._former: list[KeptClient] = []

    async def stream(
        self,
        message: SentMessage,
        limits: Limits,
        quiet_since: Callable[[], float | None] | None = None,
    ) -> AsyncGenerator[TransportEvent, None]:
        going_out = wire_message(message)
        network = self._network
        route = await self._route(network, going_out)
        exchange = Exchange(going_out.authority, limits, self._clock, quiet_since, route)
        body = DecodedBody(going_out.authority, self._max_body)
        client = self._ready_client(network)
        client.users += 1
        exchange.start(client.client.carry_out(exchange, going_out))
        try:
            while items := await exchange.inbox.take():
                for item in items:
                    if isinstance(item, bytes):
                        for piece in body.feed(item):
                            yield DataArrived(self._clock.monotonic(), piece)
                        continue
                    if isinstance(item, HeadArrived):
                        body.begin(item.headers)
                    yield item
            body.finish()
        finally:
            await exchange.stop()
            client.users -= 1
            await self._close_former()

    async def way(self, message: SentMessage) -> str:
        """Return the proxy that a message would go through, "" for the direct way. Errors: TransportFailure."""
        proxy = await self._proxy(self._network, wire_message(message))
        return proxy.authority if proxy is not None else ""

    def follow(self, network: Network) -> None:
        """Take other settings of the network for the next message; what runs goes on. Any thread may call it."""
        self._network = network

    async def close(self) -> None:
        """Close every idle connection."""
        kept = [*self._former, *([self._client] if self._client else [])]
        for one in kept:
            await one.client.close()

    def _ready_client(self, network: Network) -> "KeptClient":
        state = (network, *_stamps(network))
        if self._client is not None and self._client.state != state:
            self._former.append(self._client)
            self._client = None
        if self._client is None:
            from workbench.adapters.tls import Trust

            client = load_client()(self._look_up, Trust(self._environment, network))
            self._client = KeptClient(client, state)
        return self._client

    async def _close_former(self) -> None:
        """Close the connections of former settings that nobody uses any more."""
        unused = [one for one in self._former if not one.users]
        self._former = [one for one in self._former if one.users]
        for one in unused:
            await one.client.close()

    async def _route(self, network: Network, message: WireMessage) -> "Route | None":
        """Return the way of a message, None for the direct one. Errors: TransportFailure."""
        address = await self._proxy(network, message)
        if address is None:
            return None
        from workbench.adapters.proxying import route_through

        if network.proxy.mode == MANUAL and address.user and self._password is not None:
            address = address._replace(password=await _read(self._password, message.authority))
        return route_through(address, message)

    async def _proxy(self, network: Network, message: WireMessage) -> "ProxyAddress | None":
        if network.proxy.mode == OFF or is_loopback(message.host):
            return None
        from workbench.adapters.proxies import proxy_for

        url = (message.scheme, message.host, message.port)
        return await proxy_for(network.proxy, url, self._environment)


def _stamps(network: Network) -> Iterator[tuple[int, int] | None]:
    """Yield what changes when a file of the settings is written anew; None where there is none."""
    for path in (network.ca_file, network.client_certificate, network.client_key):
        stamp = None
        with suppress(OSError, ValueError):
            if path:
                status = os.stat(os.path.expanduser(path))  # noqa: PTH111, PTH116  it does not raise without a home
                stamp = (status.st_mtime_ns, status.st_size)
        yield stamp


async def _read(password: "ProxyPassword", host: str) -> Secret | None:
    try:
        return await password.read()
    except KeyringTrouble as trouble:
        detail = f"The password of the proxy cannot be read. {trouble}"
        raise TransportFailure(Cause.CONFIGURATION, host, detail) from None


def load_client() -> "type[HttpClient]":
    """Return the client, httpx loaded with it but for its command line, which would bring rich and pygments along."""
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None: not to be imported
    from workbench.adapters.http_client import HttpClient

    return HttpClient


class DecodedBody:
    """The body of one answer: its coding undone, its size watched. Errors of every call: TransportFailure."""

    def __init__(self, host: str, most: int) -> None:
        self._host = host
        self._most = most
        self._size = 0
        self._decoder = decoder_for(None)

    def begin(self, headers: HeaderList) -> None:
        """Take the coding from the head of the answer."""
        codings = [value for name, value in headers if name.lower() == "content-encoding"]
        self._decoder = decoder_for(", ".join(codings))

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what the data completes, in pieces."""
        try:
            for piece in self._decoder.feed(data):
                self._size += len(piece)
                if self._size > self._most:
                    raise self._too_large()
                yield piece
        except BadBody as bad:
            raise self._bad(bad) from None

    def finish(self) -> None:
        """Check that it ended well."""
        try:
            self._decoder.finish()
        except BadBody as bad:
            raise self._bad(bad) from None

    def _bad(self, bad: BadBody) -> TransportFailure:
        return TransportFailure(bad.cause, self._host, bad.detail)

    def _too_large(self) -> TransportFailure:
        detail = f"more than {self._most // 1024**2:,} MiB"
        return TransportFailure(Cause.TOO_LARGE, self._host, detail)
