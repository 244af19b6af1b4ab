"""Texts that look like credentials, so that none is written into a file (collection-format.md, rule 4).

Held values are found first and for certain; shapes catch a key that was pasted and never stored. A shape is a
reason to ask, never a test of validity: the shapes of keys change.
"""

import re
from collections.abc import Iterable, Iterator

from workbench.domain.request import Request
from workbench.domain.secret import Secret

_SHAPES = re.compile(
    r"(?<![\w+/-])"
    r"(?:AIza[\w-]{30,80}|AQ\.[\w-]{20,}|ya29\.[\w.-]{20,}|sk-[\w-]{20,})"
    r"(?![\w+/=-])",
    re.ASCII,
)
_SHORTEST_HELD = 6  # a shorter stored value would be found in ordinary words


def looks_like_credential(text: str) -> bool:
    """Tell whether a text holds something shaped like a key or token of a service."""
    return _SHAPES.search(text) is not None


def credential_places(request: Request, held: Iterable[Secret] = ()) -> tuple[str, ...]:
    """Return where a request holds a credential or a held value: "the header X-Key", "the body, line 3"."""
    values = tuple(value for secret in held if len(value := secret.reveal()) >= _SHORTEST_HELD)
    found = (
        _with_line(where, text, at)
        for where, text in _texts(request)
        if (at := _found(text, values)) is not None
    )
    return tuple(found)


def _found(text: str, values: tuple[str, ...]) -> int | None:
    shape = _SHAPES.search(text)
    places = [shape.start()] if shape else []
    places += [at for value in values if (at := text.find(value)) >= 0]
    return min(places, default=None)


def _with_line(where: str, text: str, at: int) -> str:
    return f"{where}, line {text.count(chr(10), 0, at) + 1}" if "\n" in text else where


def _texts(request: Request) -> Iterator[tuple[str, str]]:
    yield "the name", request.name
    yield "the description", request.description
    yield from (("the tags", tag) for tag in request.tags)
    yield "the URL", request.url
    for header in request.headers:
        yield f"the header {header.name}", header.value
        yield "a header's name", header.name
    if request.key is not None:
        key = request.key
        yield "the key", " ".join((key.name, key.header or "", key.prefix or ""))
    yield "the body", request.body
    for assertion in request.assertions:
        yield "an assertion", f"{assertion.value} {assertion.title or ''}"
