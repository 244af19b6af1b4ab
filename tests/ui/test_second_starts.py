"""Later starts reach the window that is open, and only with what they are meant to say."""

import socket
import stat
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.adapters.running_window import RunningWindow, Start
from workbench.domain.hand_over import MOST_BYTES, TAKEN, HandOver, hand_over_line
from workbench.ui.second_starts import SecondStarts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has pipes, not sockets")

ASKED = HandOver(("/home/me/Acme", "/home/me/\udcff"), "token-1")


@pytest.fixture
def running(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    folder.chmod(0o700)
    return folder


@pytest.fixture
def first(running: Path) -> Iterator[RunningWindow]:
    made = RunningWindow(Path("/config"), (running,))
    assert made.begin(b"") is Start.FIRST
    yield made
    made.release()


@pytest.fixture
def starts(first: RunningWindow, qtbot: QtBot) -> Iterator[SecondStarts]:
    made = SecondStarts()
    assert made.listen(first.address)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as made:
        yield made


def begin(running: Path, line: bytes) -> Start:
    return RunningWindow(Path("/config"), (running,)).begin(line, patience_s=5)


def test_that_a_second_start_hands_over(
    running: Path, starts: SecondStarts, pool: ThreadPoolExecutor, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(starts.asked) as asked:
        second: Future[Start] = pool.submit(begin, running, hand_over_line(ASKED))
    assert asked.args == [ASKED]
    qtbot.waitUntil(second.done)
    assert second.result() is Start.TAKEN


def test_that_a_start_is_answered_before_what_it_asks_is_done(
    first: RunningWindow, starts: SecondStarts, qtbot: QtBot
) -> None:
    with socket.socket(socket.AF_UNIX) as second:
        second.connect(first.address)
        second.settimeout(0)
        second.send(hand_over_line(ASKED))
        with qtbot.waitSignal(
            starts.asked, check_params_cb=lambda asked: second.recv(100) == TAKEN
        ):
            pass


def test_that_many_starts_are_heard(
    running: Path, starts: SecondStarts, pool: ThreadPoolExecutor, qtbot: QtBot
) -> None:
    lines = [hand_over_line(HandOver((f"/{number}",))) for number in range(20)]
    heard: list[HandOver] = []
    starts.asked.connect(heard.append)
    done = [pool.submit(begin, running, line) for line in lines]
    qtbot.waitUntil(lambda: all(each.done() for each in done))
    assert [each.result() for each in done] == [Start.TAKEN] * 20
    assert [asked.folders for asked in heard] == [(f"/{number}",) for number in range(20)]


@pytest.mark.parametrize(
    "said", [b"hello\n", b"{}\n", b"x" * (MOST_BYTES + 9), hand_over_line(ASKED) + b"more"]
)
def test_that_other_talk_gets_no_answer(
    said: bytes, first: RunningWindow, starts: SecondStarts, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(starts.asked), socket.socket(socket.AF_UNIX) as caller:
        caller.connect(first.address)
        caller.settimeout(0)
        caller.send(said)
        qtbot.waitUntil(lambda: _hung_up(caller))


def test_that_only_this_user_can_connect(first: RunningWindow, starts: SecondStarts) -> None:
    place = Path(first.address)
    assert not stat.S_IMODE(place.lstat().st_mode) & 0o077
    assert not stat.S_IMODE(place.parent.lstat().st_mode) & 0o077


def test_that_what_a_killed_window_left_is_no_hindrance(
    first: RunningWindow, starts: SecondStarts
) -> None:
    left = socket.socket(socket.AF_UNIX)
    starts.close()
    left.bind(first.address)
    left.close()
    assert Path(first.address).exists()
    assert starts.listen(first.address)


def _hung_up(caller: socket.socket) -> bool:
    try:
        return caller.recv(100) == b""
    except BlockingIOError:
        return False
    except ConnectionResetError:
        return True
