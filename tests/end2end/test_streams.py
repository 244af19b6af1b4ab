"""Standard output and error that are closed, full or left by their reader; and no key in what is said of arguments."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.end2end.program import QUICK, workbench, write_request

KEY = "odd-canary-0123456789"
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")


def in_shell(tmp_path: Path, redirected: str) -> subprocess.CompletedProcess[bytes]:
    """Send a request to the mock server with its streams as a shell redirects them."""
    write_request(tmp_path, "request")
    command = f'"$0" -m workbench send request.yaml --mock --json {redirected}'
    return subprocess.run(
        ["sh", "-c", command, sys.executable],
        capture_output=True,
        cwd=tmp_path,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "redirected",
    [">&-", "2>&-", "<&-", ">&- 2>&-", pytest.param("2>/dev/full", marks=needs_full)],
)
def test_that_a_closed_or_broken_stream_ends_nothing(tmp_path: Path, redirected: str) -> None:
    done = in_shell(tmp_path, redirected)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert bool(done.stdout) is (">&-" not in redirected.replace("2>&-", ""))


@needs_full
def test_that_a_full_disk_behind_standard_output_is_told(tmp_path: Path) -> None:
    done = in_shell(tmp_path, ">/dev/full")
    assert done.returncode == 2
    assert b"standard output: No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


def on_terminal(*arguments: str, cwd: Path, **variables: str) -> str:
    """Run the program with both its streams on a terminal of 60 columns; return what it wrote there."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    termios = pytest.importorskip("termios")
    termios.tcsetwinsize(theirs, (24, 60))
    environment = {**os.environ, "TERM": "xterm", **variables}
    command = [sys.executable, "-m", "workbench", *arguments]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, cwd=cwd, env=environment):
        os.close(theirs)
        written = bytearray()
        with suppress(OSError):  # Linux tells the end of a terminal as an error
            while data := os.read(ours, 65536):
                written += data
    os.close(ours)
    return written.decode()


def test_that_a_terminal_shows_progress_and_colours(tmp_path: Path) -> None:
    write_request(
        tmp_path, "first", "assertions: [{what: status, check: is, value: 201}]", scene=QUICK
    )
    write_request(tmp_path, "second", scene=QUICK)
    written = on_terminal("run", ".", "--mock", cwd=tmp_path, NO_COLOR="")
    assert "\r\x1b[K[                    ] 0/2  first\r\x1b[K\x1b[31m✗ first" in written
    assert "\r\x1b[K[##########          ] 1/2  second\r\x1b[K\x1b[32m✓ second" in written


def test_that_no_color_keeps_the_progress(tmp_path: Path) -> None:
    write_request(tmp_path, "first", scene=QUICK)
    written = on_terminal("run", ".", "--mock", cwd=tmp_path, NO_COLOR="1")
    assert "0/1  first\r\x1b[K✓ first" in written
    assert "\x1b[3" not in written


def test_that_an_answer_cannot_steer_the_terminal(tmp_path: Path) -> None:
    body = '{"contents": [{"parts": [{"text": "\\u001b]0;owned\\u0007"}]}]}'
    request = write_request(tmp_path, "first")
    request.write_text(
        request.read_text("utf-8").replace(
            '{"contents": [{"parts": [{"text": "Say hello"}]}]}', body
        ),
        "utf-8",
    )
    written = on_terminal("send", "first.yaml", "--mock", cwd=tmp_path)
    assert "]0;owned" in written
    assert "\x1b]0" not in written
    assert "\x1b]0;owned" in workbench("send", str(request), "--mock").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("send", f"{KEY}.yaml"),
        ("send", "request.yaml", "--mock", "--env", KEY),
        ("send", "request.yaml", "--base-url", "http://127.0.0.1:9", "--key", KEY),
        ("send", "request.yaml", f"--{KEY}"),
        ("run", KEY),
        ("check", f"{KEY}.har"),
        (KEY,),
        ("AIzaSyCanary0123456789abcdef",),
    ],
)
def test_that_no_sentence_repeats_a_key(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    write_request(tmp_path, "request")
    ended = workbench(*arguments, cwd=tmp_path, GEMINI_API_KEY=KEY)
    assert ended.code in {2, 3}
    assert KEY not in ended.out + ended.err
    assert "Canary" not in ended.err
    assert "*" * len(KEY) in ended.err
