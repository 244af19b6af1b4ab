"""The check list of ui.md 29: names for all, a focus chain that comes back, object names that do not clash."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QWidget,
)

from tests.ui.pages import MAKERS, pages, walked_world
from tests.ui.windows import OpenWindow, World
from workbench.presenters.open_documents import Mark
from workbench.ui.panels.composer_pages import TABS
from workbench.ui.panels.request_page import RequestPage
from workbench.ui.panels.response_views import VIEWS

LONGEST_CHAIN = 400
BLOCKS = ("textBlock",)
"""What an answer has as many of as it has paragraphs, by one name (ui.md 28)."""


def shown(root: QWidget) -> Iterator[QWidget]:
    """Yield the widgets of a root that can be seen, without the insides of Qt's own."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and not inside_of_a_control(widget):
            yield widget


def inside_of_a_control(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox | QAbstractSpinBox | QAbstractScrollArea | QLineEdit)


def unnamed(root: QWidget) -> list[str]:
    """Return the widgets that take the focus and have no name for a screen reader."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in shown(root)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.accessibleName()
        if not (isinstance(widget, QAbstractButton | QLabel) and widget.text())
    ]


def chain_of(start: QWidget) -> list[QWidget]:
    """Return what Tab reaches from a widget on, until it comes back."""
    chain = [start]
    while len(chain) < LONGEST_CHAIN:
        widget = QApplication.focusWidget()
        assert widget is not None
        widget.window().focusNextChild()
        following = QApplication.focusWidget()
        if following is start or following is None:
            return chain
        chain.append(following)
    return chain


def clashes(page: QWidget) -> dict[str, int]:
    """Return the object names that more than one control of a page has."""
    names = Counter(
        widget.objectName()
        for widget in shown(page)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if widget.objectName() not in ("", *BLOCKS)
    )
    return {name: count for name, count in names.items() if count > 1}


@pytest.fixture
def answered(window: OpenWindow) -> OpenWindow:
    """A window with a request and its answer."""
    window.session.use_mock(wanted=True)
    page = window.open()
    window.run("send")
    window.wait(lambda: window.main.library.documents.mark_of(page.place) is Mark.PASSED)
    return window


def each_view(window: OpenWindow) -> Iterator[RequestPage]:
    """Yield the page at the front once for each of its views, the view in sight."""
    page = window.page.request_page
    for tabs, entries in ((page.composer.tabs, TABS), (page.response.tabs, VIEWS)):
        for key, _ in entries:
            tabs.show_tab(key)
            yield page


def test_that_everything_that_takes_the_focus_has_a_name(answered: OpenWindow) -> None:
    assert unnamed(answered.frame) == []
    for page in each_view(answered):
        assert unnamed(page) == [], page.response.tabs.current


def test_that_no_two_controls_of_a_page_share_an_object_name(answered: OpenWindow) -> None:
    for page in each_view(answered):
        assert clashes(page) == {}, page.response.tabs.current


def test_that_tab_comes_back_to_where_it_began(answered: OpenWindow) -> None:
    answered.frame.activateWindow()
    switch = answered.frame.top_bar.mock_switch
    switch.setFocus()
    chain = chain_of(switch)
    assert len(chain) < LONGEST_CHAIN
    names = {widget.objectName() for widget in chain}
    wanted = {"commandField", "environmentButton", "apiKeyButton", "collectionTree", "urlEdit"}
    assert wanted | {"sendButton", "composerTabs", "bodyEditor", "viewTabs"} <= names


def test_that_every_page_panel_and_dialog_has_names_and_no_clash(
    open_window: Callable[[World], OpenWindow],
) -> None:
    window = open_window(walked_world())
    for page in pages(window):
        assert unnamed(page.root) == [], page.name
        inside = window.main.tabs.front_tool or window.main.tabs.front or page.root
        root = inside if page.root is window.frame else page.root
        assert clashes(root) == {}, page.name
        if page.root is not window.frame:
            assert page.root.windowTitle() or page.root.accessibleName(), page.name


@pytest.mark.parametrize("command", ["gettingStarted", "checkKeys", "settings"])
def test_that_tab_comes_back_on_every_page_of_the_program(
    command: str, open_window: Callable[[World], OpenWindow]
) -> None:
    window = open_window(walked_world())
    window.run(command)
    window.frame.activateWindow()
    start = window.frame.top_bar.mock_switch
    start.setFocus()
    chain = chain_of(start)
    assert len(chain) < LONGEST_CHAIN
    page = window.main.tabs.front_tool
    assert page is not None
    assert [widget for widget in chain if page.isAncestorOf(widget)]


@pytest.mark.parametrize("make", MAKERS)
def test_that_tab_comes_back_in_every_dialog(
    make: Callable[[OpenWindow], QDialog], window: OpenWindow
) -> None:
    dialog = make(window)
    dialog.show()
    dialog.activateWindow()
    window.wait(lambda: QApplication.focusWidget() is not None)
    start = QApplication.focusWidget()
    assert start is not None
    assert 1 < len(chain_of(start)) < LONGEST_CHAIN
    dialog.reject()
