"""The transport against raw sockets: what goes out, what comes in, and the one failure that everything becomes."""

import socket
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.integration.exchanges import (
    WHOLE,
    Exchange,
    against,
    exchange,
    request_bytes,
    run,
)
from tests.integration.faults import (
    CHUNKED,
    HEAD,
    THREE_EVENTS,
    UNTIL_CLOSE,
    Peer,
    fault_server,
    free_port,
    in_chunks,
    says,
    says_for_ever,
    says_then,
)
from workbench.adapters.httpx_transport import HttpxTransport
from workbench.domain.run import Cause, SentMessage
from workbench.ports import Limits


def test_that_a_whole_answer_ends_the_stream_without_a_failure() -> None:
    seen = against(says(WHOLE))
    assert (seen.failure, seen.body) == (None, b"".join(THREE_EVENTS))
    assert seen.head is not None
    assert (seen.head.status, seen.head.reason, seen.head.http_version) == (200, "OK", "HTTP/1.1")


def test_that_response_headers_keep_order_and_spelling() -> None:
    seen = against(says(b"HTTP/1.1 200 OK\r\nX-Two: 2\r\nx-ONE: \xe9\r\nContent-Length: 0\r\n\r\n"))
    assert seen.head is not None
    assert seen.head.headers == (("X-Two", "2"), ("x-ONE", "é"), ("Content-Length", "0"))


def test_that_headers_go_out_as_typed_and_in_order() -> None:
    typed = (
        ("x-B", "2"),
        ("X-a", "1"),
        ("x-B", "3"),
        ("ACCEPT-encoding", "identity"),
        ("user-AGENT", "me"),
    )
    wire = request_bytes(lambda url: SentMessage("POST", url, typed, b"{}"))
    lines = wire.split(b"\r\n\r\n")[0].split(b"\r\n")[2:]
    assert lines == [
        b"x-B: 2", b"X-a: 1", b"x-B: 3", b"ACCEPT-encoding: identity", b"user-AGENT: me", b"Content-Length: 2",
    ]  # fmt: skip


def test_that_only_needed_headers_are_added() -> None:
    wire = request_bytes(lambda url: SentMessage("GET", url))
    names = [line.partition(b":")[0] for line in wire.split(b"\r\n")[1:] if line]
    assert names == [b"Host", b"Accept-Encoding", b"User-Agent"]
    assert b"User-Agent: gemini-workbench/" in wire
    assert b"Accept-Encoding: gzip\r\n" in wire


def test_that_the_body_goes_out_byte_for_byte() -> None:
    body = b'{ "a" : 1.10, "a": 1E2 }\r\n \xff\x00'
    assert request_bytes(lambda url: SentMessage("POST", url, (), body)).endswith(
        b"\r\n\r\n" + body
    )


def test_that_method_and_path_go_out_as_typed() -> None:
    wire = request_bytes(
        lambda url: SentMessage("pAtCh", url.replace("?", "%2F/x'(y)?q=%20&"), (), b"")
    )
    assert wire.startswith(
        b"pAtCh /v1beta/models/m:streamGenerateContent%2F/x'(y)?q=%20&alt=sse HTTP/1.1\r\n"
    )


def test_that_an_empty_post_says_that_it_is_empty() -> None:
    assert b"Content-Length: 0\r\n" in request_bytes(lambda url: SentMessage("POST", url))


def test_that_redirects_are_not_followed() -> None:
    seen = against(
        says(b"HTTP/1.1 307 Away\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n")
    )
    assert seen.head is not None
    assert (seen.head.status, seen.failure) == (307, None)


def test_that_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert against(says(WHOLE)).failure is None


def test_that_an_answer_before_the_end_of_a_large_body_is_read() -> None:
    async def refuses_early(peer: Peer) -> None:
        await peer.request_beginning()
        await peer.send(b"HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno")
        await peer.hang()

    async def scene(transport: HttpxTransport) -> Exchange:
        async with fault_server(refuses_early) as server:
            message = SentMessage("POST", server.url, body=bytes(30_000_000))
            return await exchange(transport, server.url, message=message)

    seen = run(scene)
    assert seen.head is not None
    assert (seen.head.status, seen.body) == (413, b"no")


# Before the answer


