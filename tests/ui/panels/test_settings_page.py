"""The settings as a user changes them: found, applied at once, reset, kept; nothing by the wheel alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QListWidget, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import MemorySettings
from tests.ui.hands import child, click, press, scroll_down, type_text
from tests.ui.windows import OpenWindow, World
from workbench.domain.network import Network, Proxy
from workbench.domain.settings import (
    CA_FILE,
    CONNECT_TIMEOUT,
    PROXY_MODE,
    PROXY_URL,
    REQUESTS,
    SETTINGS,
    THEME,
    TOTAL_TIMEOUT,
    settings_from,
)
from workbench.presenters.setting_rows import groups, object_name
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.settings_page import SettingsPage
from workbench.ui.preferences import Preferences
from workbench.ui.theme import Appearance


@pytest.fixture
def store() -> MemorySettings:
    return MemorySettings()


@pytest.fixture
def preferences(bridge: AsyncBridge, store: MemorySettings) -> Preferences:
    return Preferences(bridge, store, store.load(), bridge)


@pytest.fixture
def page(appearance: Appearance, preferences: Preferences, qtbot: QtBot) -> SettingsPage:
    """The page in a window of its own."""
    made = SettingsPage(appearance, preferences)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def combo(page: SettingsPage) -> QComboBox:
    return child(page, QComboBox, "setting_theme")


def number(page: SettingsPage, name: str = "setting_connectTimeout") -> QDoubleSpinBox:
    return child(page, QDoubleSpinBox, name)


def test_that_every_setting_of_a_page_has_a_control_with_name_and_description(
    page: SettingsPage,
) -> None:
    for setting in SETTINGS:
        if setting.group:
            control = child(page, QWidget, object_name(setting))
            assert control.accessibleName() == setting.label
            assert setting.help in control.accessibleDescription()


def test_that_each_page_is_shown_by_its_name(page: SettingsPage) -> None:
    names = child(page, QListWidget, "settingsGroups")
    assert [names.item(row).text() for row in range(names.count())][: len(groups())] == [*groups()]
    page.open_at(REQUESTS)
    assert number(page).isVisible()
    assert not combo(page).isVisible()


def test_that_a_choice_is_applied_at_once_and_kept(
    page: SettingsPage, preferences: Preferences, store: MemorySettings, qtbot: QtBot
) -> None:
    page.open_at("Appearance")
    combo(page).setFocus()
    press(combo(page), Qt.Key.Key_Down)
    press(combo(page), Qt.Key.Key_Down)
    assert preferences.get(THEME) == "dark"
    qtbot.waitUntil(lambda: store.load().get(THEME) == "dark")


def test_that_a_number_is_applied_when_it_is_complete(
    page: SettingsPage, preferences: Preferences
) -> None:
    page.open_at(REQUESTS)
    number(page).setFocus()
    number(page).selectAll()
    type_text(number(page), "25")
    assert preferences.get(CONNECT_TIMEOUT) == 10.0
    press(number(page), Qt.Key.Key_Return)
    assert preferences.get(CONNECT_TIMEOUT) == 25.0


def test_that_the_wheel_passes_over_what_has_no_focus(
    page: SettingsPage, preferences: Preferences
) -> None:
    page.open_at(REQUESTS)
    page.filter.setFocus()
    scroll_down(number(page))
    page.open_at("Appearance")
    scroll_down(combo(page))
    assert preferences.settings.values == {}


def test_that_a_change_is_marked_until_it_is_reset(
    page: SettingsPage, preferences: Preferences
) -> None:
    page.open_at(REQUESTS)
    mark = child(page, QLabel, "setting_connectTimeout_changed")
    reset = child(page, QToolButton, "setting_connectTimeout_reset")
    assert not mark.isVisible()
    preferences.change(CONNECT_TIMEOUT, 3.0)
    assert mark.isVisible()
    assert reset.accessibleName() == "Reset Connect timeout to 10 s"
    click(reset)
    assert preferences.get(CONNECT_TIMEOUT) == 10.0
    assert not mark.isVisible()
    assert number(page).value() == 10.0
    assert number(page).hasFocus()


def test_that_no_limit_is_a_value_below_the_lowest(
    page: SettingsPage, preferences: Preferences
) -> None:
    page.open_at(REQUESTS)
    total = number(page, "setting_totalTimeout")
    assert total.text() == "No limit"
    total.setValue(30)
    assert preferences.get(TOTAL_TIMEOUT) == 30.0
    total.setValue(0)
    assert preferences.get(TOTAL_TIMEOUT) is None


def test_that_a_search_goes_over_all_pages(page: SettingsPage) -> None:
    type_text(page.filter, "theme")
    assert combo(page).isVisible()
    assert not number(page).isVisible()
    page.filter.setText("timeout connect")
    assert number(page).isVisible()
    assert not number(page, "setting_totalTimeout").isVisible()


def test_that_a_search_without_a_match_says_so_and_can_be_cleared(page: SettingsPage) -> None:
    page.filter.setText("zeppelin")
    assert child(page, QLabel, "noSettingText").text() == "No setting matches “zeppelin”."
    press(page.filter, Qt.Key.Key_Escape)
    assert page.filter.text() == ""
    assert page.group == groups()[0]


def test_that_a_page_chosen_while_searching_ends_the_search(page: SettingsPage) -> None:
    page.filter.setText("zeppelin")
    page.open_at(REQUESTS)
    assert page.filter.text() == ""
    assert number(page).isVisible()


def test_that_the_page_before_the_search_comes_back_by_a_click(page: SettingsPage) -> None:
    page.open_at(REQUESTS)
    page.filter.setText("zeppelin")
    item = page.list.currentItem()
    assert page.list.property("searching")
    click(page.list.viewport(), page.list.visualItemRect(item).center())
    assert page.filter.text() == ""
    assert not page.list.property("searching")
    assert number(page).isVisible()


def test_that_ctrl_f_goes_to_the_search(page: SettingsPage) -> None:
    page.open_at(REQUESTS)
    press(page.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filter.hasFocus()


def test_that_a_value_that_may_not_stand_is_named(
    appearance: Appearance, bridge: AsyncBridge, qtbot: QtBot
) -> None:
    store = MemorySettings(settings_from({"theme": "pink"}))
    page = SettingsPage(appearance, Preferences(bridge, store, store.load(), bridge))
    qtbot.addWidget(page)
    assert "theme: It must be one of system, light, dark." in page.banner.text


def test_that_the_window_opens_the_settings_once(window: OpenWindow) -> None:
    window.run("settings")
    page = window.main.tabs.front_tool
    assert isinstance(page, SettingsPage)
    assert page.filter.hasFocus() or not window.frame.isActiveWindow()
    window.open()
    click(window.find(QToolButton, "settingsRailButton"))
    assert window.main.tabs.front_tool is page


def test_that_a_theme_chosen_in_the_menu_shows_on_the_page(window: OpenWindow) -> None:
    window.main.settings.open_at("Appearance")
    window.run("themeDark")
    page = window.main.tabs.front_tool
    assert isinstance(page, SettingsPage)
    assert combo(page).currentText() == "Dark"


def test_that_the_next_request_follows_a_timeout(window: OpenWindow) -> None:
    window.session.use_mock(wanted=True)
    window.open()
    window.main.preferences.change(CONNECT_TIMEOUT, 3.0)
    window.run("send")
    window.wait(lambda: bool(window.world.transport.limits))
    assert window.world.transport.limits[-1].connect == 3.0


def test_that_the_next_request_follows_the_network(window: OpenWindow) -> None:
    preferences, transport = window.main.preferences, window.world.transport
    preferences.change(PROXY_MODE, "manual")
    preferences.change(PROXY_URL, "http://proxy.test:8080")
    preferences.change(CA_FILE, "/ca.pem")
    assert transport.network == Network(Proxy("manual", "http://proxy.test:8080"), "/ca.pem")
    preferences.reset(PROXY_MODE)
    assert transport.network.proxy.mode == "system"


def test_that_settings_of_the_last_time_hold_from_the_start(
    open_window: Callable[[World], OpenWindow],
) -> None:
    window = open_window(World(settings=MemorySettings(settings_from({"connect_timeout": 4.0}))))
    window.session.use_mock(wanted=True)
    window.open()
    window.run("send")
    window.wait(lambda: bool(window.world.transport.limits))
    assert window.world.transport.limits[-1].connect == 4.0
