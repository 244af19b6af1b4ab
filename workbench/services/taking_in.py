"""Requests from other programs as requests of the window: their keys by name, their parts in the place of older ones."""

import re
from dataclasses import replace

from workbench.domain.request import KeyChoice, Request
from workbench.gemini.endpoints import Surface, read_url
from workbench.importers.imported import Imported

_HEADER = "x-goog-api-key"
_NAMED = re.compile(r"\{\{secret:([^{}]+)\}\}")
_PARAMETER = re.compile(r"([?&])key=\{\{secret:([^{}]+)\}\}(&|$)")


def keyed(request: Request) -> Request:
    """Return a request to Google with its key by name, where it wrote the name into a header or the query."""
    if read_url(request.url).surface is not Surface.GEMINI:
        return request
    names = [_NAMED.fullmatch(h.value) for h in request.headers if h.name.lower() == _HEADER]
    in_query = _PARAMETER.search(request.url)
    found = [name[1] for name in names if name] + ([in_query[2]] if in_query else [])
    if not found:
        return request
    headers = tuple(h for h in request.headers if not _is_key(h.name, h.value))
    return replace(
        request, key=KeyChoice(found[0]), headers=headers, url=_PARAMETER.sub(_joint, request.url)
    )


def filled_in(current: Request, came: Request) -> Request:
    """Return the request at hand with what another one sends; its name, notes and assertions stay."""
    return replace(
        current,
        method=came.method,
        url=came.url,
        headers=came.headers,
        key=came.key,
        body=came.body,
        body_file=None,
        attachments=(),
        settings=came.settings,
    )


def requests_of(imported: Imported) -> tuple[Request, ...]:
    """Return the requests of an import, keys by name."""
    return tuple(keyed(placed.request) for placed in imported.requests)


def _is_key(name: str, value: str) -> bool:
    return name.lower() == _HEADER and _NAMED.fullmatch(value) is not None


def _joint(found: re.Match[str]) -> str:
    """Return what stays of the query where the key was taken out."""
    return found[1] if found[3] else ""
