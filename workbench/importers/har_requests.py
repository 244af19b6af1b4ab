"""The requests of a HAR file, or one request object of it alone. Source: HAR 1.2."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from workbench.domain.environment import Defaults
from workbench.domain.request import Header, Request
from workbench.importers.curl_body import FormPart
from workbench.importers.foreign_bodies import NO_BODY, Body, form_body, multipart_body
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood, Placed
from workbench.importers.reading import holds, json_of, mapping, objects, words
from workbench.importers.walk import Walk, with_query, with_type

FORMAT = "har"
_MADE_BY_SENDING = frozenset({"host", "content-length", "connection", "accept-encoding"})
_LOG = r"\"log\"\s*:\s*\{"
_ALONE = r"\"httpVersion\"\s*:|\"queryString\"\s*:|\"postData\"\s*:"


def recognises(text: str) -> bool:
    """Tell whether a text is a HAR file or a request of one."""
    bare = text.lstrip("\ufeff \t\r\n")
    return bare.startswith("{") and (
        holds(text, _LOG) or (holds(text, _ALONE) and holds(text, r"\"url\"\s*:"))
    )


def read(text: str, options: ImportOptions) -> Imported:
    """Return the requests of all entries. Errors: NotUnderstood."""
    found = mapping(json_of(text))
    entries = mapping(found.get("log")).get("entries")
    if not isinstance(entries, list):
        if not words(found.get("url")):
            raise NotUnderstood("this is no HAR file: it has no log with entries")
        entries = [{"request": found}]
    walk = Walk(options)
    walk.enter((), Defaults("HAR"))
    return walk.imported(FORMAT, _requests(entries, walk))


def _requests(entries: list[Any], walk: Walk) -> Iterator[Placed]:
    for entry in objects(entries):
        given = mapping(entry.get("request"))
        if words(given.get("url")):
            walk.count()
            yield Placed(walk.finder.without(_request(entry, given, walk)))


def _request(entry: Mapping[str, Any], given: Mapping[str, Any], walk: Walk) -> Request:
    method, url = words(given.get("method")).upper() or "GET", words(given.get("url"))
    posted = mapping(given.get("postData"))
    body, body_type = _body(posted, walk)
    return Request(
        name=words(entry.get("comment")) or f"{method} {urlsplit(url).path or '/'}",
        url=_with_missing_query(url, given.get("queryString")),
        method=method,
        headers=with_type((*_headers(given), *_cookies(given)), body_type),
        body=body,
    )


def _with_missing_query(url: str, rows: Any) -> str:
    """Return a URL with its query, which a request object alone keeps apart."""
    pairs = [(words(row.get("name")), words(row.get("value"))) for row in objects(rows)]
    return url if "?" in url else with_query(url, pairs)


def _headers(given: Mapping[str, Any]) -> tuple[Header, ...]:
    rows = (
        (words(row.get("name")), words(row.get("value"))) for row in objects(given.get("headers"))
    )
    return tuple(
        Header(name, value)
        for name, value in rows
        if name and not name.startswith(":") and name.lower() not in _MADE_BY_SENDING
    )


def _cookies(given: Mapping[str, Any]) -> tuple[Header, ...]:
    """Return the cookies as a header, where the headers do not hold them already."""
    named = {words(row.get("name")).lower() for row in objects(given.get("headers"))}
    rows = objects(given.get("cookies"))
    if "cookie" in named or not rows:
        return ()
    value = "; ".join(f"{words(row.get('name'))}={words(row.get('value'))}" for row in rows)
    return (Header("Cookie", value),)


def _body(posted: Mapping[str, Any], walk: Walk) -> Body:
    text, rows, kind = (
        posted.get("text"),
        objects(posted.get("params")),
        words(posted.get("mimeType")),
    )
    if isinstance(text, str) and text:
        return text, kind
    if kind.startswith("multipart/"):
        return multipart_body(_part(row, walk) for row in rows)
    if rows:
        return form_body((words(row.get("name")), words(row.get("value"))) for row in rows)
    return NO_BODY


def _part(row: Mapping[str, Any], walk: Walk) -> FormPart:
    name, file_name = words(row.get("name")), row.get("fileName")
    kind, value = words(row.get("contentType")), row.get("value")
    if not isinstance(file_name, str):
        return FormPart(name, words(value), type=kind)
    text = words(value) if isinstance(value, str) else walk.file_text(file_name)
    return FormPart(name, text, file_name, kind or "application/octet-stream")
