"""A message as it stands on the wire: what was typed, and the few headers that HTTP needs beside it."""

from typing import NamedTuple
from urllib.parse import urlsplit

from workbench.domain.run import HeaderList, SentMessage
from workbench.domain.wire_headers import request_target, wire_headers


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
    return WireMessage(
        parts.scheme,
        parts.hostname or "",
        parts.port,
        parts.netloc,
        message.method,
        request_target(message.url).encode(),
        wire_headers(message),
        message.body,
    )
