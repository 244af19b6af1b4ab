"""One sending over real sockets: the sender on the real transport."""

from collections.abc import Callable
from typing import Any

from tests.fakes import MemoryBodies
from workbench.adapters.httpx_transport import HttpxTransport
from workbench.adapters.system_clock import SystemClock
from workbench.domain.run import SentMessage
from workbench.ports import Limits
from workbench.services.preparation import Prepared
from workbench.services.sender import Finished, Sender, SendEvent
from workbench.services.stopping import Stop

QUICK = Limits(connect=5.0, first_byte=5.0, silence=5.0, total=20.0)


def prepared(url: str, limits: Limits = QUICK, body: bytes = b"{}") -> Prepared:
    """Return a message to a URL, as preparation would leave it."""
    message = SentMessage("POST", url, (("Content-Type", "application/json"),), body)
    return Prepared(message, message, limits)


async def send_to(
    url: str,
    limits: Limits = QUICK,
    *,
    transport: HttpxTransport | None = None,
    on_event: Callable[[SendEvent], None] | None = None,
    stop: Stop | None = None,
    **changes: Any,
) -> Finished:
    """Send to a URL and return how it ended; the transport is made for it unless one is given."""
    clock = SystemClock()
    used = transport or HttpxTransport(clock, **changes)
    last: SendEvent | None = None
    try:
        async for event in Sender(used, clock, MemoryBodies()).send(
            prepared(url, limits), stop=stop
        ):
            last = event
            if on_event is not None:
                on_event(event)
    finally:
        if transport is None:
            await used.close()
    assert isinstance(last, Finished)
    return last


def assert_told(done: Finished) -> None:
    """Check that there is a message in words, and nothing of an exception in it."""
    failure = done.reading.failure
    assert failure is not None
    said = f"{failure.title} {failure.explanation} {dict(failure.facts)}"
    assert failure.title
    for trace in ("Error(", "Exception", "Errno", "<class", "Traceback", "httpcore", "h11", "_ssl"):
        assert trace not in said
