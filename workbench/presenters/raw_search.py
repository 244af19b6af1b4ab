"""Where a text stands in the bytes of an exchange, looked for piece by piece."""

from collections.abc import Iterator
from typing import Final

from workbench.presenters.find_query import FindQuery
from workbench.presenters.raw_bytes import RawBytes

PIECE: Final = 65_536
CONTEXT: Final = 8
"""Bytes before a piece that tell whether a word begins there."""


def search(source: RawBytes, query: FindQuery, start: int = 0) -> Iterator[tuple[int, int] | None]:
    """Yield the ranges where it stands from a place on, and None after each piece that was looked through."""
    if not query.text:
        return
    reach = 4 * query.reach + CONTEXT
    while start < len(source):
        stop = start + PIECE
        begin = max(start - CONTEXT, 0)
        data = source.slice(begin, min(stop + reach, len(source)))
        for found in _found(data, begin, query):
            if start <= found[0] < stop:
                yield found
                start = found[1]
        start = max(start, stop)
        yield None


def _found(data: bytes, begin: int, query: FindQuery) -> Iterator[tuple[int, int]]:
    """Yield the ranges in a piece that begins at a place; bytes that are no UTF-8 are characters of their own."""
    text = data.decode("utf-8", "surrogateescape")
    characters, place = 0, begin
    for first, last in query.spans(text):
        place += _size(text[characters:first])
        size = _size(text[first:last])
        yield place, place + size
        place, characters = place + size, last


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogateescape"))
