"""Tabs in the window: closing several, reopening, giving up edits, going to one by its number."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton

from tests.builders import a_request
from tests.ui.hands import child, click, press, type_text
from tests.ui.windows import BAD, HELLO, OTHER, OpenWindow
from workbench.domain.settings import PREVIEW_TABS
from workbench.presenters.open_documents import Place
from workbench.ui.dialogs.palette import Palette
from workbench.ui.widgets.document_tab_bar import DocumentTabBar

CONTROL = Qt.KeyboardModifier.ControlModifier


def places(window: OpenWindow) -> list[Place]:
    return [page.place for page in window.main.tabs.pages]


def three(window: OpenWindow) -> Place:
    """Open two requests and begin a third; return its place."""
    window.open(HELLO)
    window.open(OTHER)
    window.run("newRequest")
    return window.page.place


def is_enabled(window: OpenWindow, command: str) -> bool:
    return window.frame.menus.actions_by_id[command].isEnabled()


def menu_of(window: OpenWindow, tab: int) -> QMenu:
    """Open the menu of a tab by the right button, or by the menu key for -1."""
    bar = child(window.main.tabs, DocumentTabBar, "")
    by_key = tab < 0
    at = bar.rect().center() if by_key else bar.tabRect(tab).center()
    reason = QContextMenuEvent.Reason.Keyboard if by_key else QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(bar, QContextMenuEvent(reason, at, bar.mapToGlobal(at)))
    return child(window.main.tabs, QMenu, "tabMenu")


def undo(window: OpenWindow) -> None:
    click(child(window.main.toast, QPushButton, "toastButton"))


def choose(menu: QMenu, text: str) -> None:
    action = next(action for action in menu.actions() if action.text() == text)
    click(menu, menu.actionGeometry(action).center())


def test_that_all_other_tabs_close(window: OpenWindow) -> None:
    begun = three(window)
    window.run("closeOthers")
    assert places(window) == [begun]
    assert window.main.toast.text == "Closed 2 tabs."
    undo(window)
    assert set(places(window)) == {begun, HELLO, OTHER}
    window.run("closeTab")
    assert window.main.toast.text == ""  # one tab is closed without a word


def test_that_the_menu_of_a_tab_acts_on_that_tab(window: OpenWindow) -> None:
    three(window)
    choose(menu_of(window, 0), "Close to the right")
    assert places(window) == [HELLO]
    choose(menu_of(window, 0), "Close")
    assert places(window) == []


def test_that_the_menu_key_means_the_tab_at_the_front(window: OpenWindow) -> None:
    window.open(HELLO)
    window.open(OTHER)
    choose(menu_of(window, -1), "Close others")  # the middle of the bar is under another tab
    assert places(window) == [OTHER]


def test_that_saved_tabs_close_and_edited_ones_stay(window: OpenWindow) -> None:
    window.open(OTHER)
    window.open(HELLO)
    window.edit("{}")
    window.run("closeSaved")
    assert places(window) == [HELLO]


def test_that_closed_tabs_reopen_last_first_with_their_edits(window: OpenWindow) -> None:
    assert not is_enabled(window, "reopenTab")
    window.open(HELLO)
    window.edit("{}")
    window.open(OTHER)
    window.run("closeTab")
    window.run("closeTab")
    assert is_enabled(window, "reopenTab")
    window.run("reopenTab")
    window.wait(lambda: window.page.is_ready)
    assert window.page.place == HELLO
    assert window.page.request().body == "{}"
    window.run("reopenTab")
    assert places(window) == [HELLO, OTHER]
    assert not is_enabled(window, "reopenTab")


def test_that_what_is_open_again_is_passed_over(window: OpenWindow) -> None:
    window.open(HELLO)
    window.open(OTHER)
    window.run("closeTab")
    window.run("closeTab")
    window.open(HELLO)
    window.run("reopenTab")
    assert places(window) == [HELLO, OTHER]


def test_that_an_untouched_new_request_is_gone_for_good(window: OpenWindow) -> None:
    window.run("newRequest")
    window.run("closeTab")
    assert not is_enabled(window, "reopenTab")


def test_that_edits_can_be_given_up_and_taken_back(window: OpenWindow) -> None:
    assert not is_enabled(window, "revert")
    window.open()
    window.edit("{}")
    assert is_enabled(window, "revert")
    window.run("revert")
    window.wait(lambda: window.page.request().body == a_request().body)
    assert not window.desk.is_dirty(window.page)
    assert window.main.toast.text == "Reverted to what the file holds."
    undo(window)
    assert window.page.request().body == "{}"
    window.wait(lambda: window.desk.is_dirty(window.page))


def test_that_a_draft_can_be_discarded_and_reopened(window: OpenWindow) -> None:
    window.run("newRequest")
    assert not is_enabled(window, "revert")
    window.edit("[1]")
    place = window.page.place
    window.run("discardDraft")
    assert places(window) == []
    assert [row.text for row in window.main.library.rows] == ["Acme"]
    assert window.main.toast.text == "Discarded Untitled."
    undo(window)
    window.wait(lambda: window.desk.front is not None and window.page.is_ready)
    assert window.page.place == place
    assert window.page.request().body == "[1]"


def test_that_a_number_brings_its_tab_to_the_front(window: OpenWindow) -> None:
    window.open(HELLO)
    window.open(OTHER)
    shortcuts = {s.key().toString(): s for s in window.frame.findChildren(QShortcut)}
    shortcuts["Ctrl+1"].activated.emit()
    assert window.page.place == HELLO
    shortcuts["Ctrl+9"].activated.emit()
    assert window.page.place == HELLO


def test_that_the_list_of_tabs_has_all_in_their_order_and_can_be_filtered(
    window: OpenWindow,
) -> None:
    window.open(OTHER)
    window.desk.open(BAD, kept=True)
    window.run("settings")
    window.open(HELLO)
    click(child(window.main.tabs, QToolButton, "allTabsButton"))
    palette = next(top for top in QApplication.topLevelWidgets() if isinstance(top, Palette))
    assert shown_in(palette) == ["Open tabs", "Other", "bad.yaml", "Settings", "Say hello"]
    type_text(palette.edit, "sett")
    assert shown_in(palette) == ["Open tabs", "Settings"]
    press(palette.edit, Qt.Key.Key_Return)
    window.wait(lambda: window.main.tabs.front_tool is not None)


def shown_in(palette: Palette) -> list[str]:
    return [palette.model.index(row).data() for row in range(palette.model.rowCount())]


def test_that_a_tab_reopens_as_it_was_left(window: OpenWindow) -> None:
    page = window.open(HELLO)
    window.edit("\n".join(f'"{line}"' for line in range(500)))
    page.request_page.composer.tabs.show_tab("json")
    page.request_page.composer.body.go_to(400, 3)
    page.request_page.response.tabs.show_tab("raw")
    caret = page.request_page.composer.body.textCursor().position()
    scroll = page.request_page.composer.body.verticalScrollBar().value()
    window.run("closeTab")
    window.run("reopenTab")
    window.wait(lambda: window.desk.front is not None and window.page.is_ready)
    body = window.page.request_page.composer.body
    assert (body.textCursor().position(), scroll > 0) == (caret, True)
    assert abs(body.verticalScrollBar().value() - scroll) <= 1
    assert window.page.request_page.response.tabs.current == "raw"


def test_that_tabs_are_dragged_into_another_order(window: OpenWindow) -> None:
    window.open(HELLO)
    window.open(OTHER)
    bar = child(window.main.tabs, DocumentTabBar, "")
    first, second = bar.tabRect(0).center(), bar.tabRect(1).center()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    for x in range(first.x(), second.x() + 40, 8):
        QTest.mouseMove(bar, QPoint(x, first.y()))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, second)
    assert places(window) == [OTHER, HELLO]
    assert window.main.memory.state().tabs[0].path == "other.yaml"


def test_that_looks_are_kept_where_previews_are_off(window: OpenWindow) -> None:
    window.open(HELLO, kept=False)
    assert window.main.tabs.preview is window.page
    window.main.preferences.change(PREVIEW_TABS, value=False)
    window.open(OTHER, kept=False)
    assert window.main.tabs.preview is not window.page


def test_that_a_toast_is_reached_and_pressed_by_keys_alone(window: OpenWindow) -> None:
    page = window.open()
    window.edit("{}")
    window.frame.activateWindow()
    page.request_page.composer.body.setFocus()
    window.run("revert")
    window.wait(lambda: page.request().body == a_request().body)
    button = child(window.main.toast, QPushButton, "toastButton")
    for _ in range(12):
        if not button.hasFocus():
            window.run("nextPane")
    assert button.hasFocus()
    press(button, Qt.Key.Key_Return)
    assert page.request().body == "{}"
    assert window.main.toast.text == ""
