"""The thread with the asyncio loop, on which everything that waits is done."""

import threading
from collections.abc import Awaitable, Callable, Hashable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

CLOSE_S = 3.0
"""How long the end of the thread is waited for."""

Key = Hashable
Job = Callable[[], Awaitable[None]]
Call = Callable[[], None]
Last = Callable[[], Awaitable[None]]


class LoopThread:
    """Runs jobs, each under a key. The thread starts with the first job; asyncio is imported there."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[Key, Job] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._running: dict[Key, asyncio.Task[None]] = {}
        self._last: set[asyncio.Task[None]] = set()
        self._closed = False

    def submit(self, key: Key, job: Job) -> None:
        """Begin a job, now or when the loop stands."""
        with self._lock:
            if self._closed:
                return
            if self._loop is not None:
                self._loop.call_soon_threadsafe(self._spawn, self._loop, key, job)
                return
            self._waiting[key] = job
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="loop", daemon=True)
                self._thread.start()

    def cancel(self, key: Key) -> None:
        """Cancel the job of a key, wherever it stands."""
        with self._lock:
            self._waiting.pop(key, None)
            if self._loop is not None and not self._loop.is_closed():
                self._loop.call_soon_threadsafe(self._cancel, key)

    def soon(self, function: Call) -> None:
        """Call a function on this thread, if it still runs."""
        with self._lock:
            if self._loop is not None and not self._closed:
                self._loop.call_soon_threadsafe(function)

    def close(self, last: Last | None) -> None:
        """Wind down and wait for the thread's end, not longer than `CLOSE_S`."""
        with self._lock:
            if self._thread is None or self._closed:
                return
            self._closed = True
            if self._loop is not None:
                self._loop.call_soon_threadsafe(self._wind_down, self._loop, last)
        self._thread.join(CLOSE_S)

    def _run(self) -> None:
        import asyncio

        loop = asyncio.new_event_loop()
        loop.set_exception_handler(_raise_on_thread)
        with self._lock:
            self._loop = loop
            for key, job in self._waiting.items():
                loop.call_soon(self._spawn, loop, key, job)
            self._waiting.clear()
            if self._closed:
                self._wind_down(loop, None)
        loop.run_forever()
        loop.close()

    def _spawn(self, loop: "asyncio.AbstractEventLoop", key: Key, job: Job) -> None:
        self._running[key] = loop.create_task(self._kept(key, job))

    async def _kept(self, key: Key, job: Job) -> None:
        try:
            await job()
        finally:
            self._running.pop(key, None)

    def _cancel(self, key: Key) -> None:
        """Cancel a job; it is waited for at the end, as it may have something to keep first."""
        job = self._running.get(key)
        if job is not None:
            job.cancel()

    def _wind_down(self, loop: "asyncio.AbstractEventLoop", last: Last | None) -> None:
        self._last.add(loop.create_task(self._end(loop, last)))

    async def _end(self, loop: "asyncio.AbstractEventLoop", last: Last | None) -> None:
        import asyncio

        try:
            for job in tuple(self._running.values()):
                if not job.cancelling():
                    job.cancel()
            await asyncio.gather(*self._running.values(), return_exceptions=True)
            if last is not None:
                await asyncio.wait_for(last(), CLOSE_S - 1)
            await loop.shutdown_asyncgens()
        finally:
            loop.stop()


def _raise_on_thread(loop: "asyncio.AbstractEventLoop", told: dict[str, Any]) -> None:
    """Let an error that no task of the loop has waited for go the way of those of any other thread."""
    error = told.get("exception")
    if isinstance(error, Exception):
        trace, thread = error.__traceback__, threading.current_thread()
        threading.excepthook(threading.ExceptHookArgs((type(error), error, trace, thread)))
    else:
        loop.default_exception_handler(told)
