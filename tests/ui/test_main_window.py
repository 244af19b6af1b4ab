"""The window as a user sees it: tree, tabs, saving, sending, keys, mock, theme."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QWidget,
)

from tests.builders import a_request, a_script, a_stream
from tests.fakes import FakeTransport, MemoryDrafts, MemorySecrets, Stall
from tests.ui.hands import child, click, middle_click, press, type_text
from tests.ui.windows import BAD, HELLO, OTHER, ROOT, OpenWindow, World
from workbench.domain.errors import ChangedOutside
from workbench.domain.secret import Secret
from workbench.presenters.error_view import Act, Action
from workbench.presenters.open_documents import Mark
from workbench.ui.actions import COMMANDS
from workbench.ui.dialogs.add_key import AddKeyDialog
from workbench.ui.dialogs.open_link import OpenLinkQuestion
from workbench.ui.dialogs.unsaved import UnsavedQuestion
from workbench.ui.theme import Appearance
from workbench.ui.widgets.banner import Banner
from workbench.ui.widgets.popover import Popover
from workbench.ui.widgets.switch import Switch
from workbench.ui.widgets.tool_button import MenuButton

Open = Callable[..., OpenWindow]


def tabs(window: OpenWindow) -> list[str]:
    widget = child(window.frame, QTabWidget, "documentTabs")
    return [widget.tabText(index) for index in range(widget.count())]


def mark_of(window: OpenWindow) -> Mark | None:
    return window.main.library.documents.mark_of(window.page.place)


def test_that_a_document_opens_in_a_tab_and_names_the_window(window: OpenWindow) -> None:
    window.open()
    assert tabs(window) == ["Say hello"]
    assert window.frame.windowTitle() == "Say hello[*] — Acme — Gemini Workbench"
    assert not window.frame.isWindowModified()


def test_that_a_look_takes_the_place_of_the_last_look(window: OpenWindow) -> None:
    window.open(HELLO, kept=False)
    window.open(OTHER, kept=False)
    assert tabs(window) == ["Other"]


def test_that_an_edited_document_stays_when_another_is_looked_at(window: OpenWindow) -> None:
    window.open(HELLO, kept=False)
    window.edit("{}")
    window.open(OTHER, kept=False)
    assert tabs(window) == ["Say hello", "Other"]


def test_that_an_edit_shows_and_saving_clears_it(window: OpenWindow) -> None:
    window.open()
    window.edit('{"contents": []}')
    assert window.frame.isWindowModified()
    window.run("save")
    window.wait(lambda: not window.desk.is_dirty(window.page))
    assert window.world.collections.requests[ROOT, "hello.yaml"].body == '{"contents": []}'


def test_that_saving_right_after_a_key_saves_what_was_typed(window: OpenWindow) -> None:
    window.open()
    type_text(window.page.request_page.composer.body, " ")
    window.run("save")
    typed = window.page.request().body
    window.wait(lambda: window.world.collections.requests[ROOT, "hello.yaml"].body == typed)
    assert typed[:1] == " "


def test_that_edits_outlive_their_tab(window: OpenWindow) -> None:
    window.open()
    window.edit("{}")
    window.run("closeTab")
    assert tabs(window) == []
    assert window.open().request().body == "{}"


def test_that_a_middle_click_closes_a_tab(window: OpenWindow) -> None:
    window.open(HELLO)
    window.open(OTHER)
    bar = child(window.frame, QTabWidget, "documentTabs").tabBar()
    middle_click(bar, bar.tabRect(0).center())
    assert tabs(window) == ["Other"]


def test_that_ctrl_tab_goes_around(window: OpenWindow) -> None:
    window.open(HELLO)
    window.open(OTHER)
    window.run("nextTab")
    assert window.page.place == HELLO
    window.run("previousTab")
    assert window.page.place == OTHER


def test_that_a_disk_that_refuses_loses_nothing(window: OpenWindow) -> None:
    window.world.collections.refuses_to_save = "the disk is full"
    window.open()
    window.edit("{}")
    window.run("save")
    banner = child(window.page, Banner, "banner")
    window.wait(lambda: "the disk is full" in banner.text)
    assert window.page.request().body == "{}"
    assert window.desk.is_dirty(window.page)


def test_that_a_file_changed_outside_is_kept_or_replaced_by_choice(window: OpenWindow) -> None:
    page = window.open()
    window.edit("{}")
    page.show_not_saved(ChangedOutside("hello.yaml", "it changed on disk"))
    assert page.banner.text == "This request changed on disk"
    click(child(page, QPushButton, "loadFromDiskButton"))
    window.wait(lambda: page.request().body == a_request().body)
    assert not window.desk.is_dirty(page)


def test_that_keeping_mine_writes_over_the_change(window: OpenWindow) -> None:
    page = window.open()
    window.edit("{}")
    page.show_not_saved(ChangedOutside("hello.yaml", "it changed on disk"))
    click(child(page, QPushButton, "keepMineButton"))
    window.wait(lambda: window.world.collections.requests[ROOT, "hello.yaml"].body == "{}")


def test_that_a_broken_file_says_why_and_its_neighbours_open(window: OpenWindow) -> None:
    window.desk.open(BAD)
    label = child(child(window.page, QWidget, "brokenFile"), QLabel, "emptyText")
    window.wait(lambda: "bad.yaml" in label.text())
    assert not window.page.is_ready
    assert window.open(HELLO).is_ready


def test_that_a_new_request_waits_for_its_first_save_in_the_tree(window: OpenWindow) -> None:
    window.run("newRequest")
    window.wait(lambda: window.page.is_ready)
    assert tabs(window) == ["Untitled"]
    assert window.main.library.rows[0].text == "Not saved yet"
    window.run("closeTab")
    assert window.main.library.rows[0].text == "Acme"


def test_that_a_new_request_gets_its_name_from_its_file(window: OpenWindow) -> None:
    window.run("newRequest")
    window.wait(lambda: window.page.is_ready)
    window.desk.save_at(window.page.place, f"{ROOT}/weather.yaml")
    window.wait(lambda: window.page.place.root == ROOT)
    assert window.world.collections.requests[ROOT, "weather.yaml"].name == "weather"
    assert tabs(window) == ["weather"]


def test_that_sending_goes_to_the_mock_while_it_is_on(window: OpenWindow) -> None:
    window.open()
    click(child(window.frame, Switch, "mockSwitch"))
    window.run("send")
    window.wait(lambda: mark_of(window) is Mark.PASSED)
    assert window.world.urls[0].startswith("http://127.0.0.1:8642/v1beta/models/")
    button = child(window.frame, MenuButton, "environmentButton")
    assert button.text() == "Mock · 127.0.0.1:8642"


def test_that_a_request_without_a_key_asks_at_the_key_button(window: OpenWindow) -> None:
    window.open()
    window.run("send")
    popover = child(window.frame, Popover, "popover")
    assert window.world.urls == []
    click(child(popover, QPushButton, "useMockButton"))
    window.wait(lambda: mark_of(window) is Mark.PASSED)
    assert child(window.frame, Switch, "mockSwitch").isChecked()


def test_that_dismissing_the_question_sends_nothing_later(window: OpenWindow) -> None:
    window.open()
    window.run("send")
    child(window.frame, Popover, "popover").close()
    window.session.use_mock(wanted=True)
    window.wait(lambda: window.session.mock.is_on)
    assert window.world.urls == []


def test_that_a_key_goes_along(open_window: Open) -> None:
    window = open_window(World(secrets=MemorySecrets({"Personal": "AIza" + "x" * 35})))
    window.open()
    assert child(window.frame, MenuButton, "apiKeyButton").text() == "Personal"
    window.run("send")
    window.wait(lambda: mark_of(window) is Mark.PASSED)
    assert ("x-goog-api-key", "AIza" + "x" * 35) in window.world.transport.sent[0].headers


def test_that_an_added_key_is_stored_and_chosen(window: OpenWindow) -> None:
    window.run("addKey")
    dialog = child(window.frame, AddKeyDialog, "addKeyDialog")
    dialog.entered.emit("Work", Secret("AIza" + "y" * 35))
    button = child(window.frame, MenuButton, "apiKeyButton")
    window.wait(lambda: button.text() == "Work")
    window.wait(lambda: not window.frame.findChildren(AddKeyDialog))


def test_that_stopping_keeps_what_has_arrived(open_window: Open) -> None:
    stall = Stall()
    world = World(transport=FakeTransport(a_script(a_stream("Hello", finish=None), stall)))
    window = open_window(world)
    window.session.use_mock(wanted=True)
    window.open()
    window.run("send")
    window.wait(stall.reached.is_set)
    window.run("stop")
    window.wait(lambda: mark_of(window) is Mark.STOPPED)
    window.wait(lambda: world.transport.closed_streams == 1)  # the screen does not wait for it


def test_that_closing_a_tab_closes_its_socket(open_window: Open) -> None:
    stall = Stall()
    world = World(transport=FakeTransport(a_script(a_stream("Hello", finish=None), stall)))
    window = open_window(world)
    window.session.use_mock(wanted=True)
    window.open()
    window.run("send")
    window.wait(stall.reached.is_set)
    window.run("closeTab")
    window.wait(lambda: world.transport.closed_streams == 1)


def test_that_the_collections_environment_can_be_chosen(window: OpenWindow) -> None:
    window.open()
    button = child(window.frame, MenuButton, "environmentButton")
    staging = next(each for each in button.menu().actions() if each.text().startswith("Staging"))
    staging.trigger()
    assert button.text() == "Staging · v1"
    assert button.accessibleName() == "Environment, Staging"


def test_that_choosing_the_mock_environment_turns_the_switch_on(window: OpenWindow) -> None:
    button = child(window.frame, MenuButton, "environmentButton")
    mock = next(each for each in button.menu().actions() if each.text().startswith("Mock"))
    assert "googleapis" not in mock.text()
    mock.trigger()
    assert child(window.frame, Switch, "mockSwitch").isChecked()


def test_that_the_theme_is_chosen_and_kept(window: OpenWindow, appearance: Appearance) -> None:
    window.run("themeDark")
    assert appearance.theme.name == "dark"
    window.wait(lambda: window.world.settings.settings.values == {"theme": "dark"})


def test_that_the_side_panel_hides_and_comes_back(window: OpenWindow) -> None:
    window.run("toggleSidePanel")
    assert not window.main.panel.isVisible()
    window.run("toggleSidePanel")
    assert window.main.panel.isVisible()


def test_that_a_narrow_window_stacks_the_response(window: OpenWindow) -> None:
    splitter = child(window.open(), QSplitter, "requestSplitter")
    window.frame.resize(1440, 900)
    window.wait(lambda: splitter.orientation() is Qt.Orientation.Horizontal)
    window.frame.resize(1000, 700)
    window.wait(lambda: splitter.orientation() is Qt.Orientation.Vertical)
    assert window.main.panel.isVisible()


def test_that_a_small_screen_gets_a_smaller_window(window: OpenWindow) -> None:
    window.open()
    window.frame.fit_into(QSize(720, 450))
    assert (window.frame.width(), window.frame.height()) == (720, 450)
    assert not window.main.panel.isVisible()


def test_that_the_narrowest_window_has_no_side_panel(window: OpenWindow) -> None:
    window.frame.resize(960, 600)
    window.wait(lambda: not window.main.panel.isVisible())
    window.frame.resize(1440, 900)
    window.wait(window.main.panel.isVisible)


def test_that_closing_keeps_edits_and_asks_nothing(window: OpenWindow) -> None:
    window.open()
    window.edit("{}")
    window.frame.close()
    assert not window.frame.isVisible()
    assert window.world.drafts.kept[ROOT, "hello.yaml"].request.body == "{}"


def test_that_closing_asks_once_where_edits_cannot_be_kept(open_window: Open) -> None:
    window = open_window(World(drafts=MemoryDrafts(trouble="the disk is full")))
    window.open()
    window.edit("{}")
    window.frame.close()
    question = child(window.frame, UnsavedQuestion, "unsavedQuestion")
    assert window.frame.isVisible()
    assert question.text() == "“Say hello” has changes that are not saved."
    click(child(question, QPushButton, "saveButton"))
    window.wait(lambda: not window.frame.isVisible())
    assert window.world.collections.requests[ROOT, "hello.yaml"].body == "{}"


def test_that_cancelling_the_question_leaves_everything(open_window: Open) -> None:
    window = open_window(World(drafts=MemoryDrafts(trouble="the disk is full")))
    window.open()
    window.edit("{}")
    window.frame.close()
    question = child(window.frame, UnsavedQuestion, "unsavedQuestion")
    click(child(question, QPushButton, "cancelButton"))
    assert window.frame.isVisible()
    assert window.desk.is_dirty(window.page)


def test_that_every_command_stands_in_a_menu_and_does_something(window: OpenWindow) -> None:
    reachable = {
        action.objectName()
        for menu in window.frame.menuBar().findChildren(QMenu)
        for action in menu.actions()
    }
    assert {command.object_name for command in COMMANDS} <= reachable


def test_that_f6_goes_through_the_panes(window: OpenWindow) -> None:
    window.open()
    seen = set()
    for _ in range(6):
        window.run("nextPane")
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.add(focus.objectName())
    assert {"collectionTree", "urlEdit", "bodyEditor"} <= seen


def test_that_licences_can_be_read(window: OpenWindow) -> None:
    window.run("licences")
    dialog = child(window.frame, QDialog, "plainTextDialog")
    text = child(dialog, QPlainTextEdit, "plainTextView").toPlainText()
    assert "ISC License" in text
    assert "SIL OPEN FONT LICENSE" in text
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def choose(window: OpenWindow, act: Act, value: str = "") -> None:
    """Press a button of the error panel."""
    window.page.request_page.response.action_chosen.emit(Action(act, "", value))


def test_that_another_model_can_be_taken_from_the_error(window: OpenWindow) -> None:
    window.open()
    choose(window, Act.USE_MODEL, "gemini-4-argon")
    assert "/models/gemini-4-argon:streamGenerateContent" in window.page.request().url


def test_that_the_field_that_was_refused_is_shown(window: OpenWindow) -> None:
    window.open()
    choose(window, Act.GO_TO_FIELD, "/contents/0/role")
    editor = child(window.page, QPlainTextEdit, "bodyEditor")
    assert editor.toPlainText()[editor.textCursor().position() :].startswith('"user"')


def test_that_choosing_a_key_where_there_is_none_adds_one(window: OpenWindow) -> None:
    window.open()
    choose(window, Act.CHOOSE_KEY)
    assert child(window.frame, AddKeyDialog, "addKeyDialog").isVisible()
    child(window.frame, AddKeyDialog, "addKeyDialog").close()


def test_that_the_mock_can_be_used_instead(window: OpenWindow) -> None:
    window.open()
    choose(window, Act.USE_MOCK)
    window.wait(lambda: mark_of(window) is Mark.PASSED)


def test_that_a_link_is_shown_before_it_is_opened(window: OpenWindow) -> None:
    window.open()
    choose(window, Act.OPEN_LINK, "https://ai.google.dev/pricing")
    question = child(window.frame, OpenLinkQuestion, "openLinkQuestion")
    assert question.informativeText() == "https://ai.google.dev/pricing"
    click(child(question, QPushButton, "cancelLinkButton"))


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "https:", "x"])
def test_that_only_web_addresses_are_offered(window: OpenWindow, address: str) -> None:
    window.open()
    choose(window, Act.OPEN_LINK, address)
    assert window.frame.findChildren(OpenLinkQuestion) == []
