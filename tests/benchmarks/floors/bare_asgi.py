"""The floor of the mock server: the barest ASGI application on uvicorn that reads a request and answers JSON.

Arguments: how many bytes of JSON it answers. Prints its address. The socket is made with IPPROTO_TCP: without it
asyncio leaves Nagle's algorithm on.
"""

import asyncio
import json
import socket
import sys
from typing import Any

import uvicorn


class Application:
    """Answers every request with the same bytes."""

    def __init__(self, size: int) -> None:
        self._body = json.dumps("x" * (size - 2)).encode()
        self._headers = [
            (b"content-type", b"application/json; charset=UTF-8"),
            (b"content-length", str(size).encode()),
        ]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        while (await receive())["more_body"]:
            pass
        await send({"type": "http.response.start", "status": 200, "headers": self._headers})
        await send({"type": "http.response.body", "body": self._body})


async def main(size: int) -> None:
    """Serve until terminated."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen(2048)
    sys.stdout.write(f"http://127.0.0.1:{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    config = uvicorn.Config(
        Application(size), http="httptools", lifespan="off", access_log=False, log_level="critical"
    )
    await uvicorn.Server(config).serve(sockets=[listening])


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