def test_that_an_unknown_host_is_told() -> None:
    def look_up(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    seen = run(lambda t: exchange(t, "http://nowhere.test/x"), look_up=look_up)
    assert (seen.cause, seen.sent) == (Cause.NAME, [])
    assert seen.failure is not None
    assert seen.failure.host == "nowhere.test"


def test_that_a_slow_name_server_ends_at_the_connect_limit() -> None:
    asked, answer = threading.Event(), threading.Event()

    def look_up(*_: Any, **__: Any) -> Any:
        asked.set()
        answer.wait(30)
        return []

    try:
        seen = run(
            lambda t: exchange(t, "http://slow.test/x", Limits(connect=0.2)), look_up=look_up
        )
    finally:
        answer.set()
    assert asked.is_set()
    assert seen.failure is not None
    assert (seen.failure.cause, seen.failure.limit_s) == (Cause.NAME_SLOW, 0.2)


def test_that_a_refused_connection_is_told() -> None:
    async def scene(transport: HttpxTransport) -> Exchange:
        return await exchange(transport, f"http://127.0.0.1:{await free_port()}/x")

    assert run(scene).cause is Cause.REFUSED


def test_that_a_second_address_is_tried() -> None:
    async def scene(transport: HttpxTransport) -> Exchange:
        async with fault_server(says(WHOLE)) as server:
            ports.append(server.port)
            return await exchange(transport, f"http://two.test:{server.port}/x")

    ports: list[int] = []

    def look_up(*_: Any, **__: Any) -> Any:
        rows = (
            (socket.AF_INET6, ("::1", ports[0], 0, 0)),
            (socket.AF_INET, ("127.0.0.1", ports[0])),
        )
        return [(family, socket.SOCK_STREAM, 6, "", where) for family, where in rows]

    assert run(scene, look_up=look_up).body == b"".join(THREE_EVENTS)


def test_that_a_connection_that_is_not_accepted_ends_at_the_connect_limit() -> None:
    async def scene(transport: HttpxTransport) -> Exchange:
        with socket.socket() as full, socket.socket() as first, socket.socket() as second:
            full.bind(("127.0.0.1", 0))
            full.listen(0)
            for queued in (first, second):
                queued.settimeout(0.0)
                queued.connect_ex(full.getsockname())
            url = f"http://127.0.0.1:{full.getsockname()[1]}/x"
            return await exchange(transport, url, Limits(connect=0.3))

    seen = run(scene)
    assert (seen.cause, seen.sent) == (Cause.CONNECT_SLOW, [])


def test_that_a_reset_before_the_answer_is_told() -> None:
    assert against(says_then(then="reset")).cause is Cause.RESET


def test_that_a_connection_closed_without_a_byte_is_told() -> None:
    seen = against(says())
    assert (seen.cause, len(seen.sent)) == (Cause.CLOSED_EARLY, 1)


def test_that_a_server_that_says_nothing_ends_at_the_first_byte_limit() -> None:
    seen = against(says_then(then="hang"), Limits(first_byte=0.2))
    assert seen.failure is not None
    assert (seen.failure.cause, seen.failure.limit_s) == (Cause.FIRST_BYTE_SLOW, 0.2)


def test_that_interim_answers_for_ever_end_at_the_first_byte_limit() -> None:
    script = says_for_ever(b"", b"HTTP/1.1 102 Processing\r\n\r\n")
    assert against(script, Limits(first_byte=0.3)).cause is Cause.FIRST_BYTE_SLOW


def test_that_a_trickling_head_ends_at_the_first_byte_limit() -> None:
    script = says_for_ever(b"HTTP/1.1 200 OK\r\n", b"x-a: b\r\n")
    assert against(script, Limits(first_byte=0.3)).cause is Cause.FIRST_BYTE_SLOW


def test_that_something_else_than_http_is_told() -> None:
    assert against(says(b"220 mail.test ESMTP\r\n")).cause is Cause.NOT_HTTP
    assert against(says(b"SSH-2.0-OpenSSH_9.2\r\n")).cause is Cause.NOT_HTTP


def test_that_a_tls_alert_to_plain_http_names_the_scheme() -> None:
    seen = against(says(b"\x15\x03\x01\x00\x02\x02\x0a"))
    assert seen.failure is not None
    assert (seen.failure.cause, "https://" in seen.failure.detail) == (Cause.NOT_HTTP, True)


def test_that_a_head_that_is_too_large_is_told() -> None:
    big = b"HTTP/1.1 200 OK\r\nx-big: " + b"a" * 200_000 + b"\r\n\r\n"
    assert against(says(big)).cause is Cause.HEAD_TOO_LARGE


def test_that_a_head_of_fifty_kib_is_taken() -> None:
    big = b"HTTP/1.1 200 OK\r\nx-big: " + b"a" * 50_000 + b"\r\nContent-Length: 2\r\n\r\nok"
    assert against(says(big)).body == b"ok"


# In the middle of the body


@pytest.mark.parametrize("then", ["close", "reset"])
def test_that_a_stream_that_breaks_keeps_what_came(then: str) -> None:
    first_two = CHUNKED + in_chunks(*THREE_EVENTS[:2])
    seen = against(says(first_two) if then == "close" else says_then(first_two, then="reset"))
    assert (seen.cause, seen.body) == (Cause.BROKEN, b"".join(THREE_EVENTS[:2]))


def test_that_a_short_body_says_how_much_came() -> None:
    seen = against(says(HEAD + b"Content-Length: 5000\r\n\r\n" + b"x" * 1200))
    assert seen.failure is not None
    assert (seen.cause, seen.failure.detail) == (Cause.BROKEN, "1,200 of 5,000 bytes arrived")


def test_that_damaged_chunks_are_told() -> None:
    seen = against(says(CHUNKED + in_chunks(THREE_EVENTS[0]) + b"zz\r\nnothing\r\n"))
    assert (seen.cause, seen.body) == (Cause.BROKEN, THREE_EVENTS[0])


def test_that_a_silent_stream_ends_at_the_silence_limit() -> None:
    script = says_then(CHUNKED + in_chunks(THREE_EVENTS[0]), then="hang")
    seen = against(script, Limits(silence=0.2))
    assert seen.failure is not None
    assert (seen.failure.cause, seen.failure.limit_s) == (Cause.SILENT, 0.2)
    assert seen.body == THREE_EVENTS[0]


def test_that_every_read_counts_against_silence_when_nobody_says_otherwise() -> None:
    script = says_for_ever(CHUNKED, in_chunks(b": still here\n\n"))
    assert against(script, Limits(silence=0.3, total=0.9)).cause is Cause.TOTAL


def test_that_what_does_not_count_does_not_break_the_silence() -> None:
    async def scene(transport: HttpxTransport) -> Exchange:
        async with fault_server(says_for_ever(CHUNKED, in_chunks(b": still here\n\n"))) as server:
            return await exchange(
                transport, server.url, Limits(silence=0.3, total=5), quiet_since=lambda: None
            )

    assert run(scene).cause is Cause.SILENT


def test_that_a_trickle_ends_at_the_total_limit() -> None:
    seen = against(says_for_ever(CHUNKED, in_chunks(b"x")), Limits(silence=5, total=0.5))
    assert seen.failure is not None
    assert (seen.failure.cause, seen.failure.limit_s) == (Cause.TOTAL, 0.5)
    assert seen.body


def test_that_the_total_limit_covers_the_connecting_too() -> None:
    answer = threading.Event()

    def look_up(*_: Any, **__: Any) -> Any:
        answer.wait(30)
        return []

    try:
        limits = Limits(connect=5, total=0.2)
        seen = run(lambda t: exchange(t, "http://slow.test/x", limits), look_up=look_up)
    finally:
        answer.set()
    assert seen.cause is Cause.TOTAL


def test_that_a_body_until_the_close_ends_well() -> None:
    seen = against(says(UNTIL_CLOSE + b"".join(THREE_EVENTS)))
    assert (seen.failure, seen.body) == (None, b"".join(THREE_EVENTS))


# Configuration


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_that_a_certificate_path_to_nowhere_is_named(variable: str, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere.pem")
    seen = run(lambda t: exchange(t, "https://127.0.0.1:9/x"), environment={variable: nowhere})
    assert seen.failure is not None
    assert seen.cause is Cause.CONFIGURATION
    assert variable in seen.failure.detail
    assert nowhere in seen.failure.detail


def test_that_a_certificate_file_without_certificates_is_named(tmp_path: Path) -> None:
    junk = tmp_path / "junk.pem"
    junk.write_text("nothing")
    seen = run(
        lambda t: exchange(t, "https://127.0.0.1:9/x"), environment={"SSL_CERT_FILE": str(junk)}
    )
    assert seen.cause is Cause.CONFIGURATION


# What httpx would do with an answer, and must not


def test_that_a_location_that_is_no_url_is_only_a_header() -> None:
    seen = against(says(b"HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 2\r\n\r\nno"))
    assert seen.head is not None
    assert (seen.head.status, seen.body, seen.failure) == (302, b"no", None)
    assert ("Location", "http://[") in seen.head.headers


def test_that_no_cookie_is_sent_back() -> None:
    requests: list[bytes] = []

    async def sets_a_cookie(peer: Peer) -> None:
        while True:
            requests.append(await peer.request())
            await peer.send(b"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")

    async def scene(transport: HttpxTransport) -> None:
        async with fault_server(sets_a_cookie) as server:
            for _ in range(2):
                await exchange(transport, server.url)

    run(scene)
    assert len(requests) == 2
    assert b"cookie" not in requests[1].lower()
