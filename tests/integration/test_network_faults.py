"""Every fault of a network has its own message, ends within its limit, and keeps the text that had come.

The numbers are those of promises.md, N1 to N13.
"""

import asyncio
import gzip
import socket
import threading
from dataclasses import dataclass
from typing import Any

import pytest

from tests.builders import an_error, an_event
from tests.integration.faults import (
    CHUNKED,
    HEAD,
    LAST_CHUNK,
    THREE_EVENTS,
    TWO_EVENTS,
    UNTIL_CLOSE,
    Script,
    fault_server,
    free_port,
    in_chunks,
    says,
    says_for_ever,
    says_then,
)
from tests.integration.sending import QUICK, assert_told, send_to
from workbench.domain.run import Cause
from workbench.ports import Limits
from workbench.services.sender import Finished

BROKEN = CHUNKED + in_chunks(*TWO_EVENTS)
PAGE = b"<!DOCTYPE html><html><head><title>Hotel Wi-Fi sign-in</title></head><body>Hi</body></html>"
RAW_ERROR = an_error(503, "UNAVAILABLE", "The model is overloaded.")


@dataclass(frozen=True)
class Fault:
    """A server that fails, the limits it is met with, and how the run ends."""

    script: Script
    ended: str
    text: str = ""
    cause: Cause | None = None
    limits: Limits = QUICK


def with_length(body: bytes, *, said: int | None = None, head: bytes = HEAD) -> bytes:
    return head + b"Content-Length: %d\r\n\r\n" % (len(body) if said is None else said) + body


def gzip_of(packed: bytes) -> bytes:
    return with_length(packed, head=HEAD + b"Content-Encoding: gzip\r\n")


def damaged(packed: bytes) -> bytes:
    return packed[:-6] + bytes([packed[-6] ^ 0xFF]) + packed[-5:]


TWO = "one two "
WHOLE_STREAM = b"".join(THREE_EVENTS)
WHOLE_ANSWER = CHUNKED + in_chunks(*THREE_EVENTS) + LAST_CHUNK
PACKED = gzip.compress(WHOLE_STREAM, mtime=0)
FAULTS = {
    "N2 reset": Fault(says_then(then="reset"), "failed", cause=Cause.RESET),
    "N2 closed": Fault(says(), "failed", cause=Cause.CLOSED_EARLY),
    "N3 http to a TLS port": Fault(
        says(b"\x15\x03\x01\x00\x02\x02\x0a"), "failed", cause=Cause.NOT_HTTP
    ),
    "N4 stall before": Fault(
        says_then(then="hang"), "failed", cause=Cause.FIRST_BYTE_SLOW, limits=Limits(first_byte=0.2)
    ),
    "N4 stall after the head": Fault(
        says_then(CHUNKED, then="hang"), "cut off", cause=Cause.SILENT, limits=Limits(silence=0.2)
    ),
    "N4 stall in the stream": Fault(
        says_then(BROKEN, then="hang"), "cut off", TWO, Cause.SILENT, Limits(silence=0.2)
    ),
    "N5 interim answers for ever": Fault(
        says_for_ever(b"", b"HTTP/1.1 102 Processing\r\n\r\n"),
        "failed",
        cause=Cause.FIRST_BYTE_SLOW,
        limits=Limits(first_byte=0.3),
    ),
    "N5 comments for ever": Fault(
        says_for_ever(BROKEN, in_chunks(b": ping\n\n")),
        "cut off",
        TWO,
        Cause.SILENT,
        Limits(silence=0.3),
    ),
    "N5 trickle": Fault(
        says_for_ever(BROKEN, in_chunks(b"x")), "cut off", TWO, Cause.TOTAL, Limits(total=0.4)
    ),
    "N6 no last chunk": Fault(says(BROKEN), "cut off", TWO, Cause.BROKEN),
    "N6 cut in a chunk": Fault(
        says(CHUNKED + in_chunks(*THREE_EVENTS)[:-60]), "cut off", TWO, Cause.BROKEN
    ),
    "N6 short length": Fault(
        says(with_length(b"".join(TWO_EVENTS), said=5000)), "cut off", TWO, Cause.BROKEN
    ),
    "N6 reset in the stream": Fault(says_then(BROKEN, then="reset"), "cut off", TWO, Cause.BROKEN),
    "N7 close-delimited and cut": Fault(says(UNTIL_CLOSE + b"".join(TWO_EVENTS)), "cut off", TWO),
    "N7 half a gzip": Fault(says(gzip_of(PACKED[:-3])), "cut off", "one two three", Cause.BROKEN),
    "N8 bad checksum": Fault(
        says(gzip_of(damaged(PACKED))), "cut off", "one two three", Cause.BAD_ENCODING
    ),
    "N8 plain text called gzip": Fault(
        says(gzip_of(WHOLE_STREAM)), "cut off", "one two three", Cause.BAD_ENCODING
    ),
    "N8 unknown coding": Fault(
        says(with_length(WHOLE_STREAM, head=HEAD + b"Content-Encoding: br\r\n")),
        "cut off",
        "one two three",
        Cause.UNKNOWN_ENCODING,
    ),
    "N9 captive portal": Fault(
        says(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(PAGE)
            + PAGE
        ),
        "failed",
    ),
    "N9 no content": Fault(says(b"HTTP/1.1 204 No Content\r\n\r\n"), "cut off"),
    "N9 redirect": Fault(
        says(b"HTTP/1.1 302 Found\r\nLocation: https://login.test/\r\nContent-Length: 0\r\n\r\n"),
        "failed",
    ),
    "N10 bytes that are no UTF-8": Fault(
        says(CHUNKED + in_chunks(*TWO_EVENTS, b'data: {"a": "\xff"\r\n\r\n') + LAST_CHUNK),
        "failed",
        TWO,
    ),
    "N12 error as an event": Fault(
        says(
            CHUNKED
            + in_chunks(*TWO_EVENTS, an_event(RAW_ERROR.decode().replace("\n", " ")))
            + LAST_CHUNK
        ),
        "failed",
        TWO,
    ),
    "N12 bare error after the events": Fault(
        says(CHUNKED + in_chunks(*TWO_EVENTS, RAW_ERROR) + LAST_CHUNK), "failed", TWO
    ),
    "N21 head too large": Fault(
        says(b"HTTP/1.1 200 OK\r\nx: " + b"a" * 200_000 + b"\r\n\r\n"),
        "failed",
        cause=Cause.HEAD_TOO_LARGE,
    ),
    "N-- not HTTP": Fault(says(b"SSH-2.0-OpenSSH_9.2\r\n"), "failed", cause=Cause.NOT_HTTP),
}


