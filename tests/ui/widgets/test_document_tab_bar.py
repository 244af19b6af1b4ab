"""Tabs share the room of their row: a short title stays whole, the longest give way."""

import pytest
from pytestqt.qtbot import QtBot

from workbench.ui.theme import Appearance
from workbench.ui.widgets.document_tab_bar import NARROWEST, DocumentTabBar, fair_share

LONG = "A request with quite a long title"


def a_bar(qtbot: QtBot, appearance: Appearance, width: int, *titles: str) -> DocumentTabBar:
    bar = DocumentTabBar(appearance)
    qtbot.addWidget(bar)
    for title in titles:
        bar.addTab(title)
    bar.resize(width, bar.sizeHint().height())
    bar.show()
    return bar


def widths(bar: DocumentTabBar) -> list[int]:
    return [bar.tabRect(tab).width() for tab in range(bar.count())]


def test_that_tabs_are_as_wide_as_their_titles_where_there_is_room(
    appearance: Appearance, qtbot: QtBot
) -> None:
    bar = a_bar(qtbot, appearance, 2000, LONG, "Short", LONG)
    assert widths(bar) == [bar.tabSizeHint(tab).width() for tab in range(3)]
    assert widths(bar)[0] > widths(bar)[1]


def test_that_a_short_title_stays_whole_while_long_ones_give_way(
    appearance: Appearance, qtbot: QtBot
) -> None:
    free = widths(a_bar(qtbot, appearance, 2000, LONG, "Short", LONG))
    tight = widths(a_bar(qtbot, appearance, free[1] + 2 * NARROWEST + 20, LONG, "Short", LONG))
    assert tight[1] == free[1]
    assert tight[0] == tight[2] == NARROWEST + 10


def test_that_tabs_scroll_before_their_titles_are_beyond_telling(
    appearance: Appearance, qtbot: QtBot
) -> None:
    assert set(widths(a_bar(qtbot, appearance, 200, *[LONG] * 6))) == {NARROWEST}


@pytest.mark.parametrize(
    ("wanted", "room", "share"),
    [([], 100, 0), ([30, 40], 100, 40), ([30, 80, 90], 150, 60), ([90, 90], 100, 50)],
)
def test_that_the_room_is_shared_fairly(wanted: list[int], room: int, share: int) -> None:
    assert fair_share(wanted, room) == share
