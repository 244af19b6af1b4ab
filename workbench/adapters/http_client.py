"""HTTP as httpx speaks it: one client that adds nothing, follows nothing and keeps nothing but connections.

A message goes out as it was typed: the client is handed the method, the target and every header as spelled, and what
it would re-spell is set beside it. The one thing done again is a message for which a kept connection was of no use.
"""

import httpx

from workbench.adapters.exchange import Exchange
from workbench.adapters.http_connections import FRESH, HEADERS, PooledTransport
from workbench.adapters.http_failures import RAISED, body_failure, head_failure
from workbench.adapters.proxying import Route, sign_in
from workbench.adapters.resolving import LookUp
from workbench.adapters.tls import Trust
from workbench.adapters.wire_message import WireMessage


class HttpClient:
    """Carries exchanges out."""

    def __init__(self, look_up: LookUp, trust: Trust) -> None:
        self._client = httpx.AsyncClient(
            transport=PooledTransport(look_up, trust),
            trust_env=False,
            follow_redirects=False,
            timeout=None,  # noqa: S113  an exchange keeps its own limits
        )

    async def carry_out(self, exchange: Exchange, message: WireMessage) -> None:
        """Send a message and put into the exchange what comes. Errors: TransportFailure."""
        response = await self._answer(exchange, message)
        inbox = exchange.inbox
        try:
            _tell_head(exchange, response)
            async for piece in response.aiter_raw():
                inbox.add(piece)
                if inbox.is_full:
                    await inbox.room()
        except RAISED as error:
            raise body_failure(error, exchange.authority) from None
        finally:
            await response.aclose()

    async def close(self) -> None:
        """Close every connection."""
        await self._client.aclose()

    async def _answer(self, exchange: Exchange, message: WireMessage) -> httpx.Response:
        """Return an answer whose head is in.

        A kept connection that brings nothing had died before, and one that brings an answer without a byte had
        talked out of turn. Such a one is replaced once by a new one.
        """
        try:
            response = await self._client.send(_request(message, exchange.route), stream=True)
        except RAISED as error:
            if not exchange.is_on_stale_wire:
                raise head_failure(error, exchange.wire, exchange.authority) from None
        else:
            if not exchange.is_on_stale_wire:
                return response
            await _drop(exchange, response)
        return await self._answer_on_new_line(exchange, message)

    async def _answer_on_new_line(self, exchange: Exchange, message: WireMessage) -> httpx.Response:
        try:
            request = _request(message, exchange.route, {FRESH: True})
            return await self._client.send(request, stream=True)
        except RAISED as error:
            raise head_failure(error, exchange.wire, exchange.authority) from None


def _request(
    message: WireMessage, route: Route | None, extensions: dict[str, object] | None = None
) -> httpx.Request:
    url = httpx.URL(scheme=message.scheme, host=message.host, port=message.port)
    target, headers = message.target, message.headers
    if route is not None and not route.is_tunnel:  # the proxy reads the request line itself
        target = f"{message.scheme}://".encode() + url.netloc + target
        headers = (*headers, *sign_in(route.proxy))
    request = httpx.Request(
        message.method,
        url,
        headers=[(name.encode("ascii"), value.encode("latin-1")) for name, value in headers],
        stream=httpx.ByteStream(message.body),  # with `content=` httpx would add headers
        extensions={"target": target, **(extensions or {})},
    )
    request.method = message.method  # httpx writes it in capitals
    return request


async def _drop(exchange: Exchange, response: httpx.Response) -> None:
    """Close the connection of an answer that belongs to nothing that was asked."""
    if exchange.wire is not None:
        exchange.wire.close()
    await response.aclose()


def _tell_head(exchange: Exchange, response: httpx.Response) -> None:
    facts = response.extensions
    exchange.answered(
        response.status_code,
        facts["reason_phrase"].decode("latin-1"),
        facts["http_version"].decode("ascii"),
        tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in facts[HEADERS]),
    )
