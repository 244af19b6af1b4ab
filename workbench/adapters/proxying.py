"""The way through a proxy: a tunnel (CONNECT) to an https host; an http message is handed to the proxy itself.

The sign-in is Basic. It goes to the proxy alone, never into the tunnel; credentials of the message go into the
tunnel alone, never to the proxy.
"""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import unquote

from workbench.adapters.wire import ConnectionLost, Wire
from workbench.adapters.wire_message import WireMessage
from workbench.domain.proxy_address import ProxyAddress
from workbench.domain.run import Cause, HeaderList
from workbench.domain.wire_headers import USER_AGENT
from workbench.gemini.addresses import SECRET_PARAMETERS
from workbench.ports import TransportFailure

MAX_HEAD = 65_536
"""Bytes of the head of a proxy's answer."""

_CREDENTIALS = frozenset({"authorization", "cookie", "x-goog-api-key"})
_SIGN_IN = HTTPStatus.PROXY_AUTHENTICATION_REQUIRED
_CLOSED = "It closed the connection."
_OF_PROXY = {
    Cause.NAME: (Cause.PROXY_NAME, ""),
    Cause.REFUSED: (Cause.PROXY_SILENT, "It refused the connection."),
    Cause.UNREACHABLE: (Cause.PROXY_SILENT, "There is no way to it from this network."),
    Cause.CONNECT_SLOW: (Cause.PROXY_SILENT, "The system gave up."),
    Cause.RESET: (Cause.PROXY_SILENT, _CLOSED),
    Cause.CLOSED_EARLY: (Cause.PROXY_SILENT, _CLOSED),
    Cause.NOT_TLS: (
        Cause.PROXY_SILENT,
        "It speaks no TLS at this port. Its address may begin with http://.",
    ),
    Cause.TLS: (Cause.PROXY_TLS, ""),
}


class Route(NamedTuple):
    """How a message goes to its host: through a proxy, in a tunnel or handed to it."""

    proxy: ProxyAddress
    is_tunnel: bool


def route_through(proxy: ProxyAddress, message: WireMessage) -> Route:
    """Return the way of a message. Errors: TransportFailure where the proxy would see a credential."""
    is_tunnel = message.scheme == "https"
    if not is_tunnel and _carries_credential(message):
        raise TransportFailure(
            Cause.CONFIGURATION,
            message.authority,
            f"The proxy {proxy.authority} would see the credential of this http:// request. "
            "Use https://, or list the host under No proxy for.",
        )
    return Route(proxy, is_tunnel)


def sign_in(proxy: ProxyAddress) -> HeaderList:
    """Return the header with which a user signs in at a proxy, none without a user."""
    if not proxy.user:
        return ()
    password = proxy.password.reveal() if proxy.password else ""
    token = b64encode(f"{proxy.user}:{password}".encode()).decode()
    return (("Proxy-Authorization", f"Basic {token}"),)


async def open_tunnel(wire: Wire, proxy: ProxyAddress, host: str, port: int) -> None:
    """Ask a connected proxy for a way to a host. Errors: TransportFailure that names the proxy."""
    target = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    headers = (("Host", target), ("User-Agent", USER_AGENT), *sign_in(proxy))
    lines = (f"CONNECT {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers))
    wire.write("".join(f"{line}\r\n" for line in (*lines, "")).encode("latin-1"))
    try:
        head = await _head(wire)
    except ConnectionLost:
        raise TransportFailure(Cause.PROXY_SILENT, proxy.authority, _CLOSED) from None
    status = _status(head)
    if status is None:
        why = f"{_CLOSED[:-1]} without an answer." if not head else "It does not answer in HTTP."
        raise TransportFailure(Cause.PROXY_SILENT, proxy.authority, why)
    if status == _SIGN_IN:
        raise TransportFailure(Cause.PROXY_SIGN_IN, proxy.authority, _why_no_sign_in(head, proxy))
    if status // 100 != 2 or wire.has_gathered:  # noqa: PLR2004  2xx opens the tunnel
        why = f"It answered {_in_words(status)} when asked for {target}."
        raise TransportFailure(Cause.PROXY_DENIED, proxy.authority, why)


@contextmanager
def named(proxy: ProxyAddress) -> Iterator[None]:
    """Turn failures of connecting into those of a proxy."""
    try:
        yield
    except TransportFailure as failure:
        cause, detail = _OF_PROXY.get(failure.cause, (failure.cause, ""))
        raise TransportFailure(
            cause, proxy.authority, detail or failure.detail, failure.limit_s
        ) from None


async def _head(wire: Wire) -> bytes:
    """Return the head of an answer, what there is of it where the proxy closes. Errors: ConnectionLost."""
    head = b""
    while b"\r\n\r\n" not in head and len(head) < MAX_HEAD:
        piece = await wire.read(1)
        if not piece:
            break
        head += piece
    return head


def _status(head: bytes) -> int | None:
    version, _, rest = head.partition(b" ")
    code = rest[:3]
    is_http = version.startswith(b"HTTP/1.") and head.endswith(b"\r\n\r\n")
    return int(code) if is_http and code.isdigit() and len(code) == 3 else None  # noqa: PLR2004


def _why_no_sign_in(head: bytes, proxy: ProxyAddress) -> str:
    kinds = [
        line.partition(b":")[2].strip().lower()
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"proxy-authenticate:")
    ]
    if kinds and not any(kind.startswith(b"basic") for kind in kinds):
        return "It takes none with user and password (Basic), which is the only kind supported."
    if not proxy.user:
        return "Set the user and the password of the proxy."
    return f'It did not accept the user "{proxy.user}" with this password.'


def _in_words(status: int) -> str:
    """Return a status with its usual phrase; the proxy's own may hold anything."""
    try:
        return f'"{status} {HTTPStatus(status).phrase}"'
    except ValueError:
        return f'"{status}"'


def _carries_credential(message: WireMessage) -> bool:
    if any(name.lower() in _CREDENTIALS for name, _ in message.headers):
        return True
    query = message.target.decode("latin-1").partition("?")[2]
    names = (unquote(pair.partition("=")[0]).lower() for pair in query.split("&"))
    return not SECRET_PARAMETERS.isdisjoint(names)
