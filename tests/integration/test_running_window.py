"""Which start of the window this is: the lock, the socket, and folders that cannot be trusted."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.adapters.app_folders import runtime_folders
from workbench.adapters.running_window import LONGEST_ADDRESS, RunningWindow, Start
from workbench.domain.hand_over import TAKEN

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has pipes, not sockets")

CONFIG = Path("/home/me/.config/gemini-workbench")
LINE = b"open this\n"


@pytest.fixture
def running(tmp_path: Path) -> Path:
    return tmp_path / "run"


@pytest.fixture
def first(running: Path) -> Iterator[RunningWindow]:
    made = RunningWindow(CONFIG, (running,))
    assert made.begin(b"") is Start.FIRST
    yield made
    made.release()


@pytest.fixture
def listener(first: RunningWindow) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(first.address)
        made.listen()
        yield made


def begin(running: Path, patience_s: float = 5.0, config: Path = CONFIG) -> Start:
    second = RunningWindow(config, (running,))
    try:
        return second.begin(LINE, patience_s)
    finally:
        second.release()


def test_that_the_first_start_of_each_config_folder_is_first(
    first: RunningWindow, running: Path
) -> None:
    assert begin(running, config=Path("/home/you/.config")) is Start.FIRST


def test_that_a_later_start_is_taken_by_the_first(listener: socket.socket, running: Path) -> None:
    heard: list[bytes] = []

    def answer() -> None:
        caller, _ = listener.accept()
        with caller:
            heard.append(caller.recv(100))
            for byte in TAKEN:  # in pieces: a stream may cut anywhere
                caller.sendall(bytes([byte]))

    thread = threading.Thread(target=answer)
    thread.start()
    assert begin(running) is Start.TAKEN
    thread.join()
    assert heard == [LINE]


def test_that_a_window_that_hangs_is_not_waited_for_for_ever(
    listener: socket.socket, running: Path
) -> None:
    assert begin(running, patience_s=0.2) is Start.BESIDE  # connected, and never answered


def test_that_a_window_that_does_not_listen_yet_is_waited_for(
    first: RunningWindow, running: Path
) -> None:
    assert begin(running, patience_s=0.2) is Start.BESIDE


def test_that_a_start_is_first_where_the_other_window_ends_meanwhile(
    first: RunningWindow, running: Path
) -> None:
    thread = threading.Timer(0.1, first.release)
    thread.start()
    assert begin(running) is Start.FIRST
    thread.join()


def test_that_a_killed_window_leaves_no_lock(running: Path) -> None:
    code = f"""
import os, signal
from pathlib import Path
from workbench.adapters.app_folders import runtime_folders
from workbench.adapters.running_window import RunningWindow
window = RunningWindow(Path({str(CONFIG)!r}), (Path({str(running)!r}),))
print(window.begin(b"").value, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=50, check=False
    )
    assert done.stdout == b"first\n"
    assert begin(running) is Start.FIRST


def test_that_a_folder_that_others_can_enter_is_passed_over(tmp_path: Path) -> None:
    open_to_all, own = tmp_path / "open", tmp_path / "own"
    open_to_all.mkdir()
    open_to_all.chmod(0o755)
    window = RunningWindow(CONFIG, (open_to_all, own))
    assert Path(window.address).parent == own
    assert own.stat().st_mode & 0o777 == 0o700


def test_that_a_link_and_too_long_a_place_are_passed_over(tmp_path: Path) -> None:
    own, link, deep = tmp_path / "own", tmp_path / "link", tmp_path / ("d" * LONGEST_ADDRESS)
    own.mkdir(mode=0o700)
    link.symlink_to(own)
    assert Path(RunningWindow(CONFIG, (deep, link, own)).address).parent == own


def test_that_without_any_place_every_window_is_a_first_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    window = RunningWindow(CONFIG, (tmp_path / "file" / "below",))
    assert window.address == ""
    assert window.begin(LINE) is Start.FIRST


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may write anywhere")
def test_that_a_lock_that_cannot_be_made_stops_no_start(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir(mode=0o500)
    assert RunningWindow(CONFIG, (own,)).begin(LINE) is Start.FIRST


def test_that_the_desktops_own_folder_comes_first_and_a_relative_one_counts_for_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/1000")
    monkeypatch.setenv("TMPDIR", "/var/tmp")
    own = f"gemini-workbench-{os.getuid()}"
    assert runtime_folders() == (Path("/run/user/1000/gemini-workbench"), Path("/var/tmp") / own)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "run")
    assert runtime_folders() == (Path("/var/tmp") / own,)
