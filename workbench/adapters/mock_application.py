"""The mock server as an ASGI application: reads a request, asks for its answer, writes it at its pace."""

import asyncio
from collections.abc import Callable
from typing import Any, NamedTuple

from workbench.mock.exchange import Break, MockAnswer, MockRequest, Write
from workbench.mock.framing import Shape
from workbench.mock.refusals import Refusal
from workbench.mock.replies import error_reply

Answer = Callable[[MockRequest], MockAnswer]
CLOSE = "close"
"""Where a request's ASGI state holds the function that closes the connection without an end of the answer."""
_TOO_LARGE = Refusal(413, "The body is too large for the mock server.")
_TOO_SLOW = Refusal(408, "The body did not arrive in time.")


class Bounds(NamedTuple):
    """What callers may use up. Source: promises.md M4."""

    connections: int = 64
    head_bytes: int = 64 * 1024
    head_seconds: float = 10.0
    body_bytes: int = 32 * 1024 * 1024
    body_seconds: float = 60.0


class MockApplication:
    """Answers HTTP; `speed` is how many times faster than recorded it writes, None is at once."""

    def __init__(self, answer: Answer, speed: float | None, bounds: Bounds) -> None:
        self._answer = answer
        self._bounds = bounds
        self._seconds = 0.0 if speed is None else 0.001 / speed  # for each millisecond of an answer

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        found = await self._found(scope, message, receive)
        if found is None:
            return
        await send(
            {"type": "http.response.start", "status": found.status, "headers": found.headers}
        )
        if found.is_one_piece:
            await send({"type": "http.response.body", "body": found.writes[0].data})
        else:
            await self._write(found, _Client(scope, receive, send))

    async def _found(self, scope: Any, message: Any, receive: Any) -> MockAnswer | None:
        """Return the answer, once the body is in; None where the client left before."""
        body = message["body"]
        if message["more_body"]:
            try:
                body = await _rest_of_body(body, self._bounds, receive)
            except _Unread as error:
                return _last_reply(error.refusal)
        return None if body is None else self._answer(_request(scope, body))

    async def _write(self, found: MockAnswer, client: "_Client") -> None:
        due = client.now
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

    @property
    def now(self) -> float:
        """The loop's time in seconds."""
        return self._loop.time()

    async def leaves_before(self, due: float) -> bool:
        """Wait until a time of the loop; tell at once when the connection is gone."""
        if due <= self.now:
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
            await self._send({"type": "http.response.body", "body": b""})
            return
        if ending is Break.CUT:
            self._scope["state"][CLOSE]()
        await self._gone()

    async def _gone(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass


class _Unread(Exception):
    """A body that is too large, or too slow; it carries the reply."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.message)


async def _rest_of_body(begun: bytes, bounds: Bounds, receive: Any) -> bytes | None:
    """Return the whole body, None where the client left. Errors: _Unread."""
    body = bytearray(begun)
    try:
        async with asyncio.timeout(bounds.body_seconds):
            while len(body) <= bounds.body_bytes:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return None
                body += message["body"]
                if not message["more_body"] and len(body) <= bounds.body_bytes:
                    return bytes(body)
    except TimeoutError:
        raise _Unread(_TOO_SLOW) from None
    raise _Unread(_TOO_LARGE)


def _last_reply(refusal: Refusal) -> MockAnswer:
    found = error_reply(refusal.code, refusal.value(), Shape.WHOLE)
    return found._replace(headers=(*found.headers, (b"connection", b"close")))


def _request(scope: Any, body: bytes) -> MockRequest:
    return MockRequest(
        scope["method"],
        scope["path"],
        scope["query_string"].decode("latin-1"),
        tuple(scope["headers"]),
        body,
        scope["server"][1],
    )
