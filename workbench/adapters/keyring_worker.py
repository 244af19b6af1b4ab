"""Calls that may block for ever, on daemon threads: nobody waits longer than a limit, nor the program's end for them."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

T = TypeVar("T")


async def in_thread(call: Callable[[], T]) -> T:
    """Return what a blocking call gives, or raise what it raises; cancelling abandons its thread."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def work() -> None:
        try:
            value = call()
        except Exception as error:  # noqa: BLE001  it is raised again where it is awaited
            _tell(loop, answer, answer.set_exception, error)
        else:
            _tell(loop, answer, answer.set_result, value)

    threading.Thread(target=work, name="keyring", daemon=True).start()
    return await answer


async def bounded(
    call: Callable[[], T],
    limit_s: float,
    longer_s: float,
    may_take_longer: Callable[[], Awaitable[bool]],
) -> T:
    """Return what a call gives within a limit, or within a longer one where the reason for that holds.

    Errors: TimeoutError; and those of the call.
    """
    async with asyncio.timeout(longer_s) as outer:
        answer = asyncio.ensure_future(in_thread(call))
        try:
            done, _ = await asyncio.wait({answer}, timeout=limit_s)
            if not done and not await may_take_longer():
                outer.reschedule(asyncio.get_running_loop().time())
            return await answer
        finally:
            answer.cancel()


def _tell(
    loop: asyncio.AbstractEventLoop,
    answer: asyncio.Future[Any],
    settle: Callable[[Any], None],
    value: object,
) -> None:
    def settle_once() -> None:
        if not answer.done():
            settle(value)

    try:
        loop.call_soon_threadsafe(settle_once)
    except RuntimeError:  # the loop has ended; nobody waits any more
        return
