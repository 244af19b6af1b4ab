"""Indenting in slices."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from workbench.gemini.body import formatted
from workbench.ui.widgets.format_job import AT_ONCE, FormatJob

LONG = "[" + ",".join(f'{{"id":{number}}}' for number in range(AT_ONCE)) + "]"
"""A text of several pieces for each of its objects."""


def test_that_a_short_text_is_done_at_once(qtbot: QtBot) -> None:
    owner = QObject()
    job = FormatJob(owner)
    with qtbot.waitSignal(job.done, timeout=0) as done:
        job.begin("[1]", 7)
    assert done.args == ["[\n  1\n]", 7]


def test_that_a_long_text_is_done_in_several_turns(qtbot: QtBot) -> None:
    owner = QObject()
    job = FormatJob(owner, slice_s=0)
    with qtbot.waitSignal(job.done) as done:
        job.begin(LONG, 1)
        assert not done.signal_triggered
    assert done.args == [formatted(LONG), 1]


def test_that_a_new_text_takes_the_place_of_the_old(qtbot: QtBot) -> None:
    owner = QObject()
    job = FormatJob(owner, slice_s=0)
    job.begin(LONG, 1)
    with qtbot.waitSignal(job.done) as done:
        job.begin("[]", 2)
    assert done.args == ["[]", 2]


def test_that_what_is_no_json_is_refused(qtbot: QtBot) -> None:
    owner = QObject()
    job = FormatJob(owner)
    with qtbot.waitSignal(job.refused):
        job.begin("[1", 1)
