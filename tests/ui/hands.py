"""What a user's hands and eyes do in a test: find a widget by its name, click, type, press keys."""

from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.stalls import one_turn
from workbench.ui.widgets.find_bar import FindBar

Found = TypeVar("Found", bound=QObject)
NO_KEYS = Qt.KeyboardModifier.NoModifier
UNDER_WAY = ("+", "…")
"""How the words of a find bar end while it still searches."""


def child(parent: QObject, kind: type[Found], name: str) -> Found:
    """Return the one descendant of that kind and object name."""
    found = parent.findChild(kind, name)
    assert found is not None, f"there is no {kind.__name__} named {name}"
    return found


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click with the left button, in the middle where no place is given."""
    place = widget.rect().center() if at is None else at
    with one_turn():
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEYS, place)


def middle_click(widget: QWidget, at: QPoint) -> None:
    """Click with the middle button."""
    with one_turn():
        QTest.mouseClick(widget, Qt.MouseButton.MiddleButton, NO_KEYS, at)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press and release a key."""
    with one_turn():
        QTest.keyClick(widget, key, modifiers)


def scroll_down(widget: QWidget) -> None:
    """Turn the wheel by one notch over the middle of a widget."""
    turn_wheel(widget, -120, NO_KEYS)


def turn_wheel(widget: QWidget, by: int, modifiers: Qt.KeyboardModifier) -> None:
    """Turn the wheel over the middle of a widget, 120 for a notch away from the user."""
    place = QPointF(widget.rect().center())
    turned = QWheelEvent(
        *(place, QPointF(widget.mapToGlobal(place)), QPoint(), QPoint(0, by)),
        *(Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False),
    )
    with one_turn():
        QApplication.sendEvent(widget, turned)


def type_text(widget: QWidget, text: str) -> None:
    """Type a text, key by key."""
    for letter in text:
        with one_turn():
            QTest.keyClicks(widget, letter)


def look_for(bar: FindBar, text: str) -> str:
    """Type what is looked for into a find bar and return what it says in the end."""
    bar.field.clear()
    type_text(bar.field, text)
    return found_by(bar)


def found_by(bar: FindBar) -> str:
    """Return what a find bar says once everything was looked through."""
    while bar.count_text.endswith(UNDER_WAY):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return bar.count_text
