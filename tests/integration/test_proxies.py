"""Proxies for real: which one is used, what it sees, and who signs in."""

import asyncio
from base64 import b64encode
from pathlib import Path

import pytest

from tests.fakes import MemorySecrets
from tests.integration.certificates import Authority, a_server_context, an_authority
from tests.integration.exchanges import QUICK, WHOLE, Exchange, exchange
from tests.integration.faults import (
    Peer,
    fault_server,
    keeps_alive,
    says,
)
from tests.integration.proxied import (
    KEY,
    MESSAGE,
    ORIGIN,
    PLAIN,
    WHOLE_BODY,
    World,
    by_name,
    in_world,
    manual,
    send,
    send_plain,
)
from tests.integration.proxy import proxy_to
from workbench.adapters.httpx_transport import HttpxTransport
from workbench.adapters.proxy_password import StoredProxyPassword
from workbench.adapters.system_clock import SystemClock
from workbench.domain.errors import KeyringKind
from workbench.domain.network import MANUAL, OFF, SYSTEM, Network, Proxy
from workbench.domain.run import Cause, SentMessage
from workbench.domain.secret import Secret
from workbench.ports import TransportFailure

BASIC = b"Basic " + b64encode("änna:s3cret:x".encode())


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return an_authority(tmp_path_factory.mktemp("authority"))


# Tunnels


@pytest.mark.parametrize("proxy_speaks_tls", [False, True])
def test_that_a_tunnel_shows_the_proxy_nothing_of_the_message(
    authority: Authority, tmp_path: Path, proxy_speaks_tls: bool
) -> None:
    seen, world = in_world(
        send,
        secure=authority,
        tls=a_server_context(authority, tmp_path) if proxy_speaks_tls else None,
    )
    assert (seen.failure, seen.body, len(seen.sent)) == (None, WHOLE_BODY, 1)
    assert world.proxy.first_lines == [b"CONNECT origin.test:443 HTTP/1.1"]
    told = world.proxy.heads[0] + world.proxy.passed
    for hidden in (KEY.encode(), b"x-goog-api-key", b"v1beta", b"Authorization"):
        assert hidden not in told


def test_that_the_message_counts_as_sent_once_the_tunnel_stands(authority: Authority) -> None:
    """Times are those of the server: reaching the proxy is before the first of them."""
    heads_at_sent: list[int] = []

    async def scene(world: World) -> Exchange:
        seen = Exchange()
        async for event in world.transport.stream(MESSAGE, QUICK):
            if not heads_at_sent:
                heads_at_sent.append(len(world.proxy.heads))
            del event
        return seen

    in_world(scene, secure=authority)
    assert heads_at_sent == [1]


def test_that_a_tunnel_is_used_again(authority: Authority) -> None:
    async def twice(world: World) -> Exchange:
        assert (await send(world)).failure is None
        return await send(world)

    seen, world = in_world(
        twice,
        script=keeps_alive,
        secure=authority,
    )
    assert (seen.failure, len(world.proxy.heads), world.server.connections) == (None, 1, 1)


def test_that_a_stopped_stream_in_a_tunnel_in_tls_closes_it(
    authority: Authority, tmp_path: Path
) -> None:
    gone = asyncio.Event()

    async def streams(peer: Peer) -> None:
        await peer.request()
        await peer.send(WHOLE[:-30])
        await peer.hang()
        gone.set()

    async def scene(world: World) -> Exchange:
        events = world.transport.stream(MESSAGE, QUICK)
        for _ in range(3):
            await anext(events)
        await events.aclose()
        async with asyncio.timeout(10):
            await gone.wait()
        return Exchange()

    in_world(
        scene,
        script=streams,
        secure=authority,
        tls=a_server_context(authority, tmp_path),
    )
    assert gone.is_set()


def test_that_a_server_behind_the_tunnel_is_checked_like_any_other(
    authority: Authority,
) -> None:
    other = SentMessage("GET", "https://else.test/x")
    seen, _ = in_world(lambda world: send(world, other), secure=authority)
    assert seen.failure is not None
    assert (seen.cause, seen.failure.host) == (Cause.TLS, "else.test")


# Messages handed to the proxy


def test_that_a_plain_message_is_handed_to_the_proxy_with_its_whole_address() -> None:
    seen, world = in_world(send_plain)
    assert (seen.failure, seen.body) == (None, WHOLE_BODY)
    assert world.proxy.first_lines == [b"POST http://origin.test:8000/v1/m?alt=sse HTTP/1.1"]
    assert b"\r\nHost: origin.test:8000\r\nX-A: 1\r\n" in world.proxy.heads[0]


