"""A real proxy on loopback: it opens tunnels (CONNECT) and forwards plain messages, and tells what it saw.

Whatever name it is asked for, it goes to one server on loopback, as if that stood in the Internet.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

REALM = b' realm="p"\r\nContent-Length: 0\r\n\r\n'
OPENED = b"HTTP/1.1 200 Connection established\r\n\r\n"


class SeenByProxy:
    """What went through: the heads that were read, and all bytes that came from clients."""

    def __init__(self, scheme: str) -> None:
        self._scheme = scheme
        self.port = 0
        self.heads: list[bytes] = []
        self.passed = b""

    @property
    def url(self) -> str:
        """The proxy's address."""
        return f"{self._scheme}://127.0.0.1:{self.port}"

    @property
    def authority(self) -> str:
        """The proxy's address as failures name it."""
        return f"127.0.0.1:{self.port}"

    @property
    def first_lines(self) -> list[bytes]:
        """The request line of each head."""
        return [head.partition(b"\r\n")[0] for head in self.heads]


@asynccontextmanager
async def proxy_to(
    port: int,
    *,
    answer: bytes = OPENED,
    tls: ssl.SSLContext | None = None,
    sign_in: bytes = b"",
) -> AsyncIterator[SeenByProxy]:
    """Serve as a proxy to a port of this machine.

    `answer` is what a CONNECT gets; with `sign_in` ("Basic …") everything else is turned away with 407.
    """
    seen = SeenByProxy("http" if tls is None else "https")
    ways: dict[asyncio.Task[None] | None, Way] = {}

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        way = ways[asyncio.current_task()] = Way(seen, reader, writer)
        with suppress(ConnectionError, ssl.SSLError, asyncio.IncompleteReadError):
            await way.lead(port, answer, sign_in)
        way.end()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    seen.port = server.sockets[0].getsockname()[1]
    try:
        yield seen
    finally:
        server.close()
        for way in ways.values():
            way.end()
        await asyncio.gather(*(task for task in ways if task is not None))


class Way:
    """One client's connection, and the one to the server that it was led to."""

    def __init__(
        self, seen: SeenByProxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._seen = seen
        self._reader = reader
        self._writers = [writer]

    def end(self) -> None:
        """Break both connections."""
        for writer in self._writers:
            writer.transport.abort()

    async def lead(self, port: int, answer: bytes, sign_in: bytes) -> None:
        """Serve what the client asks for."""
        head = await self._reader.readuntil(b"\r\n\r\n")
        self._seen.heads.append(head)
        if sign_in and b"Proxy-Authorization: " + sign_in not in head:
            kind = sign_in.partition(b" ")[0]
            await self._say(b"HTTP/1.1 407 Who are you\r\nProxy-Authenticate: " + kind + REALM)
        elif not head.startswith(b"CONNECT "):
            await self._join(port, _forwarded(head))
        else:
            await self._say(answer)
            await (self._join(port, b"") if answer == OPENED else self._reader.read())

    async def _say(self, data: bytes) -> None:
        self._writers[0].write(data)
        await self._writers[0].drain()

    async def _join(self, port: int, beginning: bytes) -> None:
        """Pass bytes both ways until both sides have ended."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        self._writers.append(writer)
        writer.write(beginning)
        await asyncio.gather(
            _pass(self._reader, writer, self._seen), _pass(reader, self._writers[0])
        )


def _forwarded(head: bytes) -> bytes:
    """Return the head for the server: its path alone, and no sign-in."""
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"proxy-")]
    method, target, version = lines[0].split(b" ")
    lines[0] = b" ".join((method, b"/" + target.split(b"/", 3)[3], version))
    return b"\r\n".join(lines)


async def _pass(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, seen: SeenByProxy | None = None
) -> None:
    with suppress(ConnectionError, ssl.SSLError):
        while data := await reader.read(65_536):
            if seen is not None:
                seen.passed += data
            writer.write(data)
            await writer.drain()
    writer.close()
