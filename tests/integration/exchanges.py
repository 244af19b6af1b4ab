"""One exchange of the transport with a scripted server, and what it yielded."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tests.integration.faults import (
    CHUNKED,
    LAST_CHUNK,
    THREE_EVENTS,
    Peer,
    Script,
    fault_server,
    in_chunks,
)
from workbench.adapters.httpx_transport import HttpxTransport
from workbench.adapters.system_clock import SystemClock
from workbench.domain.run import Cause, SentMessage
from workbench.domain.wire_events import BodySent
from workbench.ports import DataArrived, HeadArrived, Limits, MessageSent, TransportFailure

T = TypeVar("T")
QUICK = Limits(connect=5.0, first_byte=5.0, silence=5.0, total=20.0)
WHOLE = CHUNKED + in_chunks(*THREE_EVENTS) + LAST_CHUNK


@dataclass
class Exchange:
    """What a transport yielded for one message."""

    sent: list[MessageSent] = field(default_factory=list)
    uploads: list[BodySent] = field(default_factory=list)
    head: HeadArrived | None = None
    reads: list[bytes] = field(default_factory=list)
    failure: TransportFailure | None = None

    @property
    def body(self) -> bytes:
        return b"".join(self.reads)

    @property
    def cause(self) -> Cause | None:
        return self.failure.cause if self.failure else None


def run(make: Callable[[HttpxTransport], Coroutine[Any, Any, T]], **changes: Any) -> T:
    """Run a scene with a transport of its own."""

    async def scene() -> T:
        transport = HttpxTransport(SystemClock(), **changes)
        try:
            return await make(transport)
        finally:
            await transport.close()

    return asyncio.run(scene())


async def exchange(
    transport: HttpxTransport,
    url: str,
    limits: Limits = QUICK,
    message: SentMessage | None = None,
    quiet_since: Callable[[], float | None] | None = None,
) -> Exchange:
    seen = Exchange()
    message = message or SentMessage("POST", url, body=b"{}")
    try:
        async for event in transport.stream(message, limits, quiet_since):
            match event:
                case MessageSent():
                    seen.sent.append(event)
                case BodySent():
                    seen.uploads.append(event)
                case HeadArrived():
                    seen.head = event
                case DataArrived(_, data):
                    seen.reads.append(data)
    except TransportFailure as failure:
        seen.failure = failure
    return seen


def against(script: Script, limits: Limits = QUICK, **changes: Any) -> Exchange:
    """Return what one exchange with a scripted server gave."""

    async def scene(transport: HttpxTransport) -> Exchange:
        async with fault_server(script) as server:
            return await exchange(transport, server.url, limits)

    return run(scene, **changes)


def request_bytes(message: Callable[[str], SentMessage]) -> bytes:
    """Return what stands on the wire for a message."""
    seen: list[bytes] = []

    async def script(peer: Peer) -> None:
        seen.append(await peer.request())
        await peer.send(WHOLE)

    async def scene(transport: HttpxTransport) -> None:
        async with fault_server(script) as server:
            await exchange(transport, server.url, message=message(server.url))

    run(scene)
    return seen[0]