@pytest.mark.parametrize(
    ("url", "headers"),
    [
        ("http://origin.test/x", (("X-Goog-Api-Key", KEY),)),
        ("http://origin.test/x", (("authorization", f"Bearer {KEY}"),)),
        (f"http://origin.test/x?a=1&key={KEY}", ()),
        (f"http://origin.test/x?%6Bey={KEY}", ()),
    ],
)
def test_that_no_proxy_sees_a_credential(url: str, headers: tuple[tuple[str, str], ...]) -> None:
    seen, world = in_world(lambda there: send(there, SentMessage("GET", url, headers)))
    assert (seen.cause, world.proxy.heads, world.server.connections) == (Cause.CONFIGURATION, [], 0)
    assert seen.failure is not None
    assert world.proxy.authority in seen.failure.detail
    assert KEY not in seen.failure.detail


# Signing in


def kept(value: str) -> StoredProxyPassword:
    return StoredProxyPassword(MemorySecrets({"proxy": value} if value else {}))


def test_that_a_user_signs_in_at_the_proxy_alone(authority: Authority) -> None:
    requests: list[bytes] = []

    async def answers(peer: Peer) -> None:
        requests.append(await peer.request())
        await peer.send(WHOLE)

    seen, world = in_world(
        send,
        script=answers,
        secure=authority,
        network=lambda proxy: manual(proxy, "änna"),
        password=kept("s3cret:x"),
        sign_in=BASIC,
    )
    assert (seen.failure, seen.body) == (None, WHOLE_BODY)
    assert b"Proxy-Authorization: " + BASIC + b"\r\n" in world.proxy.heads[0]
    assert b"roxy" not in requests[0]


def test_that_a_user_signs_in_with_a_plain_message() -> None:
    seen, world = in_world(
        send_plain,
        network=lambda proxy: manual(proxy, "änna"),
        password=kept("s3cret:x"),
        sign_in=BASIC,
    )
    assert seen.failure is None
    assert world.proxy.heads[0].count(BASIC) == 1


@pytest.mark.parametrize(
    ("user", "password", "asked", "said"),
    [
        ("", "", BASIC, "Set the user and the password"),
        ("änna", "wrong", BASIC, 'did not accept the user "änna"'),
        ("änna", "", BASIC, 'did not accept the user "änna"'),
        ("änna", "s3cret:x", b"Negotiate x", "the only kind supported"),
    ],
)
def test_that_a_proxy_that_wants_a_sign_in_is_told(
    user: str, password: str, asked: bytes, said: str
) -> None:
    seen, world = in_world(
        send,
        network=lambda proxy: manual(proxy, user),
        password=kept(password),
        sign_in=asked,
    )
    assert seen.failure is not None
    assert (seen.cause, seen.failure.host) == (Cause.PROXY_SIGN_IN, world.proxy.authority)
    assert said in seen.failure.detail
    assert not password or password not in seen.failure.detail


def test_that_a_plain_message_shows_the_answer_of_a_proxy_that_wants_a_sign_in() -> None:
    seen, _ = in_world(send_plain, sign_in=BASIC)
    assert seen.head is not None
    assert seen.head.status == 407


def test_that_a_keyring_that_cannot_give_the_password_is_told() -> None:
    store = MemorySecrets({"proxy": "x"}, trouble=KeyringKind.LOCKED)
    seen, world = in_world(
        send,
        network=lambda proxy: manual(proxy, "änna"),
        password=StoredProxyPassword(store),
    )
    assert seen.failure is not None
    assert (seen.cause, world.proxy.heads) == (Cause.CONFIGURATION, [])
    assert "password of the proxy" in seen.failure.detail


# Which proxy


