"""A scanner for a key that got out: in any of the spellings that programs give it, and inside what they pack.

A redactor that knows only the plain value misses most of these; so the scanner must know them.
"""

import base64
import gzip
import html
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

Spelling = Callable[[str], Iterable[bytes]]

MAX_UNPACKED = 64 * 1024 * 1024
_ROT13 = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "NOPQRSTUVWXYZABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm",
)
_STREAMS = {b"\x1f\x8b\x08": 31, b"\x78\x01": 15, b"\x78\x9c": 15, b"\x78\xda": 15}
"""How packed data begins, and the window that zlib needs for it."""


@dataclass(frozen=True)
class Hit:
    """Where a value was found and how it was spelled."""

    place: str
    spelling: str


def hits_under(folder: Path, value: str) -> list[Hit]:
    """Return every hit in the names and contents of the files below a folder."""
    hits: list[Hit] = []
    for path in sorted(folder.rglob("*")):
        place = str(path.relative_to(folder))
        hits += hits_in(place.encode("utf-8", "surrogateescape"), value, f"the name {place}")
        if path.is_file() and not path.is_symlink():
            hits += hits_in(path.read_bytes(), value, place)
    return hits


def hits_in(data: bytes, value: str, place: str = "") -> list[Hit]:
    """Return every hit in bytes, also in what is packed inside them, and where lines were wrapped."""
    hits = [Hit(place, name) for name in _spellings_in(data, value)]
    unwrapped = b"".join(data.split())
    hits += [Hit(place, f"{name}, wrapped") for name in _spellings_in(unwrapped, value)]
    for packing, inner in _unpacked(data):
        found = {hit.spelling for hit in hits_in(inner, value)}
        hits += [Hit(place, f"{name} in {packing}") for name in sorted(found)]
    return list(dict.fromkeys(hits))


def _spellings_in(data: bytes, value: str) -> Iterator[str]:
    folded = data.lower()
    for name, spell in SPELLINGS.items():
        if any(needle and needle.lower() in folded for needle in spell(value)):
            yield name


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    for start, window in _stream_starts(data):
        unpacker = zlib.decompressobj(window)
        try:
            inner = unpacker.decompress(data[start:], MAX_UNPACKED)
        except zlib.error:
            continue
        if inner:
            yield "gzip" if window > zlib.MAX_WBITS else "zlib", inner
    if b"PK\x03\x04" in data:
        yield from _zip_members(data)


def _stream_starts(data: bytes) -> Iterator[tuple[int, int]]:
    for magic, window in _STREAMS.items():
        start = data.find(magic)
        while start >= 0:
            yield start, window
            start = data.find(magic, start + 1)


def _zip_members(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                if member.file_size <= MAX_UNPACKED:
                    yield "zip", archive.read(member)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error):
        return


def _base64_at(offset: int, *, altchars: bytes | None = None) -> Spelling:
    """Spell a value as base64 gives it when it stands `offset` bytes after a multiple of three."""

    def spell(value: str) -> Iterator[bytes]:
        data = value.encode()
        whole = base64.b64encode(b"\0" * offset + data, altchars)
        first = (offset * 8 + 5) // 6  # the digits that only the value decides
        last = (offset + len(data)) * 8 // 6
        yield whole[first:last]

    return spell


def _each(pattern: str) -> Spelling:
    """Spell every byte of a value by a pattern."""

    def spell(value: str) -> Iterator[bytes]:
        yield "".join(pattern.format(byte) for byte in value.encode()).encode()

    return spell


SPELLINGS: Mapping[str, Spelling] = {
    "plain, any case": lambda value: (value.encode(),),
    "reversed": lambda value: (value[::-1].encode(),),
    "rot13": lambda value: (value.translate(_ROT13).encode(),),
    "base64": _base64_at(0),
    "base64 after one byte": _base64_at(1),
    "base64 after two bytes": _base64_at(2),
    "base64url": _base64_at(0, altchars=b"-_"),
    "base64url after one byte": _base64_at(1, altchars=b"-_"),
    "base64url after two bytes": _base64_at(2, altchars=b"-_"),
    "base32": lambda value: (base64.b32encode(value.encode()).rstrip(b"=")[:-1],),
    "hex": _each("{:02x}"),
    "hex with colons": lambda value: (":".join(f"{byte:02x}" for byte in value.encode()).encode(),),
    "percent escapes": lambda value: (quote(value, safe="").encode(),),
    "percent escapes throughout": _each("%{:02x}"),
    "percent escapes twice": lambda value: (quote(quote(value, safe=""), safe="").encode(),),
    "JSON": lambda value: (json.dumps(value)[1:-1].encode(), value.replace("/", "\\/").encode()),
    "JSON escapes throughout": _each("\\u{:04x}"),
    "Python escapes": _each("\\x{:02x}"),
    "octal escapes": _each("\\{:03o}"),
    "HTML": lambda value: (html.escape(value).encode(),),
    "HTML numbers": _each("&#{};"),
    "HTML hexadecimal numbers": _each("&#x{:x};"),
    "UTF-16": lambda value: (value.encode("utf-16-le"), value.encode("utf-16-be")),
    "UTF-32": lambda value: (value.encode("utf-32-le"), value.encode("utf-32-be")),
}
"""How a value may be spelled. Letter case is not looked at, so the upper-case forms are in it."""


def packed_with_gzip(data: bytes) -> bytes:
    """Return data as a gzip file in the middle of something else."""
    return b"head " + gzip.compress(data) + b" tail"


def packed_with_zip(data: bytes) -> bytes:
    """Return data as a member of a zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("member.txt", data)
    return buffer.getvalue()
