"""After a whole session the key stands nowhere: not on disk, not in a log, not in the output, however spelled."""

import base64
import json
import os
import shlex
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.end2end.leaks import (
    SPELLINGS,
    Hit,
    hits_in,
    hits_under,
    packed_with_gzip,
    packed_with_zip,
)
from tests.end2end.program import write_request

ROOT = Path(__file__).parents[2]
KEY = "AQ.Ab8RN6-canary_0/1+2=Zz"
UNLOCK = "printf password | gnome-keyring-daemon --unlock --components=secrets >&2"
HANG_S = 100

# The scanner


@pytest.mark.parametrize("name", SPELLINGS)
def test_that_the_scanner_finds_a_value_in_every_spelling(name: str) -> None:
    for spelled in SPELLINGS[name](KEY):
        found = {hit.spelling for hit in hits_in(b"before " + spelled + b" after", KEY)}
        assert name in found
        assert name in {hit.spelling for hit in hits_in(spelled.upper(), KEY)}


def test_that_the_scanner_finds_fifteen_of_fifteen_planted(tmp_path: Path) -> None:
    raw = KEY.encode()
    planted = {
        "plain.txt": b"x" + raw,
        "upper.log": raw.upper(),
        "base64.txt": base64.b64encode(raw),
        "basic.txt": base64.b64encode(b"user:" + raw),
        "bearer.json": base64.b64encode(b"ab" + raw + b"cd"),
        "wrapped.pem": base64.encodebytes(b"p" * 50 + raw + b"p" * 50),
        "hex.txt": raw.hex().encode(),
        "dump.txt": raw.hex(" ").encode(),
        "url.txt": b"key=" + b"".join(b"%%%02X" % byte for byte in raw),
        "escaped.json": json.dumps(KEY).replace("/", "\\/").encode(),
        "wide.bin": KEY.encode("utf-16-le"),
        "packed.gz": packed_with_gzip(raw),
        "packed.zlib": b"head" + zlib.compress(raw) + b"tail",
        "packed.zip": packed_with_zip(base64.b64encode(raw)),
        f"name-{raw.hex()}.txt": b"nothing inside",
    }
    assert len(planted) == 15
    for name, data in planted.items():
        (tmp_path / name).write_bytes(data)
    found = {hit.place.removeprefix("the name ") for hit in hits_under(tmp_path, KEY)}
    assert found == set(planted)


def test_that_the_scanner_finds_nothing_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(os.urandom(100_000) + b"*" * len(KEY))
    assert hits_under(tmp_path, KEY) == []


# The sessions


