"""What every HAR 1.2 file that is written here has in common, whether its requests were answered or not."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from workbench import __version__
from workbench.domain.json_text import to_json
from workbench.domain.run import HeaderList

NOT_KNOWN = -1
NEVER = "1970-01-01T00:00:00.000Z"
"""The start of what has none; the format wants one."""


def har_text(entries: Iterable[dict[str, Any]]) -> str:
    """Return the text of a file with these entries."""
    creator = {"name": "Gemini Workbench", "version": __version__}
    log = {"version": "1.2", "creator": creator, "entries": list(entries)}
    return to_json({"log": log}, indent=2) + "\n"


def request_object(
    method: str, url: str, version: str, headers: HeaderList, body: str, size: int
) -> dict[str, Any]:
    """Return a request; `size` is that of its body in bytes."""
    request: dict[str, Any] = {
        "method": method,
        "url": url,
        "httpVersion": version,
        "cookies": [],
        "headers": named(headers),
        "queryString": named(parse_qsl(urlsplit(url).query, keep_blank_values=True)),
        "headersSize": NOT_KNOWN,
        "bodySize": size,
    }
    if size:
        request["postData"] = {"mimeType": type_of(headers), "text": body}
    return request


def response_object(
    status: int, reason: str, version: str, headers: HeaderList, content: dict[str, Any], to: str
) -> dict[str, Any]:
    """Return a response; `to` is where it redirects."""
    return {
        "status": status,
        "statusText": reason,
        "httpVersion": version,
        "cookies": [],
        "headers": named(headers),
        "content": content,
        "redirectURL": to,
        "headersSize": NOT_KNOWN,
        "bodySize": NOT_KNOWN,
    }


def named(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Return names and values as objects."""
    return [{"name": name, "value": value} for name, value in pairs]


def type_of(headers: HeaderList) -> str:
    """Return the content type that headers name, "" where they name none."""
    return next((value for name, value in headers if name.lower() == "content-type"), "")
