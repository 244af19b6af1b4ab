"""The sockets under httpx: its connection pool keeps HTTP, and here are the connections that the pool asks for.

Finding the address and reaching it are steps of their own with limits of their own; TLS is made ready when the first
https address is used. Reading and writing are those of `Wire`. What may take long is ended by the exchange's limits,
not by the time limits of the pool, which are off.
"""

import ssl
from collections.abc import AsyncIterable, AsyncIterator, Iterable
from typing import Any

import httpcore
import httpx

from workbench.adapters.exchange import Exchange, current
from workbench.adapters.peer_certificates import issuer_seen
from workbench.adapters.proxying import Route, named, open_tunnel
from workbench.adapters.resolving import LookUp, addresses_of
from workbench.adapters.tls import Trust
from workbench.adapters.wire import ConnectionLost, Wire, connected
from workbench.domain.run import Cause
from workbench.ports import TransportFailure

KEPT_FOR = 5.0
"""Seconds that an idle connection is kept."""

FRESH = "fresh"
"""The extension of a request that must not go out on a kept connection."""

HEADERS = "headers"
"""The extension of a response that holds its headers.

The client sees none, so that it stores no cookie and reads no Location, which may be no URL at all.
"""


class Line(httpcore.AsyncNetworkStream):
    """A wire as the pool uses it. What goes out first tells the exchange whose message this is."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            return await self._wire.read(max_bytes)
        except ConnectionLost as lost:
            raise httpcore.ReadError from lost

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        current().goes_out_on(self._wire)
        self._wire.write(buffer)

    async def aclose(self) -> None:
        self._wire.close()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> "Line":
        address = self._wire.fact("peername")
        try:
            await self._wire.secure(ssl_context, server_hostname or "", current().authority)
        except TransportFailure as failure:
            if failure.cause is Cause.TLS and current().route is None:
                raise await _with_issuer(failure, address, server_hostname or "") from None
            raise
        return self

    def get_extra_info(self, info: str) -> Any:
        return self._wire.is_over if info == "is_readable" else self._wire.fact(info)


class Dialer(httpcore.AsyncNetworkBackend):
    """Opens lines, each step within its limit, by the route of the exchange that asks for one."""

    def __init__(self, look_up: LookUp, trust: Trust) -> None:
        self._look_up = look_up
        self._trust = trust

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> Line:
        exchange = current()
        if exchange.route is not None:
            return Line(await self._through(exchange.route, exchange, host, port))
        exchange.times.expect_address()
        return Line(await self._wire_to(host, port, exchange.authority, exchange))

    async def _wire_to(self, host: str, port: int, authority: str, exchange: Exchange) -> Wire:
        addresses = await addresses_of(host, port, self._look_up)
        exchange.times.expect_connection()
        return await connected(authority, addresses)

    async def _through(self, route: Route, exchange: Exchange, host: str, port: int) -> Wire:
        proxy = route.proxy
        exchange.times.expect_address(proxy.authority)
        with named(proxy):
            wire = await self._wire_to(proxy.host, proxy.port, proxy.authority, exchange)
            if proxy.scheme == "https":
                context = self._trust.of_proxies(proxy.authority)
                await wire.secure(context, proxy.host, proxy.authority)
        if route.is_tunnel:
            await _tunnel(wire, route, host, port)
        exchange.times.leave_proxy()
        return wire


async def _with_issuer(failure: TransportFailure, address: Any, name: str) -> TransportFailure:
    """Return a failure of trust that says who issued what is not trusted, where that can be seen."""
    issuer = await issuer_seen(address[0], address[1], name) if address else ""
    if not issuer:
        return failure
    return TransportFailure(failure.cause, failure.host, f"{failure.detail}, issued by {issuer}")


async def _tunnel(wire: Wire, route: Route, host: str, port: int) -> None:
    try:
        await open_tunnel(wire, route.proxy, host, port)
    except BaseException:
        wire.close()
        raise


class Body(httpx.AsyncByteStream):
    """The body of an answer, its pieces as the pool gives them."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __aiter__(self) -> AsyncIterator[bytes]:
        stream = self._response.stream
        assert isinstance(stream, AsyncIterable)  # noqa: S101  an asynchronous pool gives no other
        return aiter(stream)

    async def aclose(self) -> None:
        await self._response.aclose()


class PooledTransport(httpx.AsyncBaseTransport):
    """The pools of httpcore on our lines: one for each scheme, and one for each message that needs a new line."""

    def __init__(self, look_up: LookUp, trust: Trust) -> None:
        self._dialer = Dialer(look_up, trust)
        self._trust = trust
        self._pools: dict[str, httpcore.AsyncConnectionPool] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        response = await self._pool_for(request).handle_async_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        extensions = {**response.extensions, HEADERS: response.headers}
        return httpx.Response(response.status, stream=Body(response), extensions=extensions)

    async def aclose(self) -> None:
        for pool in self._pools.values():
            await pool.aclose()

    def _pool_for(self, request: httpx.Request) -> httpcore.AsyncConnectionPool:
        scheme = request.url.scheme
        if FRESH in request.extensions:
            return self._new_pool(scheme, most_kept=0)
        if scheme not in self._pools:
            self._pools[scheme] = self._new_pool(scheme, most_kept=None)
        return self._pools[scheme]

    def _new_pool(self, scheme: str, most_kept: int | None) -> httpcore.AsyncConnectionPool:
        return httpcore.AsyncConnectionPool(
            ssl_context=self._context() if scheme == "https" else None,
            max_connections=None,
            max_keepalive_connections=most_kept,
            keepalive_expiry=KEPT_FOR,
            network_backend=self._dialer,
        )

    def _context(self) -> ssl.SSLContext:
        return self._trust.of_servers(current().authority)
