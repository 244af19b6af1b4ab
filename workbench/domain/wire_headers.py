"""The headers of a message as they go out: those that were typed, and the few that HTTP needs beside them."""

from urllib.parse import urlsplit

from workbench import __version__
from workbench.domain.run import HeaderList, SentMessage

USER_AGENT = f"gemini-workbench/{__version__}"

_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})


def wire_headers(message: SentMessage) -> HeaderList:
    """Return the message's headers as typed, between the Host and the length that HTTP needs."""
    headers = [("Host", urlsplit(message.url).netloc), *message.headers]
    names = {name.lower() for name, _ in message.headers}
    if "accept-encoding" not in names:
        headers.append(("Accept-Encoding", "gzip"))
    if "user-agent" not in names:
        headers.append(("User-Agent", USER_AGENT))
    if message.body or message.method.upper() in _WITH_BODY:
        headers.append(("Content-Length", str(len(message.body))))
    return tuple(headers)


def request_target(url: str) -> str:
    """Return the path and query of an absolute URL as the request line has them; a fragment stays here."""
    parts = urlsplit(url)
    has_query = "?" in url.partition("#")[0]
    return (parts.path or "/") + (f"?{parts.query}" if has_query else "")
