"""Pages of the program open once, and are made only when they are asked for."""

from tests.ui.windows import OpenWindow
from workbench.ui.panels.tool_page import ToolPage


class Guide(ToolPage):
    """A page as the program has them."""

    KEY, TITLE, ICON = "guide", "Guide", "info"


class Making:
    """Makes guides and counts them."""

    def __init__(self) -> None:
        self.made: list[Guide] = []

    def __call__(self) -> Guide:
        self.made.append(Guide())
        return self.made[-1]


def test_that_a_page_is_made_when_it_is_first_asked_for_and_then_shown_again(
    window: OpenWindow,
) -> None:
    tools, make = window.main.tools, Making()
    tools.offer("guide", make)
    assert make.made == []
    page = tools.show("guide")
    window.open()
    assert tools.show("guide") is page
    assert window.main.tabs.front_tool is page
    assert make.made == [page]


def test_that_a_page_that_was_closed_is_made_anew(window: OpenWindow) -> None:
    tools, make = window.main.tools, Making()
    tools.offer("guide", make)
    tools.show("guide")
    window.run("closeTab")
    assert tools.show("guide") is make.made[1]
