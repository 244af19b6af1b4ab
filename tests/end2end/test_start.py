"""A command loads what it uses and nothing else."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.program import write_request
from tests.mock_serving import serving
from workbench.adapters.mock_server import MockServer
from workbench.bootstrap import LazyAnswer

FOR_OTHERS = (
    *("PySide6", "click", "jsonschema_rs", "keyring", "pygments", "rich", "uvicorn"),
    *("workbench.assertions", "workbench.gemini.failure_rows", "workbench.mock", "workbench.ui"),
    *(
        "workbench.adapters.yaml_writing",
        "workbench.presenters.reports",
    ),
)
"""What a plain request needs not: other commands' and the window's, judging, saving, explaining failures."""


@pytest.fixture
def address() -> Iterator[str]:
    with serving(MockServer(LazyAnswer(), speed=None)) as running:
        yield running.url


def loaded_by(*arguments: str, cwd: Path, code: int = 0) -> set[str]:
    """Run the program to its end, which has this exit code, and return the names of the modules that it loaded."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "workbench", *arguments],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        timeout=60,
        check=False,
    )
    assert done.returncode == code
    rows = [line.split("|") for line in done.stderr.decode().splitlines()]
    return {row[2].strip() for row in rows if len(row) == 3}


@pytest.mark.parametrize("command", ["send", "run"])
def test_that_a_plain_request_loads_nothing_for_others(
    command: str, tmp_path: Path, address: str
) -> None:
    write_request(tmp_path, "request", "key: none")
    names = loaded_by(command, "request.yaml", "--base-url", address, cwd=tmp_path)
    assert "httpx" in names
    assert names.isdisjoint(FOR_OTHERS)


def test_that_what_sends_nothing_loads_no_http(tmp_path: Path) -> None:
    names = loaded_by("keys", "list", cwd=tmp_path, code=3)  # there is no keyring here
    assert names.isdisjoint({"httpx", "uvicorn", "yaml"})