class Echo(BaseHTTPRequestHandler):
    """A server that tells back all it was sent: as text of a stream, in two reads, or in an error."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        told = f"{self.path} {self.headers} {body.decode()}"
        if "model-error" in self.path:
            self._answer(
                400, {"error": {"code": 400, "message": told, "status": "INVALID_ARGUMENT"}}
            )
            return
        half = told.find(KEY) + 7
        stream = b"".join(
            b"data: " + json.dumps(_chunk(text)).encode() + b"\n\n"
            for text in (told, told[:half], told[half:])
        )
        at = stream.find(KEY.encode()) + 5
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("X-Echo", self.headers.get("x-goog-api-key") or "none")
        self.send_header("Content-Length", str(len(stream)))
        self.end_headers()
        for piece in (stream[:at], stream[at:]):
            self.wfile.write(piece)
            self.wfile.flush()

    def _answer(self, status: int, value: object) -> None:
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
        self.server.requests.append(str(self.headers))  # type: ignore[attr-defined]  # set by the fixture


def _chunk(text: str) -> object:
    part = {
        "content": {"parts": [{"text": text}], "role": "model"},
        "finishReason": "STOP",
        "index": 0,
    }
    return {"candidates": [part]}


@pytest.fixture
def echo() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    server.requests = []  # type: ignore[attr-defined]  # read by the test
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def a_collection(folder: Path, port: int, key: str = "") -> Path:
    """Write a collection whose requests have the key told back; an environment leads them to the server."""
    lines = (key,) if key else ()
    write_request(folder, "told", *lines, "assertions: [{what: text, check: is, value: nothing}]")
    error = write_request(folder, "told-as-error", *lines)
    error.write_text(error.read_text().replace("gemini-3.5-flash", "model-error"))
    write_request(folder, "bad-header", 'headers: [{name: X-A, value: "a\\nb"}]')
    write_request(folder / "typed", "typed", 'headers: [{name: X-B, value: "{{secret:default}}"}]')
    environment = folder / "environments" / "local.yaml"
    environment.parent.mkdir()
    environment.write_text(
        "workbench: 1\nname: Local\nvariables:\n"
        f'  baseUrl: "http://127.0.0.1:{port}"\n  apiVersion: v1beta\nhosts: [127.0.0.1]\n'
    )
    (folder / "collection.yaml").write_text("workbench: 1\nname: Canary\n")
    return folder


def commands(folder: Path) -> list[list[str]]:
    """Return what a user does: send, record, run with reports, judge again, and a few mistakes."""
    runs = folder.parent / "runs"
    local = ["--env", "local"]
    reports = [
        f"--report=junit={folder.parent / 'report.xml'}",
        f"--report=json={folder.parent / 'report.json'}",
    ]
    told, error = str(folder / "told.yaml"), str(folder / "told-as-error.yaml")
    return [
        ["send", told, *local],
        ["send", told, *local, "--json", "--frames", "--record", str(runs)],
        ["send", error, *local],
        ["run", told, error, *local, *reports, "--record", str(runs)],
        ["check", str(runs / "told.run.json"), "--json", "--frames"],
        ["check", str(runs / "told.run.json"), "--with", told],
        ["send", str(folder / "bad-header.yaml"), *local],
        ["send", str(folder / "typed" / "typed.yaml"), *local],
        ["send", told, *local, "--timeout", "0.000001"],
        ["send", told, "--mock"],
        ["keys", "list"],
    ]


def session(
    lines: list[str], folder: Path, *, prefix: tuple[str, ...] = (), **variables: str
) -> bytes:
    """Run shell lines one after the other, and return all that they wrote."""
    temporary = folder / "tmp"
    temporary.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary), **variables}
    done = subprocess.run(
        [*prefix, "sh", "-c", "\n".join(lines)],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=HANG_S,
        check=False,
    )
    return done.stdout


def shell(arguments: list[str]) -> str:
    return shlex.join([sys.executable, "-m", "workbench", *arguments])


def everything(output: bytes, *folders: Path) -> list[Hit]:
    return hits_in(output, KEY, "the output") + [hit for f in folders for hit in hits_under(f, KEY)]


def test_that_a_key_of_the_environment_is_nowhere_after_a_session(
    echo: ThreadingHTTPServer, tmp_path: Path, home: Path
) -> None:
    folder = a_collection(tmp_path / "canary", echo.server_port)
    lines = [shell(command) for command in commands(folder)]
    output = session(lines, tmp_path, GEMINI_API_KEY=KEY)
    assert sum(KEY in headers for headers in echo.requests) >= 5  # type: ignore[attr-defined]  # set by the fixture
    assert b"*" * len(KEY) in output
    assert (tmp_path / "report.xml").exists()
    assert everything(output, tmp_path, home) == []


def test_that_a_value_given_as_a_name_is_not_told_back(tmp_path: Path, home: Path) -> None:
    folder = a_collection(tmp_path / "canary", 9)
    command = shell(["send", str(folder / "told.yaml"), "--key", KEY])
    output = session([command, "echo code $?"], tmp_path)
    assert b"code 2" in output
    assert everything(output, tmp_path, home) == []


@pytest.mark.needs("dbus-run-session", "gnome-keyring-daemon")
@pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")
def test_that_a_key_of_the_keyring_is_nowhere_after_a_session(
    echo: ThreadingHTTPServer, tmp_path: Path, home: Path
) -> None:
    folder = a_collection(tmp_path / "canary", echo.server_port, key="key: default")
    # The shell gets the value from a variable, so that it stands in no command line.
    lines = [
        UNLOCK,
        'printf "%s\\n" "$CANARY" | ' + shell(["keys", "add", "default"]),
        "unset CANARY",
        shell(["keys", "bind", "default", "127.0.0.1"]),
        *(shell(command) for command in commands(folder)),
        shell(["keys", "remove", "default"]),
    ]
    output = session(
        lines, tmp_path, prefix=("dbus-run-session", "--"), CANARY=KEY, PYTHON_KEYRING_BACKEND=""
    )
    assert sum(KEY in headers for headers in echo.requests) >= 6  # type: ignore[attr-defined]  # set by the fixture
    assert b"*" * len(KEY) in output
    assert (home / ".config" / "gemini-workbench" / "keys.json").exists()
    assert everything(output, tmp_path, home) == []
