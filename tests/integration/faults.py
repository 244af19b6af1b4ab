"""A server on raw sockets that does what no proper server does: it answers from a script, byte by byte."""

import asyncio
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from tests.builders import events_of

Script = Callable[["Peer"], Awaitable[None]]

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
UNTIL_CLOSE = HEAD + b"\r\n"
LAST_CHUNK = b"0\r\n\r\n"


def in_chunks(*pieces: bytes) -> bytes:
    """Return pieces in HTTP's chunked coding, without the last chunk."""
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)


THREE_EVENTS = events_of("one ", "two ", "three", finish="STOP")
TWO_EVENTS = THREE_EVENTS[:2]


class Peer:
    """The client's connection as a script sees it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def request(self) -> bytes:
        """Read one request, its body by its Content-Length; return all of it."""
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = 0
        for line in head.split(b"\r\n"):
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        return head + await self._reader.readexactly(length)

    async def exactly(self, size: int) -> bytes:
        """Read so many bytes."""
        return await self._reader.readexactly(size)

    async def request_beginning(self) -> bytes:
        """Read what the client says first, whatever it is."""
        return await self._reader.read(65_536)

    async def send(self, *pieces: bytes) -> None:
        """Write pieces, each in a packet of its own as far as the system allows."""
        for piece in pieces:
            self._writer.write(piece)
            await self._writer.drain()

    async def reset(self) -> None:
        """End the connection with a TCP reset."""
        for _ in range(3):  # what was sent before is read in these turns of the loop, and not lost
            await asyncio.sleep(0)
        raw: socket.socket = self._writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._writer.transport.abort()

    async def hang(self) -> None:
        """Say nothing more until the client goes."""
        while await self._reader.read(65_536):
            pass

    async def until_gone(self, piece: bytes, every_s: float) -> None:
        """Send a piece again and again until the client goes."""
        while not self._writer.is_closing() and not self._reader.at_eof():
            await self.send(piece)
            with suppress(TimeoutError):
                async with asyncio.timeout(every_s):
                    await self._reader.read(1)


class FaultServer:
    """What a test knows of the server: where it is, what it was asked, how many connections it had."""

    def __init__(self, scheme: str) -> None:
        self._scheme = scheme
        self.port = 0
        self.connections = 0

    @property
    def url(self) -> str:
        """The address of a streaming method there."""
        return (
            f"{self._scheme}://127.0.0.1:{self.port}/v1beta/models/m:streamGenerateContent?alt=sse"
        )


@asynccontextmanager
async def fault_server(
    *scripts: Script, tls: ssl.SSLContext | None = None
) -> AsyncIterator[FaultServer]:
    """Serve on loopback: each connection gets the next script, the last one again and again."""
    state = FaultServer("http" if tls is None else "https")
    open_ones: set[asyncio.StreamWriter] = set()
    all_gone = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_ones.add(writer)
        all_gone.clear()
        script = scripts[min(state.connections, len(scripts) - 1)]
        state.connections += 1
        with suppress(ConnectionError, ssl.SSLError, asyncio.IncompleteReadError):
            await script(Peer(reader, writer))
        writer.close()
        with suppress(ConnectionError, ssl.SSLError):
            await writer.wait_closed()
        open_ones.discard(writer)
        if not open_ones:
            all_gone.set()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    state.port = server.sockets[0].getsockname()[1]
    try:
        yield state
    finally:
        server.close()
        for writer in open_ones:
            writer.transport.abort()
        if open_ones:
            await all_gone.wait()


async def free_port() -> int:
    """Return a port on loopback at which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def says(*pieces: bytes) -> Script:
    """Return a script that answers one request with these bytes and closes."""

    async def script(peer: Peer) -> None:
        await peer.request()
        await peer.send(*pieces)

    return script


def says_then(*pieces: bytes, then: str) -> Script:
    """Return a script that answers with these bytes and then resets or hangs."""

    async def script(peer: Peer) -> None:
        await peer.request()
        await peer.send(*pieces)
        await (peer.reset() if then == "reset" else peer.hang())

    return script


def says_for_ever(head: bytes, piece: bytes, every_s: float = 0.02) -> Script:
    """Return a script that repeats a piece until the client goes."""

    async def script(peer: Peer) -> None:
        await peer.request()
        await peer.send(head)
        await peer.until_gone(piece, every_s)

    return script


async def keeps_alive(peer: Peer) -> None:
    """Answer every request of a connection in order."""
    while True:
        await peer.request()
        await peer.send(CHUNKED + in_chunks(*THREE_EVENTS) + LAST_CHUNK)