@pytest.mark.parametrize("name", ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
def test_that_the_environment_names_a_proxy_and_who_signs_in(
    authority: Authority, name: str
) -> None:
    seen, world = in_world(
        send,
        secure=authority,
        network=lambda proxy: Proxy(SYSTEM),
        environment=lambda proxy: {name: f"http://%C3%A4nna:s3cret%3Ax@{proxy.authority}"},
        sign_in=BASIC,
    )
    assert (seen.failure, len(world.proxy.heads)) == (None, 1)


def test_that_the_mode_off_reads_no_variable() -> None:
    transport = HttpxTransport(SystemClock(), by_name, {"http_proxy": "http://127.0.0.1:9"})
    transport.follow(Network(Proxy(OFF)))
    assert against_origin(transport) is None


def test_that_exceptions_are_reached_directly() -> None:
    transport = HttpxTransport(SystemClock(), by_name, {})
    transport.follow(Network(Proxy(MANUAL, "http://127.0.0.1:9", "", "x, *.test")))
    assert against_origin(transport) is None
    transport = HttpxTransport(
        SystemClock(), by_name, {"http_proxy": "http://127.0.0.1:9", "NO_PROXY": "test"}
    )
    transport.follow(Network(Proxy(SYSTEM)))
    assert against_origin(transport) is None


def against_origin(transport: HttpxTransport, host: str = ORIGIN) -> TransportFailure | None:
    async def scene() -> TransportFailure | None:
        async with fault_server(says(WHOLE)) as server:
            url = f"http://{host}:{server.port}/x"
            seen = await exchange(transport, url)
            await transport.close()
            return seen.failure

    return asyncio.run(scene())


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "x.localhost"])
@pytest.mark.parametrize("mode", [SYSTEM, MANUAL])
def test_that_this_machine_is_never_reached_through_a_proxy(host: str, mode: str) -> None:
    dead = "http://127.0.0.1:9"
    names = ("http_proxy", "https_proxy", "all_proxy")
    transport = HttpxTransport(SystemClock(), by_name, dict.fromkeys(names, dead))
    transport.follow(Network(Proxy(mode, dead)))
    assert against_origin(transport, host) is None


def test_that_the_way_is_known_before_a_message_goes_out() -> None:
    async def scene() -> list[str]:
        transport = HttpxTransport(SystemClock(), environment={"https_proxy": "u:p@h.test:8"})
        ways = []
        for proxy in (Proxy(OFF), Proxy(SYSTEM), Proxy(MANUAL, "https://p.test")):
            transport.follow(Network(proxy))
            ways.append(await transport.way(MESSAGE))
        ways.append(await transport.way(SentMessage("GET", "https://127.0.0.1/x")))
        return ways

    assert asyncio.run(scene()) == ["", "h.test:8", "p.test:443", ""]


# Changing the settings


def test_that_the_next_message_follows_other_settings_and_a_stream_goes_on() -> None:
    async def one_by_one(peer: Peer) -> None:
        request = await peer.request()
        if b"X-A" in request:  # the long one, which goes on while another is sent
            await peer.send(WHOLE[:-30])
            await other_done.wait()
            await peer.send(WHOLE[-30:])
        else:
            await peer.send(WHOLE)

    other_done = asyncio.Event()

    async def scene() -> tuple[bytes, int]:
        async with fault_server(one_by_one) as server, proxy_to(server.port) as proxy:
            transport = HttpxTransport(SystemClock(), by_name, {})
            transport.follow(Network(manual(proxy)))
            events = transport.stream(PLAIN, QUICK)
            body = b"".join([getattr(await anext(events), "data", b"") for _ in range(3)])
            transport.follow(Network(Proxy(OFF)))
            direct = await exchange(transport, f"http://{ORIGIN}:{server.port}/x")
            assert direct.failure is None
            assert len(proxy.heads) == 1
            other_done.set()
            async for event in events:
                body += getattr(event, "data", b"")
            transport.follow(Network(manual(proxy)))
            await exchange(transport, PLAIN.url)
            await transport.close()
            return body, len(proxy.heads)

    assert asyncio.run(scene()) == (WHOLE_BODY, 2)


def test_that_a_new_password_is_used_by_the_next_message() -> None:
    async def scene() -> list[int]:
        store = StoredProxyPassword(MemorySecrets())
        async with (
            fault_server(says(WHOLE)) as server,
            proxy_to(server.port, sign_in=BASIC) as proxy,
        ):
            network = Network(manual(proxy, "änna"))
            transport = HttpxTransport(
                SystemClock(), environment={}, network=network, password=store
            )
            statuses = []
            for act in (store.is_kept, lambda: store.keep(Secret("s3cret:x")), store.forget):
                await act()
                head = (await exchange(transport, PLAIN.url)).head
                statuses.append(head.status if head else 0)
            await transport.close()
            return statuses

    assert asyncio.run(scene()) == [407, 200, 407]
