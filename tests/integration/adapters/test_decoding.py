"""Content coding, undone in bounded pieces: what a server packs, packs badly, or packs too well."""

import asyncio
import gzip
import zlib

import pytest

from tests.integration.exchanges import QUICK, against, run
from tests.integration.faults import (
    HEAD,
    THREE_EVENTS,
    Peer,
    fault_server,
    says,
)
from workbench.adapters.httpx_transport import HttpxTransport
from workbench.domain.run import Cause, SentMessage
from workbench.ports import DataArrived


def gzipped(body: bytes, *, cut: int | None = None) -> bytes:
    packed = gzip.compress(body, mtime=0)[:cut]
    return HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed


def test_that_gzip_is_undone() -> None:
    assert against(says(gzipped(b"".join(THREE_EVENTS)))).body == b"".join(THREE_EVENTS)


def test_that_half_a_gzip_is_broken() -> None:
    seen = against(says(gzipped(b"".join(THREE_EVENTS), cut=-4)))
    assert (seen.cause, seen.body) == (Cause.BROKEN, b"".join(THREE_EVENTS))


def test_that_a_bad_checksum_is_told() -> None:
    answer = bytearray(gzipped(b"".join(THREE_EVENTS)))
    answer[-6] ^= 0xFF
    assert against(says(bytes(answer))).cause is Cause.BAD_ENCODING


def test_that_plain_text_labelled_gzip_is_kept_and_told() -> None:
    body = b"".join(THREE_EVENTS)
    head = HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(body)
    seen = against(says(head + body))
    assert (seen.cause, seen.body) == (Cause.BAD_ENCODING, body)


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "deflate"])
def test_that_a_foreign_coding_is_kept_raw_and_told(coding: str) -> None:
    head = HEAD + f"Content-Encoding: {coding}\r\nContent-Length: 3\r\n\r\n".encode()
    seen = against(says(head + b"\x01\x02\x03"))
    assert (seen.cause, seen.body) == (Cause.UNKNOWN_ENCODING, b"\x01\x02\x03")


def test_that_a_bomb_arrives_in_small_pieces_and_ends_at_the_cap() -> None:
    seen = against(says(gzipped(bytes(40 * 1024 * 1024))), max_body=20 * 1024 * 1024)
    assert seen.failure is not None
    assert (seen.cause, seen.failure.detail) == (Cause.TOO_LARGE, "more than 20 MiB")
    assert max(map(len, seen.reads)) <= 65_536


def test_that_each_piece_of_a_streamed_gzip_is_given_when_it_comes() -> None:
    async def scene(transport: HttpxTransport) -> list[bytes]:
        packer = zlib.compressobj(wbits=31)
        pieces = [packer.compress(e) + packer.flush(zlib.Z_SYNC_FLUSH) for e in THREE_EVENTS]
        go_on = asyncio.Event()

        async def script(peer: Peer) -> None:
            await peer.request()
            await peer.send(HEAD + b"Content-Encoding: gzip\r\n\r\n")
            for piece in pieces:
                await peer.send(piece)
                await go_on.wait()
                go_on.clear()
            await peer.send(packer.flush())

        reads = []
        async with fault_server(script) as server:
            message = SentMessage("POST", server.url)
            async for event in transport.stream(message, QUICK):
                if isinstance(event, DataArrived):
                    reads.append(event.data)
                    go_on.set()
        return reads

    assert run(scene) == THREE_EVENTS
