"""The mock server on real sockets: who gets in, what goes out, and what cannot be used up."""

import asyncio
import json
import socket
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from tests.mock_requests import CATALOG, MODEL, a_world
from tests.mock_serving import Serving, serving
from workbench.adapters.mock_application import Bounds
from workbench.adapters.mock_server import MockServer
from workbench.domain.errors import PortTaken
from workbench.mock.answering import Answerer, World
from workbench.mock.exchange import Break, MockAnswer, MockRequest, Write

STREAM = f"/v1beta/models/{MODEL}:streamGenerateContent?alt=sse"
BODY = json.dumps({"contents": [{"parts": [{"text": "hi"}]}]}).encode()
HOUR_MS = 3_600_000.0
SMALL = Bounds(connections=3, head_bytes=2000, head_seconds=0.2, body_bytes=1000, body_seconds=0.2)


@pytest.fixture
def server() -> Iterator[Serving]:
    with serving(MockServer(Answerer(World(CATALOG, {})), speed=None)) as running:
        yield running


@pytest.fixture
def tight() -> Iterator[Serving]:
    with serving(MockServer(Answerer(a_world()), None, SMALL)) as running:
        yield running


def connect(port: int) -> socket.socket:
    found = socket.create_connection(("127.0.0.1", port), timeout=10)
    found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return found


def message(
    port: int, path: str, body: bytes = BODY, method: str = "POST", **headers: str
) -> bytes:
    given = {
        "host": f"127.0.0.1:{port}",
        "content_type": "application/json",
        "content_length": str(len(body)),
        "connection": "close",
        **headers,
    }
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in given.items()]
    return "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", ""]).encode() + body


def all_of(connection: socket.socket) -> bytes:
    found = bytearray()
    try:
        while data := connection.recv(65536):
            found += data
    except ConnectionResetError:
        pass  # the server gave up on this connection
    return bytes(found)


def exchange(port: int, path: str, **changes: Any) -> tuple[bytes, bytes]:
    """Return head and raw body of an answer."""
    with closing(connect(port)) as connection:
        connection.sendall(message(port, path, **changes))
        head, _, body = all_of(connection).partition(b"\r\n\r\n")
        return head, body


def status(head: bytes) -> int:
    return int(head.split(b" ", 2)[1])


def fixed(answer: MockAnswer) -> MockServer:
    return MockServer(lambda _: answer)


def test_that_a_stream_is_chunked_and_ends_properly(server: Serving) -> None:
    head, body = exchange(server.port, STREAM)
    assert status(head) == 200
    assert b"\r\ntransfer-encoding: chunked" in head
    assert b"\r\ndate: " in head
    assert b"\r\nserver: " not in head
    assert body.endswith(b"\r\n0\r\n\r\n")
    assert body.count(b"data: {") > 5


def test_that_a_cut_answer_has_no_last_chunk(server: Serving) -> None:
    head, body = exchange(server.port, STREAM, x_mock_scenario="cut")
    assert status(head) == 200
    assert b"data: {" in body
    assert not body.endswith(b"0\r\n\r\n")


def test_that_a_stalled_answer_ends_when_the_client_leaves(server: Serving) -> None:
    with closing(connect(server.port)) as connection:
        connection.sendall(message(server.port, STREAM, x_mock_scenario="stall"))
        received = bytearray()
        while received.count(b"data: {") < 3:
            received += connection.recv(65536)
        (answering,) = server.answering
    server.wait(asyncio.wait_for(asyncio.wait([answering]), 5))


def test_that_a_client_that_leaves_in_a_pause_ends_its_answer() -> None:
    answer = MockAnswer(200, (), (Write(0, b"a"), Write(HOUR_MS, b"b")))
    with serving(fixed(answer)) as running:
        with closing(connect(running.port)) as connection:
            connection.sendall(message(running.port, "/"))
            while b"\r\na\r\n" not in connection.recv(65536):
                pass
            (answering,) = running.answering
        running.wait(asyncio.wait_for(asyncio.wait([answering]), 5))


