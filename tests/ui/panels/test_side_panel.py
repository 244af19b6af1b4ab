"""Side panels at the rail: one at a time, hidden by its own entry, built when first shown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import click, press
from tests.ui.windows import OpenWindow, World
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.theme import Appearance


class Notes:
    """Builds a panel and counts how often."""

    def __init__(self) -> None:
        self.built = 0

    def make(self) -> QWidget:
        self.built += 1
        return QLabel("Notes")


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def window(appearance: Appearance, bridge: AsyncBridge, qtbot: QtBot, notes: Notes) -> OpenWindow:
    opened = OpenWindow(World(), appearance, bridge, qtbot).begin()
    opened.frame.add_panel("notes", "Notes", "info", notes.make)
    return opened


def entry(window: OpenWindow, key: str) -> QToolButton:
    button = window.frame.rail.findChild(QToolButton, f"{key}RailButton")
    assert button is not None
    return button


def test_that_a_panel_is_built_once_and_only_when_shown(window: OpenWindow, notes: Notes) -> None:
    assert notes.built == 0
    click(entry(window, "notes"))
    click(entry(window, "collections"))
    click(entry(window, "notes"))
    assert notes.built == 1
    assert window.frame.side.current == "notes"
    assert entry(window, "notes").isChecked()
    assert not entry(window, "collections").isChecked()


def test_that_the_entry_of_the_shown_panel_hides_it_and_shows_it_again(window: OpenWindow) -> None:
    click(entry(window, "collections"))
    assert window.frame.side.isHidden()
    assert not entry(window, "collections").isChecked()
    click(entry(window, "collections"))
    assert window.frame.side.isVisible()
    assert entry(window, "collections").isChecked()


def test_that_another_entry_opens_a_hidden_side_panel(window: OpenWindow) -> None:
    window.run("toggleSidePanel")
    click(entry(window, "notes"))
    assert window.frame.side.isVisible()
    assert window.frame.menus.actions_by_id["toggleSidePanel"].isChecked()


def test_that_a_button_at_the_end_of_the_rail_is_pressed_and_marks_nothing(
    window: OpenWindow, qtbot: QtBot
) -> None:
    rail = window.frame.rail
    rail.add_at_end("guide", "Guide", "info")
    with qtbot.waitSignal(rail.pressed) as told:
        press(entry(window, "guide"), Qt.Key.Key_Space)
    assert told.args == ["guide"]
    assert entry(window, "collections").isChecked()


def test_that_panels_added_later_stand_above_the_end(window: OpenWindow, notes: Notes) -> None:
    rail = window.frame.rail
    rail.add_at_end("guide", "Guide", "info")
    window.frame.add_panel("more", "More", "info", notes.make)
    words = [action.text() for action in rail.actions() if action.text()]
    assert words == ["Collections", "Keys", "Notes", "More", "Settings", "Guide"]


def test_that_tab_goes_down_the_rail(window: OpenWindow) -> None:
    entry(window, "collections").setFocus()
    reached = []
    for _ in range(3):
        window.frame.focusNextChild()
        reached.append(window.frame.focusWidget().objectName())
    assert reached == ["keysRailButton", "notesRailButton", "settingsRailButton"]
