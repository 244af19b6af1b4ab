"""A request as code writes it down: texts in which a secret is the name of an environment variable."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.domain.run import SentMessage
from workbench.gemini.addresses import SECRET_PARAMETERS
from workbench.gemini.endpoints import STREAM, read_url

KEY_VARIABLE = "GEMINI_API_KEY"
CREDENTIAL_HEADERS = frozenset({"x-goog-api-key", "authorization"})
_SCHEME = re.compile(r"(?:Bearer|Basic) +", re.IGNORECASE)
_CREDENTIAL = re.compile(rf"(?<=[?&])({'|'.join(SECRET_PARAMETERS)})=([^&#]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Variable:
    """An environment variable that holds a secret."""

    name: str


Text = tuple[str | Variable, ...]
"""Pieces of a text; what is secret in it is a variable."""


@dataclass(frozen=True, slots=True)
class Call:
    """One HTTP request. It holds no secret: keys that the user wrote out are variables, too."""

    method: str
    url: Text
    headers: tuple[tuple[str, Text], ...]
    body: Text
    streams: bool


def call_of(message: SentMessage, stand_ins: Mapping[str, str]) -> Call:
    """Return a message as a call. `stand_ins` has the variable's name for each text that stands for a secret."""
    return Call(
        method=message.method,
        url=_url(message.url, stand_ins),
        headers=tuple((name, _header(name, value, stand_ins)) for name, value in message.headers),
        body=pieces_of(message.body.decode("utf-8", "surrogatepass"), stand_ins),
        streams=read_url(message.url).method == STREAM,
    )


def pieces_of(text: str, stand_ins: Mapping[str, str]) -> Text:
    """Return a text cut at what stands for secrets."""
    return tuple(_pieces(text, stand_ins))


def _pieces(text: str, stand_ins: Mapping[str, str]) -> Iterator[str | Variable]:
    marks = "|".join(re.escape(mark) for mark in stand_ins)
    for number, piece in enumerate(re.split(f"({marks})", text) if marks else [text]):
        if number % 2:
            yield Variable(stand_ins[piece])
        elif piece:
            yield piece


def _url(url: str, stand_ins: Mapping[str, str]) -> Text:
    """Return the URL with a credential in its query as a variable."""
    pieces: list[str | Variable] = []
    start = 0
    for found in _CREDENTIAL.finditer(url):
        if not any(mark in found[2] for mark in stand_ins):
            pieces += [*pieces_of(url[start : found.start(2)], stand_ins), Variable(KEY_VARIABLE)]
            start = found.end(2)
    return (*pieces, *pieces_of(url[start:], stand_ins))


def _header(name: str, value: str, stand_ins: Mapping[str, str]) -> Text:
    """Return a header's value; a credential that is written out becomes a variable."""
    if name.lower() not in CREDENTIAL_HEADERS or any(mark in value for mark in stand_ins):
        return pieces_of(value, stand_ins)
    scheme = _SCHEME.match(value)
    return (*((scheme.group(),) if scheme else ()), Variable(KEY_VARIABLE))
