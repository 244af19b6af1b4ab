"""Streams that look odd and are whole, and whole ones cut at every byte (promises.md N6, N7, N10, N11, N13)."""

import asyncio
import zlib

import pytest

from tests.builders import an_answer, an_event, events_of
from tests.integration.faults import (
    CHUNKED,
    LAST_CHUNK,
    THREE_EVENTS,
    Peer,
    fault_server,
    in_chunks,
    says,
)
from tests.integration.sending import send_to
from workbench.services.sender import Finished

# N10, N11, N13: what is no fault


def meet_body(*reads: bytes, head: bytes = CHUNKED) -> Finished:
    async def scene() -> Finished:
        async with fault_server(says(head + in_chunks(*reads) + LAST_CHUNK)) as server:
            return await send_to(server.url)

    return asyncio.run(scene())


def test_that_text_cut_inside_a_character_is_whole_again() -> None:
    event = an_event(an_answer("Grüße 🌍", "STOP"))
    stream = event.decode().encode()
    done = meet_body(*(bytes([byte]) for byte in stream))
    assert (done.reading.ended, done.reading.response.text) == ("complete", "Grüße 🌍")


def test_that_a_byte_order_mark_and_bare_returns_are_read() -> None:
    stream = b"\xef\xbb\xbf" + b"".join(THREE_EVENTS).replace(b"\r\n", b"\r")
    done = meet_body(stream)
    assert (done.reading.ended, done.reading.response.text) == ("complete", "one two three")


def test_that_another_charset_is_read_as_utf8() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=latin-1\r\nTransfer-Encoding: chunked\r\n\r\n"
    done = meet_body(an_event(an_answer("é", "STOP")).replace(b"\\u00e9", "é".encode()), head=head)
    assert done.reading.response.text == "é"


def test_that_a_giant_event_is_read() -> None:
    text = "x" * 8_000_000
    done = meet_body(an_event(an_answer(text, "STOP")))
    assert (done.reading.ended, len(done.reading.response.text)) == ("complete", len(text))


def test_that_text_after_the_first_finish_is_kept() -> None:
    done = meet_body(*events_of("Hello", finish="STOP"), *events_of(", world", finish="STOP"))
    assert (done.reading.ended, done.reading.response.text) == ("complete", "Hello, world")


def test_that_a_last_frame_without_parts_is_no_fault() -> None:
    last = {"candidates": [{"finishReason": "STOP", "index": 0}]}
    done = meet_body(*events_of("Hello", finish=None), an_event(last))
    assert (done.reading.ended, done.reading.response.text) == ("complete", "Hello")


# N6, N7: cut at every byte


def framed(framing: str) -> bytes:
    """Return the three-event answer in one of Google's framings."""
    if framing == "sse":
        return b"".join(THREE_EVENTS)
    values = [event[len(b"data: ") :].strip() for event in THREE_EVENTS]
    if framing == "array":
        return b"[" + b",\r\n".join(values) + b"\n]\n"
    return values[-1] + b"\n"


@pytest.mark.parametrize("framing", ["sse", "array", "whole"])
def test_that_a_gzip_stream_cut_at_any_byte_is_never_complete(framing: str) -> None:
    packer = zlib.compressobj(wbits=31)
    packed = packer.compress(framed(framing)) + packer.flush()
    kind = b"text/event-stream" if framing == "sse" else b"application/json"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\nContent-Encoding: gzip\r\n"

    async def scene() -> list[str]:
        cuts = iter(range(len(packed) + 1))

        async def cut_one(peer: Peer) -> None:
            await peer.request()
            piece = packed[: next(cuts)]
            await peer.send(head + b"Content-Length: %d\r\n\r\n" % len(piece) + piece)

        async with fault_server(cut_one) as server:
            return [(await send_to(server.url)).reading.ended for _ in range(len(packed) + 1)]

    ends = asyncio.run(scene())
    assert ends[-1] == "complete"
    assert set(ends[:-1]) == {"cut off"}


@pytest.mark.parametrize("framing", ["sse", "array", "whole"])
def test_that_a_stream_until_the_close_cut_at_any_byte_is_never_complete(framing: str) -> None:
    body = framed(framing)
    kind = b"text/event-stream" if framing == "sse" else b"application/json"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\n\r\n"
    whole_from = len(body.rstrip()) if framing != "sse" else len(body)

    async def scene() -> list[str]:
        cuts = iter(range(len(body) + 1))

        async def cut_one(peer: Peer) -> None:
            await peer.request()
            await peer.send(head + body[: next(cuts)])

        async with fault_server(cut_one) as server:
            return [(await send_to(server.url)).reading.ended for _ in range(len(body) + 1)]

    ends = asyncio.run(scene())
    assert set(ends[whole_from:]) == {"complete"}
    assert set(ends[:whole_from]) == {"cut off"}
