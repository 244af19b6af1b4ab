"""The rows of the headers table: what is sent anyway, locked, and what the user wrote, with what is wrong in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.domain.errors import RefusedToSend
from workbench.domain.request import Header, KeyChoice, Request
from workbench.gemini.addresses import SECRET_PARAMETERS
from workbench.gemini.endpoints import check_header, key_placement, read_url
from workbench.gemini.url_text import parts_of
from workbench.presenters.variable_rows import missing_words

CREDENTIALS = frozenset({"authorization", "x-goog-api-key"})
"""Headers that, when written by the user, go out instead of the key."""


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """One row. A locked row is sent by itself and cannot be edited; `note` explains, `trouble` names an error."""

    name: str
    value: str
    enabled: bool = True
    locked: bool = False
    note: str = ""
    trouble: str = ""


def header_row(header: Header, values: Mapping[str, str] | None = None) -> HeaderRow:
    """Return the row of a header with what is wrong in it; `values` are the variables where they are known."""
    said = (header.name, header.value)
    trouble = header_trouble(header) or (missing_words(said, values) if header.enabled else "")
    return HeaderRow(*said, header.enabled, trouble=trouble)


def locked_rows(request: Request, key: str) -> tuple[HeaderRow, ...]:
    """Return what is sent beside the user's headers. `key` is what may be shown of the key, empty for none."""
    own = {header.name.lower() for header in request.headers if header.enabled}
    return (*_content_type(request, own), *_key_row(request, key, own))


def header_trouble(header: Header) -> str:
    """Return why a header cannot be sent as typed, empty where it can; a value with `{{` is judged when filled."""
    if not header.enabled or "{{" in header.name:
        return ""
    try:
        check_header(header.name, "" if "{{" in header.value else header.value)
    except RefusedToSend as refused:
        return str(refused)
    return ""


def _content_type(request: Request, own: set[str]) -> Iterator[HeaderRow]:
    if request.body and "content-type" not in own:
        note = "Sent because the request has a body. A row of your own replaces it."
        yield HeaderRow("Content-Type", "application/json", locked=True, note=note)


def _key_row(request: Request, key: str, own: set[str]) -> Iterator[HeaderRow]:
    name, prefix = _placement(request.url, request.key)
    if key and not own & {*CREDENTIALS, name.lower()} and not _has_key(request.url):
        note = "Added when the request is sent. The key itself is not stored in the collection."
        yield HeaderRow(name, prefix + key, locked=True, note=note)


def _has_key(url: str) -> bool:
    """Tell whether a query parameter carries a credential already."""
    parts = parts_of(url)
    names = (parts.cut(span).partition("=")[0] for span in parts.parameters())
    return any(name.lower() in SECRET_PARAMETERS for name in names)


def _placement(url: str, choice: KeyChoice | None) -> tuple[str, str]:
    endpoint = read_url(url)
    return key_placement(endpoint.surface, endpoint.host, choice, express=endpoint.express)
