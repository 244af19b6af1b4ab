"""The layouts of a request in the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QToolButton

from tests.ui.hands import child, click
from tests.ui.windows import OTHER, OpenWindow


def shown(window: OpenWindow) -> tuple[str, bool, bool]:
    """Return how the splitter lies, and whether composer and response are in view."""
    page = window.page.request_page
    splitter = child(page, QSplitter, "requestSplitter")
    lies = "beside" if splitter.orientation() == Qt.Orientation.Horizontal else "below"
    return lies, page.composer.isVisible(), page.response.isVisible()


def checked(window: OpenWindow) -> list[str]:
    actions = window.frame.menus.actions_by_id
    return [name for name, act in actions.items() if name.startswith("layout") and act.isChecked()]


def test_that_f9_goes_through_the_layouts(window: OpenWindow) -> None:
    window.open()
    seen = [shown(window)]
    for _ in range(4):
        window.run("nextLayout")
        seen.append(shown(window))
    assert seen == [
        ("beside", True, True),
        ("below", True, True),
        ("beside", True, False),
        ("beside", False, True),
        ("beside", True, True),
    ]
    assert checked(window) == ["layoutSideBySide"]


def test_that_a_layout_chosen_holds_for_every_page_and_every_width(window: OpenWindow) -> None:
    window.open()
    window.run("layoutStacked")
    window.open(OTHER)
    assert shown(window) == ("below", True, True)
    window.run("layoutSideBySide")
    window.frame.resize(960, 600)
    assert shown(window) == ("beside", True, True)
    assert checked(window) == ["layoutSideBySide"]


def test_that_a_narrow_window_stacks_until_a_layout_is_chosen(window: OpenWindow) -> None:
    window.open()
    window.frame.resize(1000, 700)
    window.wait(lambda: shown(window) == ("below", True, True))
    assert checked(window) == ["layoutStacked"]


def test_that_one_button_brings_the_other_half_back(window: OpenWindow) -> None:
    window.open()
    button = child(window.page, QToolButton, "otherHalfButton")
    assert not button.isVisible()
    window.run("layoutStacked")
    window.run("layoutResponseOnly")
    assert button.accessibleName() == "Show the composer"
    click(button)
    assert shown(window) == ("below", True, True)
    window.run("layoutComposerOnly")
    assert button.accessibleName() == "Show the response"


def test_that_without_room_for_both_halves_the_response_goes_below_until_there_is(
    window: OpenWindow,
) -> None:
    window.open()
    window.run("layoutSideBySide")
    window.frame.resize(960, 600)
    window.frame.show_panel()
    window.wait(lambda: shown(window) == ("below", True, True))
    response = window.page.request_page.response
    window.wait(lambda: response.width() <= window.page.width())
    window.frame.resize(1440, 900)
    window.wait(lambda: shown(window) == ("beside", True, True))


def test_that_the_halves_share_the_room_as_before_once_they_are_side_by_side_again(
    window: OpenWindow,
) -> None:
    page = window.open().request_page
    window.run("layoutSideBySide")
    page.set_split((700, 428))
    before = page.split
    window.run("layoutStacked")
    window.run("layoutSideBySide")
    assert page.split == before
