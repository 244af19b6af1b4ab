"""The mock server's socket: HTTP on loopback by uvicorn, inside an event loop that runs already.

What it answers comes from the function it is given. It listens on 127.0.0.1 and, where the machine has it, on ::1;
there is no option for more (promises.md M1). Sockets are made with IPPROTO_TCP: asyncio turns Nagle's algorithm off
only on those.
"""

import asyncio
import errno
import socket
from collections.abc import Callable
from email.utils import formatdate
from typing import TYPE_CHECKING, Any

from workbench.domain.errors import PortTaken, WorkbenchError
from workbench.mock.exchange import Break, MockAnswer, MockRequest, Write

if TYPE_CHECKING:
    from uvicorn.config import Config

Answer = Callable[[MockRequest], MockAnswer]
MAX_BODY = 32 * 1024 * 1024
BODY_SECONDS = 60.0
IDLE_SECONDS = 30
STOP_SECONDS = 2.0
IPV4, IPV6 = "127.0.0.1", "::1"
_TOO_LARGE = b'{"error": {"code": 413, "message": "The body is larger than 32 MiB.", "status": "INVALID_ARGUMENT"}}\n'
_TOO_SLOW = b'{"error": {"code": 408, "message": "The body did not arrive.", "status": "DEADLINE_EXCEEDED"}}\n'
_LAST = ((b"content-type", b"application/json; charset=UTF-8"), (b"connection", b"close"))


class MockServer:
    """Implements MockHost; `speed` is how many times faster than recorded it writes, None is at once.

    Errors of `start`: PortTaken, WorkbenchError.
    """

    def __init__(self, answer: Answer, speed: float | None = 1.0) -> None:
        self._app = _Application(answer, speed)
        self._listening: _Listening | None = None

    async def start(self, port: int = 0) -> str:
        if self._listening is None:
            self._listening = await _listen(self._app, port)
        return f"http://{IPV4}:{self._listening.port}"

    async def stop(self) -> None:
        listening, self._listening = self._listening, None
        if listening is not None:
            await listening.close()


class _Listening:
    """Open sockets, what their connections share, and the date that every answer carries."""

    def __init__(self, config: "Config", port: int) -> None:
        from uvicorn.server import ServerState

        self.port = port
        self.config = config
        self.state = ServerState()
        self.servers: list[asyncio.Server] = []
        self._loop = asyncio.get_running_loop()
        self._tick()

    def _tick(self) -> None:
        self.state.default_headers = [(b"date", formatdate(usegmt=True).encode())]
        self._next_tick = self._loop.call_later(1, self._tick)

    async def serve(self, sock: socket.socket) -> None:
        self.servers.append(await self._loop.create_server(self._connection, sock=sock))

    def _connection(self) -> asyncio.Protocol:
        from workbench.adapters.mock_connection import MockConnection

        return MockConnection(self.config, self.state, {}, _loop=self._loop)

    async def close(self) -> None:
        """Stop listening, drop every connection, and wait until its answer has noticed."""
        self._next_tick.cancel()
        for server in self.servers:
            server.close()
        for connection in list(self.state.connections):
            connection.transport.abort()
        if self.state.tasks:
            await asyncio.wait(list(self.state.tasks), timeout=STOP_SECONDS)


async def _listen(app: "_Application", port: int) -> _Listening:
    from uvicorn.config import Config

    first = _bound(socket.AF_INET, IPV4, port)
    port = first.getsockname()[1]
    config = Config(
        app,
        http="httptools",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        timeout_keep_alive=IDLE_SECONDS,
    )
    config.load()
    listening = _Listening(config, port)
    await listening.serve(first)
    if second := _also_bound(port):
        await listening.serve(second)
    return listening


def _bound(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows: elsewhere reuse does not share a port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        sock.bind((host, port))
        sock.listen(128)
    except OSError as error:
        sock.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port) from None
        raise WorkbenchError(f"Port {port} cannot be opened: {error.strerror}.") from None
    return sock


def _also_bound(port: int) -> socket.socket | None:
    try:
        return _bound(socket.AF_INET6, IPV6, port)
    except (OSError, WorkbenchError):
        return None  # no IPv6 here, or the port is another's there: 127.0.0.1 is the address we give out


class _Application:
    """The ASGI application: reads a request, asks for its answer, writes it at its pace."""

    def __init__(self, answer: Answer, speed: float | None) -> None:
        self._answer = answer
        self._seconds = (
            0.0 if speed is None else 0.001 / speed
        )  # of the clock for each millisecond of an answer

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        body = message["body"]
        if message["more_body"]:
            body = await _rest_of_body(body, receive, send)
            if body is None:
                return
        found = self._answer(_request(scope, body))
        await send(
            {"type": "http.response.start", "status": found.status, "headers": found.headers}
        )
        if found.is_one_piece:
            await send({"type": "http.response.body", "body": found.writes[0].data})
        else:
            await self._write(found, _Client(scope, receive, send))

    async def _write(self, found: MockAnswer, client: "_Client") -> None:
        due = asyncio.get_running_loop().time()
        for write in found.writes:
            due += write.delay_ms * self._seconds
            if await client.leaves_before(due):
                return
            await client.write(write)
        await client.end(found.ending)


class _Client:
    """Who an answer is written to."""

    def __init__(self, scope: Any, receive: Any, send: Any) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send
        self._loop = asyncio.get_running_loop()

    async def leaves_before(self, due: float) -> bool:
        """Wait until a time of the loop; tell at once when the connection is gone."""
        if due <= self._loop.time():
            return False
        try:
            async with asyncio.timeout_at(due):
                await self._gone()
        except TimeoutError:
            return False
        return True

    async def write(self, write: Write) -> None:
        await self._send({"type": "http.response.body", "body": write.data, "more_body": True})

    async def end(self, ending: Break | None) -> None:
        """End the body properly, or close or keep the connection without an end."""
        if ending is None:
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})
            return
        if ending is Break.CUT:
            from workbench.adapters.mock_connection import CLOSE

            self._scope["state"][CLOSE]()
        await self._gone()

    async def _gone(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass


def _request(scope: Any, body: bytes) -> MockRequest:
    return MockRequest(
        scope["method"],
        scope["path"],
        scope["query_string"].decode("latin-1"),
        tuple(scope["headers"]),
        body,
        scope["server"][1],
    )


async def _rest_of_body(begun: bytes, receive: Any, send: Any) -> bytes | None:
    """Return the whole body; None where the client left or was told that it is too large or too slow."""
    body = bytearray(begun)
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return None
                body += message["body"]
                if len(body) > MAX_BODY:
                    await _refuse(send, 413, _TOO_LARGE)
                    return None
                if not message["more_body"]:
                    return bytes(body)
    except TimeoutError:
        await _refuse(send, 408, _TOO_SLOW)
        return None


async def _refuse(send: Any, status: int, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": _LAST})
    await send({"type": "http.response.body", "body": body})
