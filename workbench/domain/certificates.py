"""Who issued a certificate, read from its DER form: just enough of ASN.1 to say one name. Source: RFC 5280, 4.1."""

from collections.abc import Iterator
from typing import Final, NamedTuple

LONGEST: Final = 120
"""Characters of a name that are told."""

_SEQUENCE, _VERSION = 0x30, 0xA0
_COMMON_NAME, _ORGANISATION = b"\x55\x04\x03", b"\x55\x04\x0a"
_WIDE = 0x1E  # a BMPString, two bytes a character
_LONG_FORM = 0x80
_MOST_LENGTH_BYTES = 4


class _Item(NamedTuple):
    """One value: its tag, and its content."""

    tag: int
    content: bytes


def issuer_of(der: bytes) -> str:
    """Return the issuer's common name, else its organisation; empty where the bytes tell none."""
    try:
        return _name_in(_issuer(der))
    except (IndexError, ValueError, StopIteration):
        return ""


def _issuer(der: bytes) -> bytes:
    """Return the issuer's names: behind version, serial number and algorithm of what was signed."""
    certificate = next(_items(der)).content
    signed = _items(next(_items(certificate)).content)
    first = next(signed)
    if first.tag == _VERSION:
        next(signed)  # the serial number
    next(signed)  # the algorithm
    return next(signed).content


def _name_in(names: bytes) -> str:
    told: dict[bytes, str] = {}
    for group in _items(names):
        for pair in _items(group.content):
            kind, value = list(_items(pair.content))[:2]
            told.setdefault(kind.content, _text(value))
    name = told.get(_COMMON_NAME) or told.get(_ORGANISATION) or ""
    return "".join(character for character in name if character.isprintable())[:LONGEST]


def _text(value: _Item) -> str:
    encoding = "utf-16-be" if value.tag == _WIDE else "utf-8"
    return value.content.decode(encoding, "replace")


def _items(data: bytes) -> Iterator[_Item]:
    at = 0
    while at < len(data):
        tag, length, start = data[at], data[at + 1], at + 2
        if length & _LONG_FORM:
            size = length & ~_LONG_FORM
            if size > _MOST_LENGTH_BYTES:
                raise ValueError("a length of so many bytes")
            length, start = int.from_bytes(data[start : start + size]), start + size
        yield _Item(tag, data[start : start + length])
        at = start + length
