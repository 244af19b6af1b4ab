"""Stopping what runs: a token that ends a wait at once and lets its owner finish in order.

Cancelling the task that consumes a stream would end the stream without its last event. A `Stop` interrupts
only the wait that is under way, as `asyncio.timeout` does, and leaves the task alive.
"""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")


class Stopped(Exception):
    """The wait ended because `Stop.set` was called."""


class Stop:
    """Asks a running send to end. All calls but `ask` belong on the loop's thread; `set` may come at any time, and again."""

    def __init__(self) -> None:
        self._is_set = False
        self._waiting: asyncio.Task[object] | None = None

    @property
    def is_set(self) -> bool:
        """Whether the end was asked for."""
        return self._is_set

    def ask(self) -> None:
        """Ask for the end from any thread: what arrives from now on counts no more. `set` then ends the wait."""
        self._is_set = True

    def set(self) -> None:
        """Ask for the end; a wait under way is over at once."""
        self._is_set = True
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    async def wait_for(self, awaitable: Awaitable[T]) -> T:
        """Return what an awaitable gives, one wait at a time. Errors: Stopped; and those of the awaitable."""
        task = asyncio.current_task()
        assert task is not None, "a wait belongs to a task"  # noqa: S101  asyncio runs nothing else
        cancelled_before = task.cancelling()
        self._waiting = task
        try:
            return await awaitable
        except asyncio.CancelledError:
            if self._is_set and task.uncancel() <= cancelled_before:
                raise Stopped from None
            raise
        finally:
            self._waiting = None
