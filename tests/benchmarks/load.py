"""A load of small requests over kept connections, as fast as one process can ask."""

import selectors
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

CONNECTIONS = 16
END_OF_HEAD = b"\r\n\r\n"
LAST_CHUNK = b"\r\n0\r\n\r\n"


class Load:
    """Connections that ask the same again and again. `size` is that of one whole answer in bytes."""

    def __init__(self, address: str, request: bytes) -> None:
        where = urlsplit(address)
        self._place = (where.hostname or "", where.port or 0)
        self._request = request
        self.size = len(self.answer())

    def answer(self) -> bytes:
        """Return one whole answer, its head included."""
        with self._connection() as connection:
            connection.sendall(self._request)
            data = b""
            while not is_whole(data):
                data += connection.recv(65_536)
        return data

    def per_second(self, seconds: float) -> float:
        """Return how many requests a second were answered while each connection asks as soon as it may."""
        with self._asking() as selector:
            answered, started = 0, time.perf_counter()
            while time.perf_counter() - started < seconds:
                answered += sum(self._went_on(key) for key, _ in selector.select())
            return answered / (time.perf_counter() - started)

    @contextmanager
    def _asking(self) -> Iterator[selectors.BaseSelector]:
        """Connect, and ask once on each connection."""
        selector = selectors.DefaultSelector()
        for _ in range(CONNECTIONS):
            connection = self._connection()
            connection.sendall(self._request)
            selector.register(connection, selectors.EVENT_READ, [self.size])
        try:
            yield selector
        finally:
            for key in list(selector.get_map().values()):
                assert isinstance(key.fileobj, socket.socket)
                key.fileobj.close()
            selector.close()

    def _went_on(self, key: selectors.SelectorKey) -> bool:
        """Take what has come on a connection; ask again once its answer is whole."""
        connection, missing = key.fileobj, key.data
        assert isinstance(connection, socket.socket)
        missing[0] -= len(connection.recv(65_536))
        if missing[0] > 0:
            return False
        missing[0] = self.size
        connection.sendall(self._request)
        return True

    def _connection(self) -> socket.socket:
        connection = socket.create_connection(self._place)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection


def body_size(answer: bytes) -> int:
    """Return how many bytes of JSON a whole answer holds, in whatever transfer coding."""
    return answer.rindex(b"}") + 1 - answer.index(b"{")


def is_whole(data: bytes) -> bool:
    """Return whether nothing is missing at the end of an answer."""
    head, end, body = data.partition(END_OF_HEAD)
    if not end:
        return False
    lines = head.lower().split(b"\r\n")
    length = next((line for line in lines if line.startswith(b"content-length:")), None)
    if length is None:
        return body.endswith(LAST_CHUNK)
    return len(body) >= int(length.partition(b":")[2])
