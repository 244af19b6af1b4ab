"""The toast: what was just done, with one way back, out of the way after a while."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click, press
from workbench.ui.theme import Appearance
from workbench.ui.widgets.toast import LONGEST, Toast


@pytest.fixture
def field() -> QLineEdit:
    return QLineEdit()


@pytest.fixture
def area(appearance: Appearance, field: QLineEdit, qtbot: QtBot) -> QStackedWidget:
    made = QStackedWidget()
    made.addWidget(field)
    made.resize(800, 400)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def toast(area: QStackedWidget) -> Toast:
    return Toast(area)


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def undo(done: list[str]) -> Callable[[], None]:
    def act() -> None:
        done.append("undone")

    return act


def button(toast: Toast) -> QPushButton:
    return child(toast, QPushButton, "toastButton")


def stays(toast: Toast) -> bool:
    return not toast.is_leaving


def test_that_it_sits_at_the_bottom_centre_also_after_a_resize(
    toast: Toast, area: QStackedWidget
) -> None:
    toast.say("Copied as curl.")
    for width, height in ((800, 400), (500, 300)):
        area.resize(width, height)
        place = toast.geometry()
        assert abs(place.center().x() - width // 2) <= 1
        assert height - 40 < place.bottom() < height
    assert toast.text == "Copied as curl."
    assert toast.action == ""


def test_that_a_new_one_takes_the_place_of_the_old(
    toast: Toast, undo: Callable[[], None], done: list[str]
) -> None:
    toast.say("Reverted.", "Undo", undo)
    toast.say("Copied.")
    assert (toast.text, toast.action) == ("Copied.", "")
    assert done == []


def test_that_its_one_action_is_done_once_and_closes_it(
    toast: Toast, undo: Callable[[], None], done: list[str]
) -> None:
    toast.say("Reverted.", "Undo", undo)
    assert toast.action == "Undo"
    click(button(toast))
    assert done == ["undone"]
    assert toast.text == ""


def test_that_it_leaves_by_itself(toast: Toast) -> None:
    toast.say("Copied.")
    assert toast.is_leaving
    toast.close_now()
    assert (toast.text, toast.is_leaving) == ("", False)


def test_that_it_waits_under_the_pointer(toast: Toast) -> None:
    toast.say("Copied.")
    middle = QPointF(toast.rect().center())
    QApplication.sendEvent(toast, QEnterEvent(middle, middle, middle))
    assert stays(toast)
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert not stays(toast)


def test_that_it_waits_under_the_focus_and_gives_it_back(
    toast: Toast, field: QLineEdit, undo: Callable[[], None], done: list[str]
) -> None:
    field.activateWindow()
    field.setFocus()
    toast.say("Reverted.", "Undo", undo)
    button(toast).setFocus()
    assert stays(toast)
    field.setFocus()
    assert not stays(toast)
    button(toast).setFocus()
    press(button(toast), Qt.Key.Key_Return)
    assert done == ["undone"]
    assert field.hasFocus()


def test_that_escape_closes_it_from_inside_and_from_where_nobody_wanted_the_key(
    toast: Toast, field: QLineEdit, undo: Callable[[], None], done: list[str]
) -> None:
    toast.say("Reverted.", "Undo", undo)
    button(toast).setFocus()
    press(button(toast), Qt.Key.Key_Escape)
    assert toast.text == ""
    toast.say("Reverted.", "Undo", undo)
    press(field, Qt.Key.Key_Escape)
    assert toast.text == ""
    assert done == []


def test_that_it_stays_on_top_when_another_page_comes_to_the_front(
    toast: Toast, area: QStackedWidget
) -> None:
    area.addWidget(QWidget())
    toast.say("Closed.")
    area.setCurrentIndex(1)
    assert area.childAt(toast.geometry().center()) in (toast, *toast.findChildren(QWidget))


def test_that_a_long_text_is_cut_and_never_read_as_html(toast: Toast) -> None:
    toast.say("<img src=file:///dev/zero>" + "x" * 1_000_000)
    assert len(toast.text) == LONGEST + 1
    assert toast.width() < 800


def test_that_a_screen_reader_meets_a_notification(toast: Toast) -> None:
    toast.say("Copied as curl.")
    access = QAccessible.queryAccessibleInterface(toast)
    assert access is not None
    assert access.role() == QAccessible.Role.Notification
    assert access.text(QAccessible.Text.Name) == "Copied as curl."
