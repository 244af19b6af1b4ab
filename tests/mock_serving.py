"""The mock server on real sockets, in a thread of its own, for tests whose client blocks."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from workbench.adapters.mock_server import MockServer

T = TypeVar("T")
SECONDS = 10.0


class Serving:
    """A server that runs, and the loop that it runs in."""

    def __init__(self, server: MockServer, loop: asyncio.AbstractEventLoop) -> None:
        self.server = server
        self.loop = loop
        self.url = self.wait(server.start())

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    @property
    def answering(self) -> list[Any]:
        """The tasks of answers that are being written."""
        listening = self.server._listening
        return list(listening.state.tasks) if listening else []

    def wait(self, task: Coroutine[Any, Any, T]) -> T:
        """Run something in the server's loop, and wait for it."""
        return asyncio.run_coroutine_threadsafe(task, self.loop).result(SECONDS)


@contextmanager
def serving(server: MockServer) -> Iterator[Serving]:
    """Run a server for a while."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="mock server")
    thread.start()
    try:
        running = Serving(server, loop)
        yield running
        running.wait(server.stop())
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(SECONDS)
        loop.close()
