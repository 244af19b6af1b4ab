"""The mock server's sockets: HTTP on loopback by uvicorn, inside an event loop that runs already.

It listens on 127.0.0.1 and, where the machine has it, on ::1; there is no option for more (promises.md M1). Sockets
are made with IPPROTO_TCP: asyncio turns Nagle's algorithm off only on those.
"""

import asyncio
import errno
import socket
from email.utils import formatdate
from typing import TYPE_CHECKING

from workbench.domain.errors import PortTaken, WorkbenchError

if TYPE_CHECKING:
    from uvicorn.config import Config

    from workbench.adapters.mock_application import Answer, Bounds, MockApplication

IPV4, IPV6 = "127.0.0.1", "::1"
IDLE_SECONDS = 30
STOP_SECONDS = 2.0
BACKLOG = 128


class MockServer:
    """Implements MockHost; what it answers comes from a function. Errors of `start`: PortTaken, WorkbenchError.

    `speed` is how many times faster than recorded it writes, None is at once.
    """

    def __init__(
        self, answer: "Answer", speed: float | None = 1.0, bounds: "Bounds | None" = None
    ) -> None:
        self._answer = answer
        self._speed = speed
        self._bounds = bounds
        self._changing = asyncio.Lock()
        self._listening: _Listening | None = None

    async def start(self, port: int = 0) -> str:
        async with self._changing:
            if self._listening is None:
                self._listening = await self._listen(port)
            return f"http://{IPV4}:{self._listening.port}"

    async def stop(self) -> None:
        async with self._changing:
            if self._listening is not None:
                await self._listening.close()
                self._listening = None

    async def _listen(self, port: int) -> "_Listening":
        from workbench.adapters.mock_application import Bounds, MockApplication

        bounds = self._bounds or Bounds()
        return await _listen(MockApplication(self._answer, self._speed, bounds), bounds, port)


class _Listening:
    """Open sockets, what their connections share, and the date that every answer carries."""

    def __init__(self, config: "Config", bounds: "Bounds", port: int) -> None:
        from uvicorn.server import ServerState

        self.port = port
        self.state = ServerState()
        self.servers: list[asyncio.Server] = []
        self._config = config
        self._bounds = bounds
        self._loop = asyncio.get_running_loop()
        self._tick()

    async def serve(self, sock: socket.socket) -> None:
        """Accept connections on a listening socket."""
        self.servers.append(await self._loop.create_server(self._connection, sock=sock))

    async def close(self) -> None:
        """Stop listening, drop every connection, and wait until its answer has noticed."""
        self._next_tick.cancel()
        for server in self.servers:
            server.close()
        for connection in list(self.state.connections):
            connection.transport.abort()
        if self.state.tasks:
            await asyncio.wait(list(self.state.tasks), timeout=STOP_SECONDS)
        for server in self.servers:
            await server.wait_closed()

    def _tick(self) -> None:
        self.state.default_headers = [(b"date", formatdate(usegmt=True).encode())]
        self._next_tick = self._loop.call_later(1, self._tick)

    def _connection(self) -> asyncio.Protocol:
        from workbench.adapters.mock_connection import MockConnection

        return MockConnection(self._bounds, self._config, self.state, {}, _loop=self._loop)


async def _listen(application: "MockApplication", bounds: "Bounds", port: int) -> _Listening:
    from uvicorn.config import Config

    first = _bound(socket.AF_INET, IPV4, port)
    port = first.getsockname()[1]
    config = Config(
        application,
        http="httptools",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        timeout_keep_alive=IDLE_SECONDS,
    )
    config.load()
    listening = _Listening(config, bounds, port)
    await listening.serve(first)
    if second := _also_bound(port):
        await listening.serve(second)
    return listening


def _bound(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    try:
        sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        _bind(sock, host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port) from None
        raise WorkbenchError(f"Port {port} cannot be opened: {error.strerror}.") from None
    return sock


def _bind(sock: socket.socket, host: str, port: int) -> None:
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows, where reuse would share the port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if sock.family == socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        sock.bind((host, port))
        sock.listen(BACKLOG)
    except OSError:
        sock.close()
        raise


def _also_bound(port: int) -> socket.socket | None:
    try:
        return _bound(socket.AF_INET6, IPV6, port)
    except WorkbenchError:
        return None  # no IPv6 here, or the port is another's there: 127.0.0.1 is the address we give out
