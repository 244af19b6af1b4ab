"""HAR 1.2 files as stored runs, one for each entry in file order.

A HAR keeps a body decoded and in one piece, so a run made from it has one read, at the time the answer began
(`timings.wait`). Times that are -1 or absent are not known. Credentials in headers are masked on reading.
"""

from base64 import b64decode
from binascii import Error as Base64Error
from math import nan
from typing import Any
from urllib.parse import urlsplit

from workbench.domain.errors import CannotRead
from workbench.domain.json_text import NotJson, parse_json
from workbench.domain.run import CLEAN, Cause, HeaderList, Recording, Run, SentMessage, TransportEnd
from workbench.importers.reading import mapping

_CREDENTIAL_HEADERS = ("x-goog-api-key", "authorization", "proxy-authorization", "cookie")


def read_har(text: str, source: str) -> tuple[Run, ...]:
    """Return the runs of a HAR text. Errors: CannotRead, naming `source` and the place."""
    try:
        document = parse_json(text.removeprefix("\ufeff"))
    except NotJson as error:
        raise CannotRead(source, error.reason, error.line, error.column) from None
    entries = mapping(mapping(document).get("log")).get("entries")
    if not isinstance(entries, list):
        raise CannotRead(source, "this is not a HAR file: it has no log with entries")
    return tuple(_run(mapping(entry), source, number) for number, entry in enumerate(entries, 1))


def _run(entry: dict[str, Any], source: str, number: int) -> Run:
    request, response = mapping(entry.get("request")), mapping(entry.get("response"))
    method, url = _text(request.get("method")).upper() or "GET", _text(request.get("url"))
    if not url:
        raise CannotRead(source, f"entry {number} has no request URL")
    status = _status(response.get("status"))
    return Run(
        name=_text(entry.get("comment")) or f"{method} {urlsplit(url).path or '/'}",
        sent=SentMessage(method, url, _headers(request, masked=True), _posted(request)),
        recording=_recording(response, _time(mapping(entry.get("timings")).get("wait"))),
        end=_end(entry, answered=status is not None, host=urlsplit(url).hostname or ""),
        status=status,
        reason=_text(response.get("statusText")),
        http_version=_text(response.get("httpVersion")),
        headers=_headers(response, masked=False),
        total_ms=_time(entry.get("time")),
        notices=_notices(response),
        file=source,
        started_at=_text(entry.get("startedDateTime")),
    )


def _recording(response: dict[str, Any], wait_ms: float | None) -> Recording:
    recording = Recording()
    body = _body(mapping(response.get("content")))
    if body:
        recording.append(body, nan if wait_ms is None else wait_ms)
    return recording


def _body(content: dict[str, Any]) -> bytes:
    text = _text(content.get("text"))
    if _text(content.get("encoding")).lower() != "base64":
        return text.encode(errors="surrogatepass")
    try:
        return _from_base64(text)
    except (Base64Error, ValueError):
        return text.encode(errors="surrogatepass")


def _from_base64(text: str) -> bytes:
    """Return the bytes of base64 in either alphabet, with or without padding and line ends."""
    bare = "".join(text.split()).rstrip("=").translate(str.maketrans("-_", "+/"))
    return b64decode(bare + "=" * (-len(bare) % 4), validate=True)


def _end(entry: dict[str, Any], *, answered: bool, host: str) -> TransportEnd:
    trouble = _text(entry.get("_error")) or _text(mapping(entry.get("response")).get("_error"))
    if answered and not trouble:
        return CLEAN
    cause = Cause.BROKEN if answered else Cause.CLOSED_EARLY
    return TransportEnd(clean=False, cause=cause, host=host, detail=trouble)


def _notices(response: dict[str, Any]) -> tuple[str, ...]:
    content = mapping(response.get("content"))
    size = content.get("size")
    if isinstance(size, int) and size > 0 and "text" not in content:
        return ("The HAR file holds no body for this entry.",)
    return ()


def _headers(message: dict[str, Any], *, masked: bool) -> HeaderList:
    rows = message.get("headers")
    pairs = [mapping(row) for row in rows] if isinstance(rows, list) else []
    return tuple(
        (name, _masked(name, value) if masked else value)
        for name, value in ((_text(row.get("name")), _text(row.get("value"))) for row in pairs)
        if name and not name.startswith(":")
    )


def _masked(name: str, value: str) -> str:
    return "*" * len(value.encode()) if name.lower() in _CREDENTIAL_HEADERS else value


def _posted(request: dict[str, Any]) -> bytes:
    return _text(mapping(request.get("postData")).get("text")).encode(errors="surrogatepass")


def _status(value: Any) -> int | None:
    """Return a status, which some programs write as text or with a point; None where no status line came."""
    try:
        status = 0 if isinstance(value, bool) else int(float(value))
    except (TypeError, ValueError, OverflowError):
        return None
    return status if status > 0 else None


def _time(value: Any) -> float | None:
    known = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    return float(value) if known else None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
