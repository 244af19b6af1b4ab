"""Ctrl+C and SIGTERM end a command in order: what has arrived is told and reported.

A second one ends every wait at once; the reports are written all the same. That SIGTERM and Ctrl+C may come twice
is usual: `timeout` signals the process and then its group.
"""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from workbench.services.stopping import Stop

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def interrupt_on_terminate() -> None:
    """Let SIGTERM do what Ctrl+C does, from here on: raise KeyboardInterrupt."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@contextmanager
def stopping_on_interrupt(stop: Stop) -> Iterator[None]:
    """Set `stop` on the first signal; the second does what it did before."""
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def give_back() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    for number in _SIGNALS:
        signal.signal(number, _handler(loop, stop, give_back))
    try:
        yield
    finally:
        give_back()


def _handler(
    loop: asyncio.AbstractEventLoop, stop: Stop, give_back: Callable[[], None]
) -> Callable[[int, FrameType | None], None]:
    def on_signal(_number: int, _frame: FrameType | None) -> None:
        give_back()
        loop.call_soon_threadsafe(stop.set)

    return on_signal
