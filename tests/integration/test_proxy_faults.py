"""Proxies that fail: each is named, with what it did."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.integration.certificates import Authority, a_server_context, an_authority
from tests.integration.exchanges import QUICK, exchange
from tests.integration.faults import (
    Peer,
    Script,
    fault_server,
    free_port,
)
from tests.integration.proxied import (
    KEY,
    MESSAGE,
    ORIGIN,
    in_world,
    send,
)
from tests.integration.sending import assert_told, send_to
from workbench.adapters.httpx_transport import HttpxTransport
from workbench.adapters.system_clock import SystemClock
from workbench.domain.network import MANUAL, SYSTEM, Network, Proxy
from workbench.domain.run import Cause, SentMessage
from workbench.ports import Limits, TransportFailure
from workbench.services.sender import Finished


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return an_authority(tmp_path_factory.mktemp("authority"))


# What goes wrong


async def told(transport: HttpxTransport, message: SentMessage = MESSAGE) -> Finished:
    done = await send_to(message.url, Limits(connect=5.0), transport=transport)
    await transport.close()
    assert_told(done)
    return done


def failing(proxy: Proxy, environment: dict[str, str] | None = None, **changes: Any) -> Finished:
    async def scene() -> Finished:
        transport = HttpxTransport(
            SystemClock(), environment=environment or {}, network=Network(proxy), **changes
        )
        return await told(transport)

    return asyncio.run(scene())


def test_that_a_dead_proxy_is_named() -> None:
    async def scene() -> Finished:
        port = await free_port()
        network = Network(Proxy(MANUAL, f"http://127.0.0.1:{port}"))
        done = await told(HttpxTransport(SystemClock(), environment={}, network=network))
        assert done.run.end.host == f"127.0.0.1:{port}"
        return done

    failure = asyncio.run(scene()).reading.failure
    assert failure is not None
    assert failure.title.startswith("The proxy 127.0.0.1:")
    assert (failure.title.endswith("does not answer"), failure.action) == (True, "Network settings")


def test_that_a_proxy_that_nobody_knows_is_named(allowed_names: set[str]) -> None:
    allowed_names.add("nowhere.invalid")
    done = failing(Proxy(MANUAL, "http://nowhere.invalid:8080"))
    assert done.reading.failure is not None
    assert done.reading.failure.title == "The proxy nowhere.invalid:8080 cannot be found"


@pytest.mark.parametrize(
    ("answer", "cause", "said"),
    [
        (b"HTTP/1.1 403 Secret reason\r\n\r\n", Cause.PROXY_DENIED, '"403 Forbidden"'),
        (b"HTTP/1.0 502 Bad\r\n\r\n", Cause.PROXY_DENIED, "origin.test:443"),
        (b"HTTP/1.1 599 x\r\n\r\n", Cause.PROXY_DENIED, '"599"'),
        (b"HTTP/1.1 200 OK\r\n\r\nout of turn", Cause.PROXY_DENIED, "200"),
        (b"SSH-2.0-OpenSSH\r\n\r\n", Cause.PROXY_SILENT, "not answer in HTTP"),
        (b"HTTP/1.1 20x OK\r\n\r\n", Cause.PROXY_SILENT, "not answer in HTTP"),
        (b"HTTP/1.1 200 " + b"x" * 70_000, Cause.PROXY_SILENT, "not answer in HTTP"),
    ],
)
def test_that_a_proxy_that_opens_no_tunnel_is_told(answer: bytes, cause: Cause, said: str) -> None:
    seen, world = in_world(send, answer=answer)
    assert seen.failure is not None
    assert (seen.cause, seen.failure.host) == (cause, world.proxy.authority)
    assert said in seen.failure.detail
    assert "Secret" not in seen.failure.detail
    assert KEY.encode() not in world.proxy.passed


def behind(script: Script, limits: Limits, scheme: str = "http") -> TransportFailure:
    """Return what comes of a proxy that follows a script."""

    async def scene() -> TransportFailure | None:
        async with fault_server(script) as server:
            network = Network(Proxy(MANUAL, f"{scheme}://127.0.0.1:{server.port}"))
            transport = HttpxTransport(SystemClock(), environment={}, network=network)
            seen = await exchange(transport, MESSAGE.url, limits, message=MESSAGE)
            await transport.close()
            return seen.failure

    failure = asyncio.run(scene())
    assert failure is not None
    return failure


def test_that_a_proxy_that_hangs_or_goes_is_told_within_the_limit() -> None:
    async def closes(peer: Peer) -> None:
        await peer.request_beginning()

    async def resets(peer: Peer) -> None:
        await peer.request_beginning()
        await peer.reset()

    hung = behind(Peer.hang, Limits(connect=0.4))
    assert (hung.cause, hung.limit_s) == (Cause.PROXY_SILENT, 0.4)
    assert behind(closes, QUICK).cause is Cause.PROXY_SILENT
    assert behind(resets, QUICK).cause is Cause.PROXY_SILENT


def test_that_a_server_that_hangs_behind_the_tunnel_is_not_the_proxys_fault() -> None:
    seen, _ = in_world(lambda there: send(there, limits=Limits(connect=0.4)), script=Peer.hang)
    assert seen.failure is not None
    assert (seen.cause, seen.failure.host) == (Cause.CONNECT_SLOW, ORIGIN)


def test_that_tls_faults_of_a_proxy_are_its_own(authority: Authority, tmp_path: Path) -> None:
    async def plain(peer: Peer) -> None:
        await peer.send(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")

    no_tls = behind(plain, QUICK, "https")
    assert (no_tls.cause, "http://" in no_tls.detail) == (Cause.PROXY_SILENT, True)
    foreign, world = in_world(send, tls=a_server_context(authority, tmp_path))
    assert foreign.failure is not None
    assert (foreign.cause, foreign.failure.host) == (Cause.PROXY_TLS, world.proxy.authority)


@pytest.mark.parametrize(
    ("proxy", "environment", "said"),
    [
        (Proxy(MANUAL), {}, "its address is missing"),
        (Proxy(MANUAL, "socks5://127.0.0.1:9"), {}, "SOCKS"),
        (Proxy(SYSTEM), {"HTTPS_PROXY": "socks5://u:hunter2@h"}, "HTTPS_PROXY names no proxy"),
        (Proxy(SYSTEM), {"all_proxy": "http://u:hunter2@"}, "all_proxy names no proxy"),
        (Proxy(SYSTEM), {"https_proxy": "::::"}, "https_proxy names no proxy"),
    ],
)
def test_that_an_address_that_names_no_proxy_is_told(
    proxy: Proxy, environment: dict[str, str], said: str
) -> None:
    done = failing(proxy, environment)
    assert (done.run.end.cause, done.run.end.host) == (Cause.CONFIGURATION, ORIGIN)
    assert said in done.run.end.detail
    assert "hunter2" not in done.run.end.detail
