"""The picture is a real PNG."""

import struct
import zlib
from base64 import b64decode

from workbench.mock.picture import HEIGHT, WIDTH, picture, picture_base64


def test_that_the_picture_is_a_png_with_good_checksums() -> None:
    data, kinds = picture()[8:], []
    while data:
        (length,) = struct.unpack(">I", data[:4])
        kinds.append(data[4:8])
        (checksum,) = struct.unpack(">I", data[8 + length : 12 + length])
        assert checksum == zlib.crc32(data[4 : 8 + length])
        data = data[12 + length :]
    assert kinds == [b"IHDR", b"IDAT", b"IEND"]


def test_that_every_row_is_there() -> None:
    start = picture().index(b"IDAT") + 4
    assert len(zlib.decompressobj().decompress(picture()[start:])) == HEIGHT * (1 + 3 * WIDTH)


def test_that_base64_holds_the_same_picture() -> None:
    assert b64decode(picture_base64()) == picture()
