"""Signals from the terminal and the system reach the window, however idle it is."""

import os
import signal
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from workbench.ui.quit_signals import SIGNALS, QuitSignals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@pytest.fixture
def signals(qtbot: QtBot) -> Iterator[QuitSignals]:
    made = QuitSignals()
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("number", SIGNALS)
def test_that_a_signal_asks_to_quit(signals: QuitSignals, number: int, qtbot: QtBot) -> None:
    for _ in range(2):
        with qtbot.waitSignal(signals.asked):
            os.kill(os.getpid(), number)


def test_that_other_signals_do_not(signals: QuitSignals, qtbot: QtBot) -> None:
    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    with qtbot.assertNotEmitted(signals.asked, wait=50):
        os.kill(os.getpid(), signal.SIGUSR1)
    signal.signal(signal.SIGUSR1, before)


def test_that_everything_is_as_before_afterwards(qtbot: QtBot) -> None:
    before = [signal.getsignal(number) for number in SIGNALS]
    made = QuitSignals()
    assert [signal.getsignal(number) for number in SIGNALS] != before
    made.close()
    assert [signal.getsignal(number) for number in SIGNALS] == before
    assert signal.set_wakeup_fd(-1) == -1
    made.deleteLater()


def test_that_a_signal_that_is_to_be_ignored_stays_so(qtbot: QtBot) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    made = QuitSignals()
    with qtbot.assertNotEmitted(made.asked, wait=50):
        os.kill(os.getpid(), signal.SIGHUP)
    made.close()
    assert signal.signal(signal.SIGHUP, before) is signal.SIG_IGN
    made.deleteLater()