def test_that_stopping_drops_an_answer_in_a_pause() -> None:
    answer = MockAnswer(200, (), (Write(0, b"a"), Write(HOUR_MS, b"b")))
    with serving(fixed(answer)) as running, closing(connect(running.port)) as connection:
        connection.sendall(message(running.port, "/"))
        while b"\r\na\r\n" not in connection.recv(65536):
            pass
        running.wait(running.server.stop())
        assert all_of(connection) == b""


def test_that_instant_speed_has_no_pauses() -> None:
    answer = MockAnswer(200, (), (Write(HOUR_MS, b"a"), Write(HOUR_MS, b"b")))
    with serving(MockServer(lambda _: answer, speed=None)) as running:
        assert exchange(running.port, "/")[1] == b"1\r\na\r\n1\r\nb\r\n0\r\n\r\n"


def test_that_speed_is_a_number_of_times() -> None:
    answer = MockAnswer(200, (), (Write(HOUR_MS, b"a"), Write(HOUR_MS, b"b")))
    with serving(MockServer(lambda _: answer, speed=1e6)) as running:
        assert exchange(running.port, "/")[1].endswith(b"0\r\n\r\n")


def test_that_an_answer_may_break_before_its_first_byte() -> None:
    with serving(fixed(MockAnswer(200, (), (), Break.CUT))) as running:
        assert exchange(running.port, "/")[1] == b""


def test_that_the_answer_function_sees_the_request_decoded() -> None:
    seen: list[MockRequest] = []

    def answer(request: MockRequest) -> MockAnswer:
        seen.append(request)
        return MockAnswer(200, (), (Write(0, b"ok"),))

    with serving(MockServer(answer)) as running:
        exchange(running.port, "/a%40b%2e?c=%40", X_Name="Value")
    (request,) = seen
    assert (request.method, request.path, request.query) == ("POST", "/a@b.", "c=%40")
    assert (request.body, request.header(b"x-name")) == (BODY, "Value")
    assert request.port == running.port


def test_that_only_loopback_is_listened_on(server: Serving) -> None:
    listening = server.server._listening
    assert listening is not None
    hosts = [sock.getsockname()[0] for one in listening.servers for sock in one.sockets]
    assert set(hosts) <= {"127.0.0.1", "::1"}
    assert "127.0.0.1" in hosts
    assert all(
        sock.proto == socket.IPPROTO_TCP for one in listening.servers for sock in one.sockets
    )


def test_that_starting_twice_gives_the_same_server(server: Serving) -> None:
    async def both() -> list[str]:
        return list(await asyncio.gather(server.server.start(), server.server.start()))

    assert server.wait(both()) == [server.url, server.url]


def test_that_a_port_in_use_is_named() -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=f"Port {port} is in use"):
            asyncio.run(MockServer(Answerer(a_world())).start(port))


def test_that_a_stopped_server_can_start_again_on_its_port() -> None:
    async def twice() -> tuple[str, str]:
        server = MockServer(Answerer(a_world()))
        first = await server.start()
        await server.stop()
        second = await server.start(int(first.rpartition(":")[2]))
        await server.stop()
        await server.stop()
        return first, second

    first, second = asyncio.run(twice())
    assert first == second


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"host": "example.com"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "https://example.com"}, 403),
        ({"content_type": "text/plain"}, 415),
        ({"body": b'{"a" 1}'}, 400),
    ],
)
def test_that_strangers_are_refused(
    server: Serving, changes: dict[str, Any], expected: int
) -> None:
    head, _ = exchange(server.port, STREAM, **changes)
    assert status(head) == expected
    assert b"access-control" not in head.lower()
    assert b"\r\nx-content-type-options: nosniff" in head


