"""A server on loopback that keeps what arrived, and answers as Gemini does."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer

ANSWER = b'{"candidates": [{"content": {"role": "model", "parts": [{"text": "ok"}]}, "finishReason": "STOP"}]}'


@dataclass
class Arrived:
    """What a server was sent, last."""

    line: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """Return a header by its name, letter case aside."""
        found = [value for key, value in self.headers if key.lower() == name.lower()]
        return found[0] if found else None


class _Keeping(BaseHTTPRequestHandler):
    kept: Arrived

    def log_message(self, format: str, *words: object) -> None:  # noqa: A002  # the base class's name
        pass

    def do_POST(self) -> None:
        self.kept.line = self.requestline
        self.kept.headers = list(self.headers.items())
        self.kept.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        streams = "alt=sse" in self.path
        answer = b"data: " + ANSWER + b"\r\n\r\n" if streams else ANSWER
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream" if streams else "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)


@contextmanager
def keeping() -> Iterator[tuple[str, Arrived]]:
    """Run a server; yield its address and what it was sent."""
    kept = Arrived()
    said = {"kept": kept, "do_PATCH": _Keeping.do_POST, "do_GET": _Keeping.do_POST}
    server = HTTPServer(("127.0.0.1", 0), type("Kept", (_Keeping,), said))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", kept
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
