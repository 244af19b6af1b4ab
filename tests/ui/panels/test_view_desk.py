"""The views of an answer by their keys."""

from collections import Counter

from PySide6.QtWidgets import QMenu

from tests.ui.windows import OTHER, OpenWindow
from workbench.ui.actions import Menu
from workbench.ui.panels.response_views import VIEWS


def shortcut(window: OpenWindow, command: str) -> str:
    return window.frame.menus.actions_by_id[command].shortcut().toString()


def test_that_every_view_has_a_command(window: OpenWindow) -> None:
    window.open()
    page = window.page.request_page
    for number, (key, _) in enumerate(VIEWS, 1):
        command = f"view{key[0].upper()}{key[1:]}"
        assert shortcut(window, command) == f"Alt+{number}"
        window.run(command)
        assert page.response.tabs.current == key


def test_that_the_commands_are_added_once_and_share_no_keys(window: OpenWindow) -> None:
    window.open()
    window.open(OTHER)
    ids = Counter(command.id for command in window.frame.menus.commands)
    assert max(ids.values()) == 1
    keys = Counter(command.shortcut for command in window.frame.menus.commands if command.shortcut)
    assert [key for key, count in keys.items() if count > 1] == []
    menus = [menu.title() for menu in window.frame.menus.findChildren(QMenu)]
    assert menus.count(Menu.RESPONSE_VIEW.value.partition(">")[2]) == 1


def test_that_a_view_brings_its_half_back(window: OpenWindow) -> None:
    window.open()
    window.run("layoutComposerOnly")
    window.run("viewChunks")
    page = window.page.request_page
    assert page.response.isVisible()
    assert page.response.tabs.current == "chunks"


def test_that_views_can_be_chosen_only_with_a_request(window: OpenWindow) -> None:
    window.open()
    assert window.frame.menus.actions_by_id["viewChunks"].isEnabled()
    window.run("closeTab")
    assert not window.frame.menus.actions_by_id["viewChunks"].isEnabled()


def test_that_the_menu_of_views_stands_where_the_design_has_it(window: OpenWindow) -> None:
    menus = window.frame.menus.findChildren(QMenu)
    view = next(menu for menu in menus if menu.title() == "&View")
    titles = [action.text() for action in view.actions()]
    layout = titles.index("&Layout")
    assert titles[layout : layout + 3] == ["&Layout", "&Response view", "&Composer tab"]
