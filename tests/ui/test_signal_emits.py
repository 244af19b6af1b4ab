"""PySide6 6.12 on Python 3.11 drops a reference with every call; a million emits would end the process."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

MILLION = 1_000_000


class Counter(QObject):
    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.ticked.connect(self.tick)

    def tick(self) -> None:
        self.count += 1


def test_that_a_million_emits_arrive(qapp: QApplication) -> None:
    counter = Counter()
    emit = counter.ticked.emit
    for _ in range(MILLION):
        emit()
    assert counter.count == MILLION


def test_that_a_call_that_returns_nothing_costs_no_reference(qapp: QApplication) -> None:
    timer = QTimer()
    for _ in range(20_000):
        timer.setInterval(10)
    assert timer.interval() == 10
