"""Connections that are kept, that die, that talk out of turn, and a reader who lags behind."""

import asyncio

from tests.integration.exchanges import QUICK, WHOLE, Exchange, exchange, run
from tests.integration.faults import HEAD, THREE_EVENTS, Peer, fault_server, keeps_alive, says
from workbench.adapters.httpx_transport import HttpxTransport
from workbench.domain.run import Cause, SentMessage
from workbench.ports import DataArrived


def test_that_a_connection_is_used_again() -> None:
    async def scene(transport: HttpxTransport) -> int:
        async with fault_server(keeps_alive) as server:
            for _ in range(3):
                assert (await exchange(transport, server.url)).failure is None
            return server.connections

    assert run(scene) == 1


def test_that_a_kept_connection_that_died_is_replaced_once() -> None:
    async def dies_at_the_second(peer: Peer) -> None:
        await peer.request()
        await peer.send(WHOLE)
        await peer.request()

    async def scene(transport: HttpxTransport) -> tuple[Exchange, int]:
        async with fault_server(dies_at_the_second, says(WHOLE)) as server:
            await exchange(transport, server.url)
            return await exchange(transport, server.url), server.connections

    second, connections = run(scene)
    assert (second.failure, second.body, connections) == (None, b"".join(THREE_EVENTS), 2)


def test_that_a_new_connection_that_dies_is_not_tried_again() -> None:
    async def scene(transport: HttpxTransport) -> tuple[Cause | None, int]:
        async with fault_server(says()) as server:
            return (await exchange(transport, server.url)).cause, server.connections

    assert run(scene) == (Cause.CLOSED_EARLY, 1)


def test_that_a_kept_connection_that_answered_in_part_is_not_tried_again() -> None:
    async def breaks_at_the_second(peer: Peer) -> None:
        await peer.request()
        await peer.send(WHOLE)
        await peer.request()
        await peer.send(b"HTTP/1.1 2")

    async def scene(transport: HttpxTransport) -> tuple[Cause | None, int]:
        async with fault_server(breaks_at_the_second) as server:
            await exchange(transport, server.url)
            return (await exchange(transport, server.url)).cause, server.connections

    assert run(scene) == (Cause.CLOSED_EARLY, 1)


def test_that_what_follows_an_answer_out_of_turn_ends_the_connection() -> None:
    async def talks_on(peer: Peer) -> None:
        await peer.request()
        await peer.send(WHOLE + b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil")
        await peer.hang()

    async def scene(transport: HttpxTransport) -> tuple[Exchange, int]:
        async with fault_server(talks_on, says(WHOLE)) as server:
            await exchange(transport, server.url)
            return await exchange(transport, server.url), server.connections

    second, connections = run(scene)
    assert (second.body, connections) == (b"".join(THREE_EVENTS), 2)


def test_that_a_new_connection_is_made_though_another_kept_one_is_there() -> None:
    async def dies_at_the_second(peer: Peer) -> None:
        await peer.request()
        both.append(peer)
        if len(both) == 2:
            both_asked.set()
        await both_asked.wait()
        await peer.send(WHOLE)
        await peer.request()

    both: list[Peer] = []
    both_asked = asyncio.Event()

    async def scene(transport: HttpxTransport) -> tuple[Exchange, int]:
        async with fault_server(dies_at_the_second, dies_at_the_second, says(WHOLE)) as server:
            await asyncio.gather(*(exchange(transport, server.url) for _ in range(2)))
            return await exchange(transport, server.url), server.connections

    third, connections = run(scene)
    assert (third.failure, third.body, connections) == (None, b"".join(THREE_EVENTS), 3)


def test_that_a_reader_who_lags_behind_holds_the_server_up() -> None:
    piece, count = bytes(1_000_000), 60

    async def scene(transport: HttpxTransport) -> tuple[int, int]:
        sent: list[int] = []

        async def floods(peer: Peer) -> None:
            await peer.request()
            await peer.send(HEAD + b"Content-Length: %d\r\n\r\n" % (len(piece) * count))
            for number in range(count):
                sent.append(number)
                await peer.send(piece)

        size, sent_early = 0, 0
        async with fault_server(floods) as server:
            async for event in transport.stream(SentMessage("POST", server.url), QUICK):
                if isinstance(event, DataArrived):
                    if not size:
                        sent_early = await until_nothing_more_is_sent(sent)
                    size += len(event.data)
        return size, sent_early

    size, sent_early = run(scene)
    assert size == len(piece) * count
    assert sent_early < count // 2


async def until_nothing_more_is_sent(sent: list[int]) -> int:
    """Give the loop turns until they change nothing, and return how much was sent by then."""
    before, calm = len(sent), 0
    while calm < 1000:
        await asyncio.sleep(0)
        calm = calm + 1 if len(sent) == before else 0
        before = len(sent)
    return before