@pytest.mark.parametrize(
    "path",
    [
        "/../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..\\..\\x",
        "/v1beta/models/%2e%2e%2fx",
        "//",
    ],
)
def test_that_no_path_leads_to_a_file(server: Serving, path: str) -> None:
    assert status(exchange(server.port, path, method="GET")[0]) in {400, 404}


def test_that_a_page_cannot_ask_beforehand(server: Serving) -> None:
    head, _ = exchange(server.port, STREAM, method="OPTIONS", origin="https://example.com")
    assert status(head) == 403


def test_that_a_connection_takes_one_request_after_another(server: Serving) -> None:
    with closing(connect(server.port)) as connection:
        path = "/v1beta/models?pageSize=1"
        first = message(server.port, path, b"", "GET", connection="keep-alive")
        connection.sendall(first + message(server.port, path, b"", "GET"))
        assert all_of(connection).count(b"HTTP/1.1 200 OK") == 2


def test_that_a_client_may_ask_before_it_sends_the_body(server: Serving) -> None:
    with closing(connect(server.port)) as connection:
        asking = message(server.port, STREAM, expect="100-continue").removesuffix(BODY)
        connection.sendall(asking)
        assert connection.recv(100).startswith(b"HTTP/1.1 100 Continue")
        connection.sendall(BODY)
        assert b"data: {" in all_of(connection)


def test_that_what_is_no_http_is_refused_quietly(server: Serving) -> None:
    with closing(connect(server.port)) as connection:
        connection.sendall(b"\x16\x03\x01hello\r\n\r\n")
        assert all_of(connection).startswith(b"HTTP/1.1 400")


def test_that_a_large_body_is_read_whole(server: Serving) -> None:
    body = json.dumps({"contents": [{"parts": [{"text": "x" * 3_000_000}]}]}).encode()
    path = f"/v1beta/models/{MODEL}:countTokens"
    assert b'"totalTokens": 750000' in exchange(server.port, path, body=body)[1]


def test_that_a_body_beyond_the_bound_is_refused(tight: Serving) -> None:
    head, body = exchange(tight.port, STREAM, body=b" " * 200_000)
    assert status(head) == 413
    assert b"too large" in body


def test_that_a_body_that_does_not_come_is_refused(tight: Serving) -> None:
    with closing(connect(tight.port)) as connection:
        connection.sendall(message(tight.port, STREAM, content_length="100"))
        assert all_of(connection).startswith(b"HTTP/1.1 408")


def test_that_a_client_may_leave_before_its_body_is_whole(server: Serving) -> None:
    with closing(connect(server.port)) as connection:
        connection.sendall(message(server.port, STREAM, content_length="100"))
    assert status(exchange(server.port, STREAM)[0]) == 200


@pytest.mark.parametrize("begun", [b"", b"POST / HTTP/1.1\r\nHost: ", b"GET /" + b"a" * 50])
def test_that_a_slow_head_loses_its_connection(tight: Serving, begun: bytes) -> None:
    with closing(connect(tight.port)) as connection:
        connection.sendall(begun)
        assert all_of(connection) == b""


def test_that_a_second_head_may_not_be_slow_either(tight: Serving) -> None:
    with closing(connect(tight.port)) as connection:
        whole = message(tight.port, "/_scenes", b"", "GET", connection="keep-alive")
        connection.sendall(whole + b"GET /")
        assert all_of(connection).count(b"HTTP/1.1 200 OK") == 1


def test_that_a_long_head_loses_its_connection(tight: Serving) -> None:
    with closing(connect(tight.port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX: " + b"a" * 3000)
        assert all_of(connection) == b""


def test_that_idle_connections_make_room(server: Serving) -> None:
    idle = [connect(server.port) for _ in range(200)]
    try:
        assert status(exchange(server.port, STREAM)[0]) == 200
        listening = server.server._listening
        assert listening is not None
        count = len(listening.state.connections)
        assert count <= 64
    finally:
        for connection in idle:
            connection.close()
