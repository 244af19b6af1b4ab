"""The tabs above a view where there is not room for all of them."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import child
from workbench.ui.theme import Appearance
from workbench.ui.widgets.view_tabs import ViewTabs

NAMES = ("Merged", "Chunks", "Raw", "JSON", "Headers", "Assertions", "Usage")


@pytest.fixture
def tabs(appearance: Appearance, qtbot: QtBot) -> ViewTabs:
    made = ViewTabs("viewTabs", "Response view", [(name.lower(), name) for name in NAMES])
    qtbot.addWidget(made)
    made.resize(800, 36)
    made.show()
    return made


def more(tabs: ViewTabs) -> QToolButton:
    return child(tabs, QToolButton, "viewTabsMore")


def listed(tabs: ViewTabs) -> list[QAction]:
    more(tabs).menu().aboutToShow.emit()
    return more(tabs).menu().actions()


def test_that_with_room_for_all_there_is_no_menu(tabs: ViewTabs) -> None:
    assert tabs.behind == []
    assert not more(tabs).isVisible()


def test_that_tabs_without_room_stand_in_the_menu(tabs: ViewTabs) -> None:
    tabs.resize(300, 36)
    assert tabs.behind == [name.lower() for name in NAMES[-len(tabs.behind) :]]
    assert 2 < len(tabs.behind) < 7
    assert [action.text() for action in listed(tabs)] == [
        n for n in NAMES if n.lower() in tabs.behind
    ]
    assert more(tabs).isVisible()
    assert more(tabs).geometry().right() <= 300


def test_that_the_tab_at_the_front_is_always_in_sight(tabs: ViewTabs) -> None:
    tabs.show_tab("usage")
    tabs.resize(200, 36)
    assert "usage" not in tabs.behind
    tabs.show_tab("assertions")
    assert tabs.current == "assertions"
    assert "assertions" not in tabs.behind
    assert "usage" in tabs.behind


def test_that_a_tab_is_chosen_from_the_menu(tabs: ViewTabs, qtbot: QtBot) -> None:
    tabs.resize(260, 36)
    with qtbot.waitSignal(tabs.shown) as shown:
        listed(tabs)[-1].trigger()
    assert shown.args == ["usage"] == [tabs.current]


def test_that_a_badge_goes_behind_with_its_tab(tabs: ViewTabs) -> None:
    tabs.resize(260, 36)
    tabs.show_badge("assertions", "1 failed", "error")
    label = tabs.tabButton(5, QTabBar.ButtonPosition.RightSide)
    assert isinstance(label, QLabel)
    assert not label.isVisible()
    tabs.show_badge("assertions", "2 failed", "error")
    assert not label.isVisible()
    assert "Assertions 2 failed" in [action.text() for action in listed(tabs)]
    tabs.resize(900, 36)
    assert label.isVisible()
    assert tabs.behind == []


@pytest.mark.parametrize("front", ["merged", "json", "assertions", "usage"])
@pytest.mark.parametrize("width", [260, 330, 400, 560])
def test_that_no_tab_is_cut_off_at_the_left(tabs: ViewTabs, front: str, width: int) -> None:
    tabs.show_badge("chunks", "145")
    tabs.show_badge("assertions", "1 failed", "error")
    tabs.show_tab(front)
    tabs.resize(width, 36)
    first = next(at for at in range(tabs.count()) if tabs.isTabVisible(at))
    assert tabs.current == front
    assert tabs.tabRect(first).left() == 0
    tabs.resize(800, 36)
    assert tabs.behind == []
    assert tabs.tabRect(0).left() == 0
