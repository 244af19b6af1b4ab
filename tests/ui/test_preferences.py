"""Settings changed in the window: told at once, kept in order, never lost by closing."""

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes import MemorySettings
from workbench.domain.errors import CannotWrite
from workbench.domain.settings import CONNECT_TIMEOUT, THEME, Settings
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.preferences import Preferences


class FullDisk(MemorySettings):
    """A store that keeps nothing."""

    def save(self, settings: Settings) -> None:
        raise CannotWrite("settings.json", "the disk is full")


@pytest.fixture
def store() -> MemorySettings:
    return MemorySettings()


@pytest.fixture
def preferences(bridge: AsyncBridge, store: MemorySettings) -> Preferences:
    return Preferences(bridge, store, store.load(), bridge)


def test_that_a_change_is_told_at_once_and_kept(
    qtbot: QtBot, preferences: Preferences, store: MemorySettings
) -> None:
    with qtbot.waitSignal(preferences.changed) as told:
        preferences.change(THEME, "dark")
    assert told.args == ["theme"]
    assert preferences.get(THEME) == "dark"
    qtbot.waitUntil(lambda: store.load().get(THEME) == "dark")


def test_that_the_last_of_many_changes_is_what_stays(
    qtbot: QtBot, preferences: Preferences, store: MemorySettings
) -> None:
    for seconds in range(1, 30):
        preferences.change(CONNECT_TIMEOUT, float(seconds))
    qtbot.waitUntil(lambda: store.load().get(CONNECT_TIMEOUT) == 29.0)


def test_that_a_reset_leaves_the_default(preferences: Preferences) -> None:
    preferences.change(THEME, "dark")
    preferences.reset(THEME)
    assert preferences.get(THEME) == "system"
    assert preferences.settings.values == {}


def test_that_the_same_value_changes_nothing(qtbot: QtBot, preferences: Preferences) -> None:
    with qtbot.assertNotEmitted(preferences.changed):
        preferences.change(THEME, "system")


def test_that_closing_writes_what_is_not_written_yet(
    preferences: Preferences, store: MemorySettings
) -> None:
    preferences.change(THEME, "dark")
    preferences.flush()
    assert store.load().get(THEME) == "dark"


def test_that_a_full_disk_is_said_and_the_value_stays(qtbot: QtBot, bridge: AsyncBridge) -> None:
    preferences = Preferences(bridge, FullDisk(), Settings({}), bridge)
    with qtbot.waitSignal(preferences.failed) as told:
        preferences.change(THEME, "dark")
    assert str(told.args[0]).startswith("This setting lasts until you quit. ")
    assert "the disk is full" in str(told.args[0])
    assert preferences.get(THEME) == "dark"
