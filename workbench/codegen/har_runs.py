"""Runs as a HAR 1.2 file, one entry for each, in order; headers for credentials and cookies are left out."""

from base64 import b64encode
from collections.abc import Iterable
from math import isnan
from typing import Any

from workbench.codegen.har_parts import (
    NEVER,
    NOT_KNOWN,
    har_text,
    request_object,
    response_object,
    type_of,
)
from workbench.domain.run import HeaderList, Run

_LEFT_OUT = frozenset(
    {"x-goog-api-key", "authorization", "proxy-authorization", "cookie", "set-cookie"}
)


def runs_to_har(runs: Iterable[Run]) -> str:
    """Return the text of a HAR file. Errors: none."""
    return har_text(map(_entry, runs))


def _entry(run: Run) -> dict[str, Any]:
    wait = _wait_ms(run)
    total = NOT_KNOWN if run.total_ms is None else run.total_ms
    entry: dict[str, Any] = {
        "startedDateTime": run.started_at or NEVER,
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
    sent = run.sent
    text, version = sent.body.decode(errors="replace"), run.http_version or "HTTP/1.1"
    headers = _kept(sent.headers)
    return request_object(sent.method, sent.url, version, headers, text, len(sent.body))


def _response(run: Run) -> dict[str, Any]:
    body = run.recording.body()
    content: dict[str, Any] = {"size": len(body), "mimeType": type_of(run.headers)}
    return response_object(
        run.status or 0,
        run.reason,
        run.http_version,
        _kept(run.headers),
        content | _text(body),
        run.header("location") or "",
    )


def _text(body: bytes) -> dict[str, str]:
    try:
        return {"text": body.decode()}
    except UnicodeDecodeError:
        return {"text": b64encode(body).decode(), "encoding": "base64"}


def _wait_ms(run: Run) -> float:
    first = next((t_ms for t_ms, _ in run.recording.reads()), run.total_ms)
    return NOT_KNOWN if first is None or isnan(first) else first


def _receive_ms(total: float, wait: float) -> float:
    return NOT_KNOWN if NOT_KNOWN in (total, wait) else max(total - wait, 0)


def _cause(run: Run) -> str:
    return run.end.cause.value if run.end.cause else "the connection broke"


def _kept(headers: HeaderList) -> HeaderList:
    return tuple((name, value) for name, value in headers if name.lower() not in _LEFT_OUT)
