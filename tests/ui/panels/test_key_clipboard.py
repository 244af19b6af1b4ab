"""A key on the clipboard leaves by itself, and at the program's end."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.domain.secret import Secret
from workbench.ui.panels.key_clipboard import STAYS_MS, KeyClipboard

KEY = Secret("AQ.canary-0123456789")


def test_that_a_key_leaves_after_its_time(qtbot: QtBot) -> None:
    holder = KeyClipboard()
    holder.put(KEY)
    (timer,) = holder.findChildren(QTimer)
    assert timer.interval() == STAYS_MS
    timer.setInterval(1)
    qtbot.waitUntil(lambda: not holder.is_waiting)
    assert QGuiApplication.clipboard().text() == ""


def test_that_a_second_key_begins_its_own_time(qtbot: QtBot) -> None:
    holder = KeyClipboard()
    holder.put(Secret("AQ.first"))
    holder.put(KEY)
    assert QGuiApplication.clipboard().text() == KEY.reveal()
    holder.take_back()
    holder.take_back()
    assert QGuiApplication.clipboard().text() == ""
    assert not holder.is_waiting
