"""Texts that look like credentials, so that none is written into a file (collection-format.md, rule 4).

Held values are found first and for certain; shapes catch a key that was pasted and never stored. A shape is a
reason to ask, never a test of validity: the shapes of keys change.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from workbench.domain.environment import Defaults, Environment
from workbench.domain.request import Header, KeyChoice, Request
from workbench.domain.secret import Secret

Document = Request | Defaults | Environment

_SHAPES = re.compile(
    r"(?<![\w+/-])"
    r"(?:AIza[\w-]{30,80}|AQ\.[\w-]{20,}|ya29\.[\w.-]{20,}|sk-[\w-]{20,})"
    r"(?![\w+/=-])",
    re.ASCII,
)
_SHORTEST_HELD = 6  # a shorter stored value would be found in ordinary words


def credential_places(document: Document, held: Iterable[Secret] = ()) -> tuple[str, ...]:
    """Return where a document holds a credential or a held value: "the header X-Key", "the body, line 3"."""
    values = tuple(value for secret in held if len(value := secret.reveal()) >= _SHORTEST_HELD)
    found = (
        _with_line(where, text, at)
        for where, text in _texts(document)
        if (at := _found(text, values)) is not None
    )
    return tuple(found)


def credentials_in(text: str) -> Iterator[str]:
    """Yield all that looks like a credential in a text."""
    return (match.group() for match in _SHAPES.finditer(text))


def without_credentials(text: str) -> str:
    """Return a text with all that looks like a credential overwritten."""
    return _SHAPES.sub("****", text)


def credentials_replaced(text: str, stand_in: Callable[[str], str]) -> str:
    """Return a text with what `stand_in` gives for each that looks like a credential."""
    return _SHAPES.sub(lambda match: stand_in(match.group()), text)


def _found(text: str, values: tuple[str, ...]) -> int | None:
    shape = _SHAPES.search(text)
    places = [shape.start()] if shape else []
    places += [at for value in values if (at := text.find(value)) >= 0]
    return min(places, default=None)


def _with_line(where: str, text: str, at: int) -> str:
    return f"{where}, line {text.count(chr(10), 0, at) + 1}" if "\n" in text else where


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    yield "the name", document.name
    if isinstance(document, Request):
        yield from _texts_of_request(document)
    else:
        yield from ((f"the variable {name}", text) for name, text in document.variables.items())
    if not isinstance(document, Environment):
        yield from _texts_of_headers(document.headers)
        yield from _texts_of_key(document.key)


def _texts_of_request(request: Request) -> Iterator[tuple[str, str]]:
    yield "the description", request.description
    yield "the tags", " ".join(request.tags)
    yield "the URL", request.url
    yield "the body", request.body
    for assertion in request.assertions:
        yield "an assertion", f"{assertion.value} {assertion.title or ''}"


def _texts_of_headers(headers: Iterable[Header]) -> Iterator[tuple[str, str]]:
    for header in headers:
        yield f"the header {header.name}", header.value
        yield "a header's name", header.name


def _texts_of_key(key: KeyChoice | None) -> Iterator[tuple[str, str]]:
    if key is not None:
        yield "the key", " ".join((key.name, key.header or "", key.prefix or ""))
