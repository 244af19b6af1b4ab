"""A server that streams Gemini's chunks as fast as it can, or at a pace; its address is the first line it prints.

It is a process of its own and answers from bytes made beforehand, so that what is measured is the client.
"""

import argparse
import socket
import sys
import threading
import time

from tests.benchmarks.gemini_stream import event, in_http_chunk, whole_body

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n%s\r\n\r\n"
STREAM_HEAD = HEAD % (b"text/event-stream", b"Transfer-Encoding: chunked")
LAST_CHUNK = b"0\r\n\r\n"
STREAMING = b":streamGenerateContent"
END_OF_HEAD = b"\r\n\r\n"
LENGTH = b"content-length:"


class Answers:
    """The bytes of every answer. `rate` is in chunks a second, None at once."""

    def __init__(self, count: int, rate: float | None) -> None:
        events = [in_http_chunk(event(number, count)) for number in range(1, count + 1)]
        self._rate = rate
        self._pieces = events if rate else [b"".join(events)]
        body = whole_body(count)
        self._whole = HEAD % (b"application/json", b"Content-Length: %d" % len(body)) + body

    def give(self, connection: socket.socket, head: bytes) -> None:
        """Write the answer to a request with this head."""
        if STREAMING not in head:
            connection.sendall(self._whole)
            return
        connection.sendall(STREAM_HEAD)
        due = time.monotonic()
        for piece in self._pieces:
            if self._rate:
                due += 1 / self._rate
                time.sleep(max(0.0, due - time.monotonic()))
            connection.sendall(piece)
        connection.sendall(LAST_CHUNK)


def serve(connection: socket.socket, answers: Answers) -> None:
    """Answer the requests of one connection until the client has no more."""
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with connection:
        try:
            while head := _read_request(connection):
                answers.give(connection, head)
        except OSError:
            return  # a client that has left


def _read_request(connection: socket.socket) -> bytes:
    """Return the head of the next request once its body is in, nothing when there is none."""
    data = b""
    while END_OF_HEAD not in data:
        read = connection.recv(65_536)
        if not read:
            return b""
        data += read
    head, _, body = data.partition(END_OF_HEAD)
    missing = _length_in(head) - len(body)
    while missing > 0:
        missing -= len(connection.recv(65_536))
    return head


def _length_in(head: bytes) -> int:
    lines = head.lower().split(b"\r\n")
    return next((int(line[len(LENGTH) :]) for line in lines if line.startswith(LENGTH)), 0)


def accept(listening: socket.socket, answers: Answers) -> None:
    """Give each connection a thread, for ever."""
    while True:
        connection, _ = listening.accept()
        threading.Thread(target=serve, args=(connection, answers), daemon=True).start()


def main() -> None:
    """Serve until standard input ends, that is as long as the parent lives."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--chunks", type=int, required=True)
    parser.add_argument("--rate", type=float)
    options = parser.parse_args()
    answers = Answers(options.chunks, options.rate)
    listening = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=accept, args=(listening, answers), daemon=True).start()
    sys.stdout.write(f"http://127.0.0.1:{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
