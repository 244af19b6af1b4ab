"""A message as it stands on the wire: what was typed, and the few headers that HTTP needs beside it."""

from typing import NamedTuple
from urllib.parse import urlsplit

from workbench import __version__
from workbench.domain.run import HeaderList, SentMessage

USER_AGENT = f"gemini-workbench/{__version__}"

_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})


class WireMessage(NamedTuple):
    """Origin, method, target, all headers and the body; `port` is None for the usual one of the scheme."""

    scheme: str
    host: str
    port: int | None
    authority: str
    method: str
    target: bytes
    headers: HeaderList
    body: bytes


def wire_message(message: SentMessage) -> WireMessage:
    """Return how a message with an absolute URL goes out; a fragment stays here."""
    parts = urlsplit(message.url)
    has_query = "?" in message.url.partition("#")[0]
    target = (parts.path or "/") + (f"?{parts.query}" if has_query else "")
    return WireMessage(
        parts.scheme,
        parts.hostname or "",
        parts.port,
        parts.netloc,
        message.method,
        target.encode(),
        _headers(message, parts.netloc),
        message.body,
    )


def _headers(message: SentMessage, authority: str) -> HeaderList:
    """Return the message's headers as typed, between the Host and the length that HTTP needs."""
    headers = [("Host", authority), *message.headers]
    names = {name.lower() for name, _ in message.headers}
    if "accept-encoding" not in names:
        headers.append(("Accept-Encoding", "gzip"))
    if "user-agent" not in names:
        headers.append(("User-Agent", USER_AGENT))
    if message.body or message.method.upper() in _WITH_BODY:
        headers.append(("Content-Length", str(len(message.body))))
    return tuple(headers)
