"""A small PNG picture made on the spot, for answers that hold an image."""

import struct
import zlib
from base64 import b64encode
from functools import cache

WIDTH, HEIGHT = 192, 128
_BANDS = ((0x1B, 0x6E, 0xF3), (0x34, 0xA8, 0x53), (0xF9, 0xAB, 0x00), (0xD9, 0x3B, 0x30))


@cache
def picture_base64() -> str:
    """Return four slanted bands of colour as a PNG in base64."""
    return b64encode(picture()).decode()


def picture() -> bytes:
    """Return the picture as a PNG file (8 bits, RGB)."""
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + _row(y) for y in range(HEIGHT))
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _row(y: int) -> bytes:
    return b"".join(bytes(_BANDS[(x + y) * len(_BANDS) // (WIDTH + HEIGHT)]) for x in range(WIDTH))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
