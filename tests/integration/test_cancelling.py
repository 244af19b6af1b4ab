"""Stopping at any moment: the socket closes at once, what came is kept, and the next request is fine."""

import asyncio
import random
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tests.builders import events_of
from tests.fakes import MemoryBodies
from tests.integration.faults import CHUNKED, LAST_CHUNK, Peer, fault_server, in_chunks
from tests.integration.sending import prepared, send_to
from workbench.adapters.httpx_transport import HttpxTransport
from workbench.adapters.system_clock import SystemClock
from workbench.services.sender import Arrived, Finished, Headed, Sender
from workbench.services.stopping import Stop

TIMES = 500
AT_ONCE = 20
NEVER_S = 600.0
HANG_S = 4.0
"""Twenty times the promise of 200 ms."""

TEXTS = [f"chunk {number} " for number in range(1, 21)]


@dataclass(frozen=True)
class Stopped:
    """How one stopped sending ended: the seconds from the stop to its end, and what was told late."""

    ended: str
    took_s: float
    text: str
    told_late: int


async def streams_slowly(peer: Peer) -> None:
    """Answer requests one after the other, with a pause after each event."""
    while True:
        await peer.request()
        await peer.send(CHUNKED)
        for event in events_of(*TEXTS):
            await peer.send(in_chunks(event))
            await asyncio.sleep(0)
        await peer.send(LAST_CHUNK)


async def stopped_after(sender: Sender, url: str, delay_s: float) -> Stopped:
    stop, late = Stop(), 0
    loop = asyncio.get_running_loop()
    timer = loop.call_later(delay_s, stop.set)
    asked_at = loop.time() + delay_s
    done: Finished | None = None
    async for event in sender.send(prepared(url), stop=stop):
        late += isinstance(event, Arrived) and stop.is_set
        if isinstance(event, Finished):
            done = event
    timer.cancel()
    assert done is not None
    took = loop.time() - asked_at if stop.is_set else 0.0
    return Stopped(done.reading.ended, took, done.reading.response.text, late)


def test_that_five_hundred_stops_at_random_moments_are_clean() -> None:
    delays = random.Random(20261102)  # seeded, so that a failure can be seen again

    async def scene() -> tuple[list[Stopped], str]:
        clock = SystemClock()
        transport = HttpxTransport(clock)
        sender = Sender(transport, clock, MemoryBodies())
        ends: list[Stopped] = []

        async def some(moments: list[float], url: str) -> list[Stopped]:
            return await asyncio.gather(*(stopped_after(sender, url, at) for at in moments))

        async with fault_server(streams_slowly) as server:
            began = clock.monotonic()
            await some([NEVER_S] * AT_ONCE, server.url)
            whole_s = clock.monotonic() - began
            for _ in range(TIMES // AT_ONCE):
                moments = [delays.uniform(0, whole_s) for _ in range(AT_ONCE)]
                ends += await some(moments, server.url)
            (last,) = await some([NEVER_S], server.url)
            await transport.close()
        return ends, last.text

    ends, next_text = asyncio.run(scene())
    assert {end.ended for end in ends} <= {"cancelled", "complete"}
    assert sum(end.ended == "cancelled" for end in ends) > TIMES // 4
    assert any(end.ended == "cancelled" and end.text for end in ends)
    assert sum(end.told_late for end in ends) == 0
    assert max(end.took_s for end in ends) < HANG_S
    whole = "".join(TEXTS)
    assert all(whole.startswith(end.text) for end in ends)
    assert next_text == whole


def test_that_stop_closes_the_socket_at_once() -> None:
    async def scene() -> bytes:
        gone: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        stop = Stop()

        async def stalls(peer: Peer) -> None:
            await peer.request()
            await peer.send(CHUNKED)
            with suppress(ConnectionError):
                gone.set_result(await peer.request_beginning())

        clock = SystemClock()
        transport = HttpxTransport(clock)
        async with fault_server(stalls) as server:
            async for event in Sender(transport, clock, MemoryBodies()).send(
                prepared(server.url), stop=stop
            ):
                if isinstance(event, Headed):
                    asyncio.get_running_loop().call_soon(stop.set)
            async with asyncio.timeout(HANG_S):
                return await gone

    assert asyncio.run(scene()) == b""


def test_that_a_cancelled_task_closes_its_socket() -> None:
    async def scene() -> bytes:
        gone: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        began = asyncio.Event()

        async def stalls(peer: Peer) -> None:
            await peer.request()
            began.set()
            gone.set_result(await peer.request_beginning())

        clock = SystemClock()
        sender = Sender(HttpxTransport(clock), clock, MemoryBodies())

        async def consume(url: str) -> None:
            async for _ in sender.send(prepared(url)):
                pass

        async with fault_server(stalls) as server, asyncio.TaskGroup() as group:
            task = group.create_task(consume(server.url))
            await began.wait()
            task.cancel()
            async with asyncio.timeout(HANG_S):
                return await gone

    assert asyncio.run(scene()) == b""


def test_that_stop_ends_the_wait_for_a_name_server() -> None:
    asked, answer = threading.Event(), threading.Event()

    def look_up(*_: Any, **__: Any) -> Any:
        asked.set()
        answer.wait(30)
        return []

    async def scene() -> Finished:
        stop = Stop()
        asyncio.get_running_loop().call_later(0.05, stop.set)
        return await send_to(
            "http://slow.test/v1/models/m:generateContent", stop=stop, look_up=look_up
        )

    try:
        done = asyncio.run(scene())
    finally:
        answer.set()
    assert asked.is_set()
    assert (done.reading.ended, done.run.status) == ("cancelled", None)


def test_that_stop_ends_a_connecting_that_nobody_accepts() -> None:
    async def scene() -> Finished:
        stop = Stop()
        with socket.socket() as full, socket.socket() as queued:
            full.bind(("127.0.0.1", 0))
            full.listen(0)
            queued.settimeout(0.0)
            queued.connect_ex(full.getsockname())
            asyncio.get_running_loop().call_later(0.05, stop.set)
            return await send_to(f"http://127.0.0.1:{full.getsockname()[1]}/x", stop=stop)

    done = asyncio.run(scene())
    assert (done.reading.ended, done.run.status) == ("cancelled", None)
