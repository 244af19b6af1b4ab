"""Ctrl+C and SIGTERM end a command in order: what has arrived is told and reported.

Before and after there is nothing to tell, and a signal ends the program at once, with the same code. Signals may come
twice: `timeout` signals the process and then its group. So a second one counts only after a while; it breaks what no
wait can be broken in, and the reports are written all the same.
"""

import asyncio
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

from workbench.cli.signals import SIGNALS
from workbench.services.stopping import Stop

TWICE_S: Final = 1.0
"""Signals that come this soon after the first mean the same as it."""


@contextmanager
def stopping_on_interrupt(stop: Stop) -> Iterator[None]:
    """Set `stop` on the first signal, and raise KeyboardInterrupt on one that comes a while later."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    handler = _Handler(asyncio.get_running_loop(), stop)
    for number in SIGNALS:
        signal.signal(number, handler)
    try:
        yield
    finally:
        for number, earlier in before.items():
            signal.signal(number, earlier)


class _Handler:
    """Takes the signals of one command."""

    def __init__(self, loop: asyncio.AbstractEventLoop, stop: Stop) -> None:
        self._loop = loop
        self._stop = stop
        self._first_at: float | None = None

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        if self._first_at is None:
            self._first_at = time.monotonic()
            self._loop.call_soon_threadsafe(self._stop.set)
        elif time.monotonic() - self._first_at > TWICE_S:
            raise KeyboardInterrupt
