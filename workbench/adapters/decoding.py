"""Undoing the content coding of a body in bounded pieces.

A gigabyte of zeros fits in a kilobyte; so no piece is longer than 64 KiB and the caller counts. What cannot be
decoded is handed on raw and told at the end, so that nothing that arrived is lost.
"""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Protocol

from workbench.domain.run import Cause

PIECE = 65_536
"""The longest decoded piece in bytes."""

_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_WINDOW = zlib.MAX_WBITS | 16


class BadBody(Exception):
    """The body cannot be decoded to its end: a cause and a short fact."""

    def __init__(self, cause: Cause, detail: str) -> None:
        self.cause = cause
        self.detail = detail
        super().__init__(detail)


class Decoder(Protocol):
    """Undoes one content coding."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what the read completes, in pieces. Errors: BadBody where nothing more can be read."""
        ...

    def finish(self) -> None:
        """Check that the body ended well. Errors: BadBody."""
        ...


class Plain:
    """No coding: what comes is what is meant."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def finish(self) -> None:
        """Any end is a good end."""


class Unknown:
    """A coding that cannot be undone: the bytes are kept as they came."""

    def __init__(self, name: str) -> None:
        self._name = name

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def finish(self) -> None:
        raise BadBody(Cause.UNKNOWN_ENCODING, f'the server used "{self._name[:40]}"')


class Gzip:
    """One or more gzip members, checked: half a member, a bad checksum and trailing bytes are told."""

    def __init__(self) -> None:
        self._inflater = _new_inflater()
        self._has_input = False
        self._is_raw = False
        self._gave = False
        self._start = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._is_raw:
            yield data
            return
        self._has_input = self._has_input or bool(data)
        if not self._gave:
            self._start += data
        try:
            yield from self._inflated(data)
        except zlib.error as error:
            if self._gave:
                raise BadBody(Cause.BAD_ENCODING, _fact(error)) from None
            self._is_raw = True
            yield self._start

    def finish(self) -> None:
        if self._is_raw:
            raise BadBody(Cause.BAD_ENCODING, "the body is not gzip data")
        if self._has_input and not self._inflater.eof:
            raise BadBody(Cause.BROKEN, "the gzip data ends early")

    def _inflated(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._inflater.eof:
                data = self._next_member(data)
            before = self._inflater.copy()
            try:
                piece = self._inflater.decompress(data, PIECE)
            except zlib.error:
                yield from self._salvaged(before, data)
                raise
            data = self._inflater.unconsumed_tail or self._inflater.unused_data
            if piece:
                self._gave = True
                yield piece
            yield from self._rest()

    def _salvaged(self, inflater: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
        """Yield what stands before the damage: zlib gives nothing of a read that it cannot finish."""
        salvaged = bytearray()
        with suppress(zlib.error):
            for byte in data:
                salvaged += inflater.decompress(bytes((byte,)), PIECE)
        if salvaged:
            self._gave = True
            yield bytes(salvaged[:PIECE])

    def _rest(self) -> Iterator[bytes]:
        """Yield what the inflater still holds after its input ran out in the middle of a long run."""
        while not self._inflater.eof and not self._inflater.unconsumed_tail:
            piece = self._inflater.decompress(b"", PIECE)
            if not piece:
                return
            yield piece

    def _next_member(self, data: bytes) -> bytes:
        if not data.startswith(_GZIP_MAGIC[: len(data)]):
            raise BadBody(Cause.BAD_ENCODING, "there is more data after the end of the gzip data")
        self._inflater = _new_inflater()
        return data


def decoder_for(content_encoding: str | None) -> Decoder:
    """Return the decoder of a Content-Encoding header; stacked and foreign codings are not undone."""
    match (content_encoding or "").strip().lower():
        case "" | "identity":
            return Plain()
        case "gzip" | "x-gzip":
            return Gzip()
        case name:
            return Unknown(name)


def _new_inflater() -> "zlib._Decompress":
    return zlib.decompressobj(_GZIP_WINDOW)


def _fact(error: zlib.error) -> str:
    """Return what zlib found, without its error numbers."""
    text = str(error).rpartition(": ")[2]
    return {
        "incorrect data check": "its checksum is wrong",
        "incorrect length check": "its length is wrong",
    }.get(text, "its gzip data is damaged")
