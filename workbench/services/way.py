"""The way of a prepared request through the network, told before it is sent."""

from workbench.ports import TransportFailure
from workbench.services.engine import Engine
from workbench.services.preparation import Prepared


async def way_of(engine: Engine, prepared: Prepared) -> str:
    """Return which proxy it goes through, or why none can be found; nothing of the direct way. Errors: none."""
    try:
        proxy = await engine.transport.way(prepared.message)
    except TransportFailure as failure:
        return failure.detail
    return f"It goes through the proxy {proxy}." if proxy else ""
