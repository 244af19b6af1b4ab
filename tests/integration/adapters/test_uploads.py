"""Long messages on their way out: whole, piece by piece, and telling how far they are."""

import asyncio

from tests.integration.exchanges import QUICK, WHOLE, Exchange, exchange, run
from tests.integration.faults import THREE_EVENTS, Peer, fault_server, says
from workbench.adapters.httpx_transport import HttpxTransport
from workbench.domain.run import SentMessage
from workbench.domain.wire_events import BodySent, HeadArrived

LONG_BODY = bytes(range(256)) * 80_000


def test_that_a_long_message_goes_out_whole_and_tells_how_far_it_is() -> None:
    told = asyncio.Event()
    seen: list[bytes] = []

    async def slow(peer: Peer) -> None:
        begun = await peer.request_beginning()
        await told.wait()  # nothing more is read before the client has told how far it is
        beginning = begun.partition(b"\r\n\r\n")[2]
        rest = await peer.exactly(len(LONG_BODY) - len(beginning))
        seen.append(beginning + rest)
        await peer.send(WHOLE)

    async def scene(transport: HttpxTransport) -> tuple[list[BodySent], bool]:
        uploads: list[BodySent] = []
        async with fault_server(slow) as server:
            message = SentMessage("POST", server.url, body=LONG_BODY)
            has_head = False
            async for event in transport.stream(message, QUICK):
                if isinstance(event, BodySent):
                    uploads.append(event)
                    told.set()
                has_head = has_head or isinstance(event, HeadArrived)
        return uploads, has_head

    uploads, has_head = run(scene)
    assert has_head
    assert seen == [LONG_BODY]
    sizes = [event.size for event in uploads]
    assert 1_000_000 < sizes[0] < len(LONG_BODY)
    assert sizes == sorted(sizes)


def test_that_a_short_message_tells_nothing_of_its_way() -> None:
    async def scene(transport: HttpxTransport) -> Exchange:
        async with fault_server(says(WHOLE)) as server:
            message = SentMessage("POST", server.url, body=b"x" * 900_000)
            return await exchange(transport, server.url, message=message)

    seen = run(scene)
    assert (seen.uploads, seen.body) == ([], b"".join(THREE_EVENTS))
