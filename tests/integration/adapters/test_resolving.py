"""Finding addresses, and reaching the first of them that answers."""

import asyncio
import socket
import threading
from typing import Any

import pytest

from tests.integration.faults import Peer, fault_server
from workbench.adapters.resolving import Address, addresses_of
from workbench.adapters.wire import connected
from workbench.domain.run import Cause
from workbench.ports import TransportFailure

V6, V4 = socket.AF_INET6, socket.AF_INET


def rows(*families: int) -> list[tuple[Any, ...]]:
    return [(family, socket.SOCK_STREAM, 6, "", (f"a{i}", 1)) for i, family in enumerate(families)]


def found(host: str, *families: int) -> list[Address]:
    return asyncio.run(addresses_of(host, 1, lambda *_, **__: rows(*families)))


def test_that_families_take_turns_and_the_resolvers_first_choice_stays_first() -> None:
    assert [address.family for address in found("h.test", V6, V6, V6, V4)] == [V6, V4, V6, V6]
    assert [address.where[0] for address in found("h.test", V4, V6)] == ["a0", "a1"]


def test_that_a_number_is_looked_up_without_a_thread() -> None:
    threads: list[threading.Thread] = []

    def look_up(*_: Any, **__: Any) -> list[tuple[Any, ...]]:
        threads.append(threading.current_thread())
        return rows(V4)

    asyncio.run(addresses_of("127.0.0.1", 1, look_up))
    asyncio.run(addresses_of("::1", 1, look_up))
    asyncio.run(addresses_of("h.test", 1, look_up))
    assert [thread is threading.main_thread() for thread in threads] == [True, True, False]


@pytest.mark.parametrize(
    "error",
    [
        socket.gaierror(socket.EAI_NONAME, "Name or service not known"),
        socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"),
        UnicodeError("label too long"),
        OSError("anything"),
    ],
)
def test_that_every_error_of_the_resolver_is_a_name_that_was_not_found(error: Exception) -> None:
    def look_up(*_: Any, **__: Any) -> list[tuple[Any, ...]]:
        raise error

    with pytest.raises(TransportFailure) as caught:
        asyncio.run(addresses_of("h.test", 1, look_up))
    assert (caught.value.cause, caught.value.host) == (Cause.NAME, "h.test")
    assert str(error) not in caught.value.detail


def test_that_a_host_without_addresses_is_not_found() -> None:
    with pytest.raises(TransportFailure) as caught:
        found("h.test")
    assert caught.value.cause is Cause.NAME


def test_that_a_slow_address_does_not_hold_up_the_next() -> None:
    async def scene() -> None:
        reached = asyncio.Event()

        async def good_one(_: Peer) -> None:
            reached.set()

        async with fault_server(good_one) as server:
            with socket.socket() as full, socket.socket() as first, socket.socket() as second:
                full.bind(("127.0.0.1", 0))
                full.listen(0)
                for queued in (first, second):
                    queued.settimeout(0.0)
                    queued.connect_ex(full.getsockname())
                slow = Address(V4, full.getsockname())
                good = Address(V4, ("127.0.0.1", server.port))
                async with asyncio.timeout(5):
                    wire = await connected("h.test", [slow, good])
                    await reached.wait()
                wire.close()

    asyncio.run(scene())


def test_that_the_reason_of_addresses_that_all_fail_is_told() -> None:
    async def scene() -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            where = probe.getsockname()
        await connected("h.test", [Address(V4, where), Address(V4, where)])

    with pytest.raises(TransportFailure) as caught:
        asyncio.run(scene())
    assert caught.value.cause is Cause.REFUSED