ALIKE = {
    "N4 stall after the head": "to the user it is the silence of a stream, of which no chunk had come",
    "N5 interim answers for ever": "no answer begins, as in a stall before it",
    "N12 bare error after the events": "the server's error is the same, however it came",
    "N5 comments for ever": "to the user it is the silence of a stream",
}
"""Faults that may be told like another of theirs, and why."""


def meet(fault: Fault) -> Finished:
    async def scene() -> Finished:
        async with fault_server(fault.script) as server:
            return await send_to(server.url, fault.limits)

    return asyncio.run(scene())


@pytest.mark.parametrize("name", FAULTS)
def test_that_a_fault_is_told_and_its_text_is_kept(name: str) -> None:
    fault = FAULTS[name]
    done = meet(fault)
    assert (done.reading.ended, done.reading.response.text) == (fault.ended, fault.text)
    assert done.run.end.cause is fault.cause
    assert_told(done)


def test_that_faults_have_messages_of_their_own() -> None:
    said: dict[tuple[str, str], str] = {}
    for name, fault in FAULTS.items():
        failure = meet(fault).reading.failure
        assert failure is not None
        told = (failure.title, failure.explanation)
        kin = said.setdefault(told, name)
        assert kin == name or name in ALIKE, f"{name} is told like {kin}: {told}"


# N1, N2: no connection


def test_that_a_name_nobody_knows_and_a_silent_name_server_are_told_apart() -> None:
    answer = threading.Event()

    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    def silent(*_: Any, **__: Any) -> Any:
        answer.wait(20)
        return []

    async def scene(look_up: Any) -> Finished:
        return await send_to(
            "http://nowhere.test/v1/models/m:generateContent", Limits(connect=0.2), look_up=look_up
        )

    first = asyncio.run(scene(unknown))
    try:
        second = asyncio.run(scene(silent))
    finally:
        answer.set()
    assert (first.run.end.cause, second.run.end.cause) == (Cause.NAME, Cause.NAME_SLOW)
    assert titles(first) != titles(second)
    assert_told(first)
    assert_told(second)


def titles(done: Finished) -> str:
    failure = done.reading.failure
    assert failure is not None
    return f"{failure.title} {failure.explanation}"


def test_that_a_refused_connection_is_told() -> None:
    async def scene() -> Finished:
        return await send_to(f"http://127.0.0.1:{await free_port()}/v1/models/m:generateContent")

    done = asyncio.run(scene())
    assert done.run.end.cause is Cause.REFUSED
    assert_told(done)
