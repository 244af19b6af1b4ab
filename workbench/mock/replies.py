"""Answers with the headers that the API sends. Source: gemini-api.md 2.2, 2.3 and 5.4."""

from functools import cache
from typing import Any

from workbench.mock.exchange import MockAnswer, RawHeaders, Write
from workbench.mock.faults import Bent
from workbench.mock.framing import Beat, Shape, array, whole
from workbench.mock.refusals import Refusal

_USUAL: RawHeaders = (
    (b"vary", b"Origin, X-Origin, Referer"),
    (b"x-xss-protection", b"0"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"x-content-type-options", b"nosniff"),
)
_TYPES = {
    Shape.EVENTS: (
        (b"content-type", b"text/event-stream"),
        (b"content-disposition", b"attachment"),
    ),
    Shape.ARRAY: ((b"content-type", b"application/json; charset=UTF-8"),),
    Shape.WHOLE: ((b"content-type", b"application/json; charset=UTF-8"),),
}
_NOT_FOUND_PAGE = (
    b"<!DOCTYPE html>\n<html lang=en>\n<meta charset=utf-8>\n<title>Error 404 (Not Found)!!1</title>\n"
    b"<p><b>404.</b> <ins>The mock server has no such page.</ins>\n"
)
_GATEWAY_PAGE = (
    b"<!DOCTYPE html>\n<html lang=en>\n<meta charset=utf-8>\n<title>Error 502 (Server Error)!!1</title>\n"
    b"<p><b>502.</b> <ins>That is an error.</ins>\n"
    b"<p>The server met a temporary error and could not complete your request. <p>Try again in 30 seconds.\n"
)


def value_reply(value: Any, *, is_pretty: bool = True) -> MockAnswer:
    """Answer with one JSON value."""
    return MockAnswer(200, _headers(Shape.WHOLE), whole(value, is_pretty=is_pretty))


def told_reply(bent: Bent, shape: Shape) -> MockAnswer:
    """Answer with what a scene tells."""
    first_ms = bent.writes[0].delay_ms if bent.writes else 0.0
    headers = (*_headers(shape, first_ms), (b"x-gemini-service-tier", b"standard"))
    return MockAnswer(bent.status, headers, bent.writes, bent.ending)


def refusal_reply(refusal: Refusal, shape: Shape = Shape.WHOLE, **asked: str) -> MockAnswer:
    """Answer with an error that names what was asked for."""
    found = error_reply(refusal.code, refusal.value(**asked), shape)
    extra = tuple((name.encode(), text.encode()) for name, text in refusal.headers)
    return found._replace(headers=(*found.headers, *extra)) if extra else found


def error_reply(status: int, value: Any, shape: Shape) -> MockAnswer:
    """Answer with an error object, in an array of one where a stream without `alt=sse` was asked for."""
    if shape is Shape.ARRAY:
        writes: tuple[Write, ...] = (_one_piece(array([Beat(0, value)])),)
    else:
        writes = whole(value)
    return MockAnswer(status, _headers(shape), writes)


def not_found_page() -> MockAnswer:
    """Answer as the front end does to a path that no API has."""
    return _page(404, _NOT_FOUND_PAGE)


def gateway_page() -> MockAnswer:
    """Answer as a gateway does when nothing answers behind it."""
    return _page(502, _GATEWAY_PAGE)


@cache
def _headers(shape: Shape, first_ms: float = 0.0) -> RawHeaders:
    timing = (b"server-timing", b"gfet4t7; dur=%d" % first_ms)
    return (*_TYPES[shape], *_USUAL, timing)


def _page(status: int, page: bytes) -> MockAnswer:
    headers = ((b"content-type", b"text/html; charset=UTF-8"), *_USUAL)
    return MockAnswer(status, headers, (Write(0, page),))


def _one_piece(writes: tuple[Write, ...]) -> Write:
    return Write(0, b"".join(write.data for write in writes))
