"""Each row of the table of exit codes, by the program itself (command-line.md)."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.program import QUICK, workbench, write_request

OK = "assertions: [{what: status, check: is, value: 200}]"
BAD = "assertions: [{what: status, check: is, value: 201}]"
MANY = 10_000
"""Runs whose rows are far more than a pipe holds that nobody reads."""


@pytest.mark.parametrize(
    ("scene", "lines", "code"),
    [
        ("text", (), 0),
        (QUICK, (OK,), 0),
        (QUICK, (BAD,), 1),
        ("safety", (), 0),
        ("blocked", (), 0),
        ("max-tokens", (), 0),
        ("error-429", (), 3),
        ("error-429", ("assertions: [{what: status, check: is, value: 429}]",), 0),
        ("error-429", ("assertions: [{what: status, check: is, value: 200}]",), 1),
        ("error-429", ("assertions: [{what: ended, check: is, value: failed}]",), 0),
        ("error-503", ("assertions: [{what: status, check: is, value: 503, enabled: false}]",), 3),
        ("cut", (), 3),
        ("cut", (OK,), 3),
        ("cut", ("assertions: [{what: ended, check: is, value: cut off}]",), 0),
        ("error-event", (), 3),
        ("error-event", (OK,), 3),
        ("error-bare", (), 3),
        ("html", (), 3),
        (QUICK, ("assertions: [{what: call, name: f, check: exists}]",), 1),
        (QUICK, ("assertions: [{what: output, check: matches schema, schema: no.json}]",), 1),
    ],
)
def test_that_a_run_ends_with_the_code_of_the_table(
    tmp_path: Path, scene: str, lines: tuple[str, ...], code: int
) -> None:
    file = write_request(tmp_path, "request", *lines, scene=scene)
    assert workbench("run", str(file), "--mock").code == code


@pytest.mark.parametrize(
    "arguments",
    [
        ("send",),
        ("send", "missing.yaml"),
        ("send", "broken.yaml", "--mock"),
        ("run", "empty", "--mock"),
        ("run", "missing", "--mock"),
        ("send", "good.yaml", "--mock", "--env", "Nowhere"),
        ("send", "good.yaml", "--mock", "--var", "novalue"),
        ("send", "good.yaml", "--mock", "--timeout", "0"),
        ("send", "good.yaml", "--mock", "--retries", "-1"),
        ("send", "good.yaml", "--mock", "--unknown"),
        ("send", "good.yaml", "--moc"),
        ("send", "unknown-variable.yaml", "--mock"),
        ("send", "bad-header.yaml", "--mock"),
        ("send", "bad-url.yaml"),
        ("send", "elsewhere.yaml", "--mock"),
        ("run", ".", "--mock"),
        ("check", "missing.run.json"),
        ("check", "good.yaml"),
        ("mock", "--port", "70000"),
        ("keys", "bind", "name", "https://host/path"),
        ("send", "good.yaml", "--key", "AIza" + "x" * 35),
        ("fly",),
    ],
    ids=" ".join,
)
def test_that_wrong_input_ends_with_two_and_says_why(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    write_request(tmp_path, "good")
    write_request(tmp_path, "bad-header", scene='"a\\u0001b"')
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.yaml").write_text("workbench: 1\nurl: [", "utf-8")
    for name, url in {
        "unknown-variable": "{{baseUrl}}/{{nowhere}}",
        "bad-url": "ftp://example.invalid/x",
        "elsewhere": "https://example.invalid/v1beta/models",
    }.items():
        (tmp_path / f"{name}.yaml").write_text(f'workbench: 1\nurl: "{url}"\n', "utf-8")
    ended = workbench(*arguments, cwd=tmp_path)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.strip()
    assert "Traceback" not in ended.err


def test_that_the_gravest_code_of_several_runs_counts(tmp_path: Path) -> None:
    write_request(tmp_path, "a", BAD, scene=QUICK)
    write_request(tmp_path, "b", scene="error-503")
    write_request(tmp_path, "c", scene=QUICK)
    ended = workbench("run", str(tmp_path), "--mock", "--json")
    assert ended.code == 3
    assert [row["ended"] for row in ended.rows] == ["complete", "failed", "complete"]


def test_that_nothing_is_sent_when_one_of_several_cannot_be(tmp_path: Path) -> None:
    good = write_request(tmp_path, "good")
    bad = tmp_path / "bad.yaml"
    bad.write_text('workbench: 1\nurl: "{{baseUrl}}/{{nowhere}}"\n', "utf-8")
    ended = workbench("run", str(good), str(bad), "--mock", "--json")
    assert (ended.code, ended.out) == (2, "")
    assert "nowhere" in ended.err


@pytest.mark.parametrize("action", [("list",), ("remove", "work")])
def test_that_keys_without_a_keyring_end_with_three(action: tuple[str, ...]) -> None:
    ended = workbench("keys", *action)
    assert ended.code == 3
    assert "keyring" in ended.err.lower()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_that_an_interrupted_run_is_told_and_reported(
    tmp_path: Path, silent_server: socket.socket, number: int
) -> None:
    write_request(tmp_path, "request")
    report = tmp_path / "report.json"
    port = silent_server.getsockname()[1]
    command = [sys.executable, "-m", "workbench", "run", str(tmp_path), "--json"]
    target = ["--base-url", f"http://127.0.0.1:{port}", "--report", f"json={report}"]
    with subprocess.Popen([*command, *target], stdout=subprocess.PIPE, env=dict(os.environ)) as run:
        connection, _ = silent_server.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            run.send_signal(number)
            run.send_signal(number)  # as `timeout` does: to the process, and to its group
            out, _ = run.communicate(timeout=60)
    assert run.returncode == 130
    assert b'"ended": "cancelled"' in out
    assert '"ended": "cancelled"' in report.read_text("utf-8")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_that_check_reports_what_was_judged_before_an_interrupt(
    tmp_path: Path, number: int
) -> None:
    har, report = tmp_path / "many.har", tmp_path / "report.json"
    entry = {"request": {"url": "https://example.invalid/"}, "response": {"status": 200}}
    har.write_text(json.dumps({"log": {"entries": [entry] * MANY}}), "utf-8")
    command = [sys.executable, "-m", "workbench", "check", str(har), "--json"]
    with subprocess.Popen([*command, "--report", f"json={report}"], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        run.stdout.readline()
        run.send_signal(number)
        run.communicate(timeout=60)
    assert run.returncode == 130
    assert 0 < len(json.loads(report.read_text("utf-8"))) < MANY


@pytest.fixture
def silent_server() -> Iterator[socket.socket]:
    """Listen on loopback; the test says what is answered."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(60)
        yield listening
