"""TLS that fails: each reason is told, and a port that speaks something else is named (promises.md N3)."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.integration.certificates import Authority, a_server_context, an_authority
from tests.integration.faults import (
    CHUNKED,
    LAST_CHUNK,
    THREE_EVENTS,
    Peer,
    fault_server,
    in_chunks,
    says,
)
from tests.integration.sending import assert_told, send_to
from workbench.domain.run import Cause
from workbench.ports import Limits
from workbench.services.sender import Finished

WHOLE_ANSWER = CHUNKED + in_chunks(*THREE_EVENTS) + LAST_CHUNK


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return an_authority(tmp_path_factory.mktemp("authority"))


def meet_tls(context: ssl.SSLContext, trusted: Path | None) -> Finished:
    async def scene() -> Finished:
        async with fault_server(says(WHOLE_ANSWER), tls=context) as server:
            environment = {"SSL_CERT_FILE": str(trusted)} if trusted else {}
            return await send_to(server.url, environment=environment)

    return asyncio.run(scene())


def test_that_a_certificate_of_a_trusted_authority_is_taken(
    authority: Authority, tmp_path: Path
) -> None:
    done = meet_tls(a_server_context(authority, tmp_path), authority.file)
    assert (done.reading.ended, done.reading.response.text) == ("complete", "one two three")


def test_that_the_reason_of_a_bad_certificate_is_told(authority: Authority, tmp_path: Path) -> None:
    good = a_server_context(authority, tmp_path)
    expired = a_server_context(authority, tmp_path, days_left=-1)
    other = a_server_context(authority, tmp_path, host="other.test")
    ends = {
        "foreign": meet_tls(good, None),
        "expired": meet_tls(expired, authority.file),
        "other host": meet_tls(other, authority.file),
    }
    assert {name: done.run.end.cause for name, done in ends.items()} == dict.fromkeys(
        ends, Cause.TLS
    )
    details = {name: done.run.end.detail for name, done in ends.items()}
    assert details["foreign"] == (
        "unable to get local issuer certificate, issued by Test authority"
    )
    assert "expired" in details["expired"]
    assert "mismatch" in details["other host"].lower()
    for done in ends.values():
        assert_told(done)


def test_that_https_to_a_port_without_tls_is_told() -> None:
    async def plain(peer: Peer) -> None:
        await peer.send(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")

    async def scene() -> Finished:
        async with fault_server(plain) as server:
            return await send_to(server.url.replace("http://", "https://"))

    done = asyncio.run(scene())
    assert done.run.end.cause is Cause.NOT_TLS
    assert_told(done)


def handshake(script: Callable[[Peer], Awaitable[None]], limits: Limits) -> Finished:
    async def scene() -> Finished:
        async with fault_server(script) as server:
            return await send_to(server.url.replace("http://", "https://"), limits)

    return asyncio.run(scene())


def test_that_a_stalled_handshake_ends_at_the_connect_limit() -> None:
    done = handshake(Peer.hang, Limits(connect=0.4))
    assert (done.run.end.cause, done.run.end.limit_s) == (Cause.CONNECT_SLOW, 0.4)


def test_that_a_handshake_that_breaks_is_told() -> None:
    async def closes(peer: Peer) -> None:
        await peer.request_beginning()

    async def resets(peer: Peer) -> None:
        await peer.request_beginning()
        await peer.reset()

    assert handshake(closes, Limits()).run.end.cause is Cause.CLOSED_EARLY
    assert handshake(resets, Limits()).run.end.cause is Cause.RESET


def test_that_a_server_with_old_tls_only_is_told() -> None:
    async def refuses_the_version(peer: Peer) -> None:
        await peer.request_beginning()
        await peer.send(b"\x15\x03\x01\x00\x02\x02\x46")  # the fatal alert "protocol version"

    done = handshake(refuses_the_version, Limits())
    assert (done.run.end.cause, "1.2" in done.run.end.detail) == (Cause.TLS, True)
    assert_told(done)
