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
import sys
from workbench.cli import main
from workbench.ui.second_starts import SecondStarts
from workbench.ui.widgets.toast import Toast
from workbench.ui.window_memory import WindowMemory

listen = SecondStarts.listen

def tells(self, address):
    assert listen(self, address)
    print("listening", flush=True)

SecondStarts.listen = tells
WindowMemory._on_saved = lambda self, nothing: print("saved", flush=True)
Toast.say = lambda self, text, *more: print(text, flush=True)
raise SystemExit(main(sys.argv[1:]))
"""


class Running:
    """The program with its window, off screen, in a home of its own."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self._home = home
        self._process = subprocess.Popen(
            [sys.executable, "-c", TELLS_WHEN_IT_IS_OPEN, *arguments],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def heard(self, lines: int) -> set[str]:
        """Return what it tells next."""
        assert self._process.stdout is not None
        return {self._process.stdout.readline().decode().strip() for _ in range(lines)}

    def signal(self, number: int) -> None:
        """Send a signal that does not end it."""
        self._process.send_signal(number)

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


Start = Callable[..., Running]
OPEN = {"listening", "saved"}


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Start the program; what is still running at the end is killed."""
    started: list[Running] = []

    def made(*arguments: str) -> Running:
        started.append(Running(home, *arguments))
        return started[-1]

    yield made
    for running in started:
        running.end(signal.SIGKILL)


def second_start(*arguments: str) -> Ended:
    return workbench(*arguments, QT_QPA_PLATFORM="offscreen", PYTHONPROFILEIMPORTTIME="1")


def test_that_a_second_start_opens_its_folder_in_the_first_window(
    start: Start, tmp_path: Path
) -> None:
    write_request(tmp_path / "Zoo", "lion")
    running = start()
    assert running.heard(2) == OPEN
    second = second_start(str(tmp_path / "Zoo"))
    assert second.code == 0
    assert "PySide6" not in second.err  # no toolkit is loaded just to say where to look
    assert running.heard(1) == {"Opened Zoo."}
    assert running.end(signal.SIGTERM) == 130
    assert str(tmp_path / "Zoo") in running.state["roots"]
    assert running.state["tabs"][-1]["path"] == "lion.yaml"


def test_that_a_killed_window_leaves_its_mark_and_no_lock(start: Start) -> None:
    killed = start()
    assert killed.heard(2) == OPEN
    killed.end(signal.SIGKILL)
    assert killed.state["ended"] is False
    again = start()  # it is the first window again
    assert again.heard(3) == {*OPEN, "Tabs restored after an unexpected quit"}
    assert again.end(signal.SIGINT) == 130
    assert "ended" not in killed.state


def test_that_a_window_that_hangs_is_said_and_another_opens_beside_it(start: Start) -> None:
    hanging = start()
    assert hanging.heard(2) == OPEN
    hanging.signal(signal.SIGSTOP)
    beside = start()
    assert "does not answer" in next(iter(beside.heard(1)))
    assert beside.end(signal.SIGTERM) == 130
    assert hanging.state["ended"] is False  # only the first window writes it
    hanging.signal(signal.SIGCONT)
    assert second_start().code == 0  # the first window is there again


def test_that_a_new_window_and_a_picture_hand_nothing_over(start: Start, tmp_path: Path) -> None:
    write_request(tmp_path / "Zoo", "lion")
    first = start()
    assert first.heard(2) == OPEN
    picture = tmp_path / "window.png"
    assert second_start("--screenshot", str(picture), str(tmp_path / "Zoo")).code == 0
    assert picture.is_file()
    assert start("--new-window", str(tmp_path / "Zoo")).end(signal.SIGTERM) in (
        130,
        -signal.SIGTERM,
    )
    assert first.end(signal.SIGTERM) == 130
    assert str(tmp_path / "Zoo") not in first.state["roots"]
