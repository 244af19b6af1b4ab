"""One window for each user: a second start hands over and ends; signals close it as its user would."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.program import Ended, workbench, write_request

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send"),
]

SECONDS = 50

TELLS_WHEN_IT_IS_OPEN = """
from workbench.cli import main
from workbench.ui.second_starts import SecondStarts
from workbench.ui.window_memory import WindowMemory

listen = SecondStarts.listen

def tells(self, address):
    assert listen(self, address)
    print("listening", flush=True)

SecondStarts.listen = tells
WindowMemory._on_saved = lambda self, nothing: print("saved", flush=True)
raise SystemExit(main([]))
"""


class Running:
    """The program with its window, off screen, in a home of its own."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._process = subprocess.Popen(
            [sys.executable, "-c", TELLS_WHEN_IT_IS_OPEN],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        told = {self._process.stdout.readline() for _ in range(2)}
        assert told == {b"listening\n", b"saved\n"}

    @property
    def state(self) -> dict[str, Any]:
        """How the window was last saved."""
        state: dict[str, Any] = json.loads(next(self._home.rglob("window.json")).read_text("utf-8"))
        return state

    def end(self, number: int) -> int:
        """Send a signal and return the exit code."""
        self._process.send_signal(number)
        self._process.communicate(timeout=SECONDS)
        return self._process.returncode


@pytest.fixture
def start(home: Path) -> Iterator[Callable[[], Running]]:
    """Start the program; what is still running at the end is killed."""
    started: list[Running] = []

    def made() -> Running:
        started.append(Running(home))
        return started[-1]

    yield made
    for running in started:
        running.end(signal.SIGKILL)


def second_start(*arguments: str) -> Ended:
    return workbench(*arguments, QT_QPA_PLATFORM="offscreen", PYTHONPROFILEIMPORTTIME="1")


def test_that_a_second_start_opens_its_folder_in_the_first_window(
    start: Callable[[], Running], tmp_path: Path
) -> None:
    write_request(tmp_path / "Zoo", "lion")
    running = start()
    second = second_start(str(tmp_path / "Zoo"))
    assert second.code == 0
    assert "PySide6" not in second.err  # no toolkit is loaded just to say where to look
    assert running.end(signal.SIGTERM) == 130
    assert str(tmp_path / "Zoo") in running.state["roots"]
    assert running.state["tabs"][-1]["path"] == "lion.yaml"


def test_that_a_killed_window_leaves_its_mark_and_no_lock(start: Callable[[], Running]) -> None:
    killed = start()
    killed.end(signal.SIGKILL)
    assert killed.state["ended"] is False
    assert start().end(signal.SIGINT) == 130  # it was the first window again
    assert "ended" not in killed.state
