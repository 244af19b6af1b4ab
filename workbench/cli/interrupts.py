"""Ctrl+C and SIGTERM end a command in order: what has arrived is told and reported; a second one ends it at once."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from workbench.services.stopping import Stop

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def stopping_on_interrupt(stop: Stop) -> Iterator[None]:
    """Set `stop` on the first signal and give the signals back to the system for the second."""
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
