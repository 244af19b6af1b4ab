"""A search in slices."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from workbench.ui.widgets.find_job import SLICE_S, FindJob


def slow(count: int) -> Iterator[int | None]:
    """Yield numbers, one a slice or so."""
    for number in range(count):
        until = time.perf_counter() + SLICE_S
        while time.perf_counter() < until:
            yield None
        yield number


def test_that_a_short_search_is_over_at_once(qtbot: QtBot) -> None:
    job = FindJob(owner := QObject(), 10)
    with qtbot.waitSignals([job.grew, job.over]):
        job.begin(iter([1, None, 2]))
    assert (job.found, job.is_complete, job.is_running) == ([1, 2], True, False)
    del owner


def test_that_a_long_search_goes_on_in_slices(qtbot: QtBot) -> None:
    owner = QObject()
    job = FindJob(owner, 10)
    job.begin(slow(3))
    assert job.is_running
    assert not job.is_complete
    qtbot.waitUntil(lambda: job.is_complete)
    assert job.found == [0, 1, 2]


def test_that_a_search_stops_at_its_limit(qtbot: QtBot) -> None:
    owner = QObject()
    job = FindJob(owner, 2)
    job.begin(iter([1, 2, 3]))
    assert (job.found, job.is_complete) == ([1, 2], False)


def test_that_a_search_can_be_given_up(qtbot: QtBot) -> None:
    owner = QObject()
    job = FindJob(owner)
    job.begin(slow(3))
    with qtbot.assertNotEmitted(job.over, wait=50):
        job.stop()
    assert (job.found, job.is_running) == ([], False)
