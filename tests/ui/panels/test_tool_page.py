"""Pages of the program among the tabs: one of a kind, closed like a document, never taken for one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTabBar
from pytestqt.qtbot import QtBot

from tests.ui.hands import press
from tests.ui.windows import HELLO, OTHER, OpenWindow, World
from workbench.ui.async_bridge import AsyncBridge
from workbench.ui.panels.tool_page import ToolPage
from workbench.ui.theme import Appearance


class Guide(ToolPage):
    """A page as the program has them."""

    KEY, TITLE, ICON = "guide", "Guide", "info"


@pytest.fixture
def window(appearance: Appearance, bridge: AsyncBridge, qtbot: QtBot) -> OpenWindow:
    return OpenWindow(World(), appearance, bridge, qtbot).begin()


def titles(window: OpenWindow) -> list[str]:
    bar = window.main.tabs.findChild(QTabBar)
    assert bar is not None
    return [bar.tabText(index) for index in range(bar.count())]


def test_that_a_page_stands_beside_documents_and_is_no_document(window: OpenWindow) -> None:
    window.open()
    window.main.tabs.show_tool(Guide())
    assert titles(window) == ["Say hello", "Guide"]
    assert window.desk.front is None
    assert window.frame.windowTitle() == "Guide — Gemini Workbench"
    assert not window.frame.menus.actions_by_id["send"].isEnabled()
    assert window.frame.menus.actions_by_id["closeTab"].isEnabled()


def test_that_showing_a_page_again_brings_the_open_one_to_the_front(window: OpenWindow) -> None:
    guide = Guide()
    window.main.tabs.show_tool(guide)
    window.open()
    window.main.tabs.show_tool(guide)
    assert window.main.tabs.front_tool is guide
    assert titles(window) == ["Guide", "Say hello"]
    assert window.main.tabs.tool("guide") is guide


def test_that_a_page_closes_by_the_command_of_tabs(window: OpenWindow, qtbot: QtBot) -> None:
    window.open()
    window.main.tabs.show_tool(Guide())
    with qtbot.waitSignal(window.main.tabs.tool_closed) as closed:
        window.run("closeTab")
    assert closed.args == ["guide"]
    assert titles(window) == ["Say hello"]
    assert window.desk.front is window.page


def test_that_closing_others_closes_documents_and_pages_alike(window: OpenWindow) -> None:
    window.open(HELLO)
    window.main.tabs.show_tool(Guide())
    window.open(OTHER)
    window.run("closeOthers")
    assert titles(window) == ["Other"]


def test_that_the_last_page_leaves_an_empty_desk(window: OpenWindow) -> None:
    window.main.tabs.show_tool(Guide())
    window.run("closeTab")
    assert window.main.tabs.all == ()
    assert not window.frame.menus.actions_by_id["closeTab"].isEnabled()


def test_that_a_page_gives_its_focus_to_the_control_it_begins_at(window: OpenWindow) -> None:
    guide = Guide()
    first, second = QLineEdit(guide), QLineEdit(guide)
    guide.begin_at(first)
    window.main.tabs.show_tool(guide)
    guide.setFocus()
    assert first.hasFocus()
    second.setFocus()
    press(second, Qt.Key.Key_Backtab)
    assert first.hasFocus()


def test_that_the_environment_of_the_last_document_stays_chosen(window: OpenWindow) -> None:
    window.open()
    own = window.session.own_environments
    window.main.tabs.show_tool(Guide())
    assert own
    assert window.session.own_environments == own
