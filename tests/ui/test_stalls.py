"""The watch on the window's thread tells stalls, and nothing else."""

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import click, type_text
from tests.ui.stalls import StallWatch

BOUND_S = 0.06
LONG_S, SHORT_S = 0.34, 0.02


def compute(seconds: float) -> None:
    """Keep the processor busy for so much of its time."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


class Worker(QObject):
    """Works when it is told to."""

    done = 0

    def work_long(self) -> None:
        compute(LONG_S)
        self.done += 1

    def work_shortly(self) -> None:
        compute(SHORT_S)
        self.done += 1

    def wait(self) -> None:
        threading.Event().wait(LONG_S)
        self.done += 1


@pytest.fixture
def watch(stall_watch: StallWatch, qtbot: QtBot) -> Iterator[StallWatch]:
    """Return a watch of the test's own, which is sooner alarmed than that of all tests."""
    before = StallWatch.current
    made = StallWatch.current = StallWatch(BOUND_S)
    yield made
    StallWatch.current = before
    made.close()
    made.deleteLater()


def test_that_a_slot_that_computes_for_long_is_told_by_its_name(
    watch: StallWatch, qtbot: QtBot
) -> None:
    worker = Worker()
    QTimer.singleShot(0, worker.work_long)
    qtbot.waitUntil(lambda: worker.done == 1)
    (stall,) = watch.taken()
    assert "work_long" in stall
    assert "compute" in stall


def test_that_a_press_that_computes_for_long_is_told(watch: StallWatch, qtbot: QtBot) -> None:
    worker, button = Worker(), QPushButton("Work")
    qtbot.addWidget(button)
    button.clicked.connect(worker.work_long)
    click(button)
    (stall,) = watch.taken()
    assert "work_long" in stall


def test_that_many_short_turns_are_no_stall(watch: StallWatch, qtbot: QtBot) -> None:
    worker, timer, field = Worker(), QTimer(), QLineEdit()
    qtbot.addWidget(field)
    timer.timeout.connect(worker.work_shortly)
    timer.start(0)
    qtbot.waitUntil(lambda: worker.done >= 10)
    timer.stop()
    field.textEdited.connect(worker.work_shortly)
    type_text(field, "ten letters")
    assert watch.taken() == []


def test_that_waiting_is_no_stall(watch: StallWatch, qtbot: QtBot) -> None:
    worker = Worker()
    QTimer.singleShot(0, worker.wait)
    qtbot.waitUntil(lambda: worker.done == 1)
    assert watch.taken() == []


def test_that_what_a_test_computes_itself_is_no_stall(watch: StallWatch, qtbot: QtBot) -> None:
    worker = Worker()
    QTimer.singleShot(0, worker.work_shortly)
    qtbot.waitUntil(lambda: worker.done == 1)
    compute(LONG_S)
    QTimer.singleShot(0, worker.work_shortly)
    qtbot.waitUntil(lambda: worker.done == 2)
    assert watch.taken() == []
