"""Runs as a HAR 1.2 file, one entry for each, in order; headers for credentials and cookies are left out."""

from base64 import b64encode
from collections.abc import Iterable
from math import isnan
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from workbench import __version__
from workbench.domain.json_text import to_json
from workbench.domain.run import HeaderList, Run

_NOT_KNOWN = -1
_LEFT_OUT = frozenset(
    {"x-goog-api-key", "authorization", "proxy-authorization", "cookie", "set-cookie"}
)


def runs_to_har(runs: Iterable[Run]) -> str:
    """Return the text of a HAR file. Errors: none."""
    creator = {"name": "Gemini Workbench", "version": __version__}
    log = {"version": "1.2", "creator": creator, "entries": [_entry(run) for run in runs]}
    return to_json({"log": log}, indent=2) + "\n"


def _entry(run: Run) -> dict[str, Any]:
    wait = _wait_ms(run)
    total = _NOT_KNOWN if run.total_ms is None else run.total_ms
    entry: dict[str, Any] = {
        "startedDateTime": run.started_at or "1970-01-01T00:00:00.000Z",
        "time": max(total, 0),
        "request": _request(run),
        "response": _response(run),
        "cache": {},
        "timings": {"send": 0, "wait": wait, "receive": _receive_ms(total, wait)},
        "comment": run.name,
    }
    if not run.end.clean:
        entry["_error"] = run.end.detail or ("cancelled" if run.end.cancelled else _cause(run))
    return entry


def _request(run: Run) -> dict[str, Any]:
    url = run.sent.url
    request: dict[str, Any] = {
        "method": run.sent.method,
        "url": url,
        "httpVersion": run.http_version or "HTTP/1.1",
        "cookies": [],
        "headers": _headers(run.sent.headers),
        "queryString": [
            {"name": name, "value": value}
            for name, value in parse_qsl(urlsplit(url).query, keep_blank_values=True)
        ],
        "headersSize": _NOT_KNOWN,
        "bodySize": len(run.sent.body),
    }
    if run.sent.body:
        text = run.sent.body.decode(errors="replace")
        request["postData"] = {"mimeType": _type_of(run.sent.headers), "text": text}
    return request


def _response(run: Run) -> dict[str, Any]:
    body = run.recording.body()
    content: dict[str, Any] = {"size": len(body), "mimeType": _type_of(run.headers)}
    return {
        "status": run.status or 0,
        "statusText": run.reason,
        "httpVersion": run.http_version,
        "cookies": [],
        "headers": _headers(run.headers),
        "content": content | _text(body),
        "redirectURL": run.header("location") or "",
        "headersSize": _NOT_KNOWN,
        "bodySize": _NOT_KNOWN,
    }


def _text(body: bytes) -> dict[str, str]:
    try:
        return {"text": body.decode()}
    except UnicodeDecodeError:
        return {"text": b64encode(body).decode(), "encoding": "base64"}


def _wait_ms(run: Run) -> float:
    first = next((t_ms for t_ms, _ in run.recording.reads()), run.total_ms)
    return _NOT_KNOWN if first is None or isnan(first) else first


def _receive_ms(total: float, wait: float) -> float:
    return _NOT_KNOWN if _NOT_KNOWN in (total, wait) else max(total - wait, 0)


def _cause(run: Run) -> str:
    return run.end.cause.value if run.end.cause else "the connection broke"


def _headers(headers: HeaderList) -> list[dict[str, str]]:
    return [
        {"name": name, "value": value} for name, value in headers if name.lower() not in _LEFT_OUT
    ]


def _type_of(headers: HeaderList) -> str:
    return next((value for name, value in headers if name.lower() == "content-type"), "")
