"""Finding by command and key, in the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.builders import a_run, a_stream
from tests.run_events import events_of_run
from tests.ui.hands import found_by, look_for, press
from tests.ui.windows import OpenWindow


def answered(window: OpenWindow) -> None:
    """Open a request and show an answer to it."""
    told = events_of_run(a_run(a_stream("Hello, ", "world")))
    window.open().request_page.response.show_events(told)


def test_that_ctrl_f_finds_in_the_answer(window: OpenWindow) -> None:
    answered(window)
    pane = window.page.request_page.response
    pane.views.merged.area.setFocus()
    QTest.keyClick(window.frame, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    window.wait(pane.find_bar.isVisible)
    assert look_for(pane.find_bar, "o") == "1 of 2"


def test_that_f3_goes_on(window: OpenWindow) -> None:
    answered(window)
    bar = window.page.request_page.response.find_bar
    window.run("find")
    look_for(bar, "o")
    window.run("findNext")
    assert bar.count_text == "2 of 2"
    window.run("findPrevious")
    assert bar.count_text == "1 of 2"
    press(bar.field, Qt.Key.Key_Escape)
    window.run("findNext")
    assert (bar.isVisible(), found_by(bar)) == (True, "1 of 2")


def test_that_without_a_request_nothing_is_found(window: OpenWindow) -> None:
    action = window.frame.menus.actions_by_id["find"]
    assert not action.isEnabled()
    action.setEnabled(True)
    action.trigger()
    window.run("findNext")
    window.run("findPrevious")


def test_that_ctrl_f_in_the_body_finds_and_replaces_there(window: OpenWindow) -> None:
    window.open()
    composer = window.page.request_page.composer
    composer.body.load('{"a": "one", "b": "one"}')
    composer.body.setFocus()
    window.run("find")
    assert composer.find_bar.isVisible()
    assert look_for(composer.find_bar, "one") == "1 of 2"
    window.run("findNext")
    assert composer.find_bar.count_text == "2 of 2"
    assert composer.body.textCursor().selectedText() == "one"


def test_that_with_the_composer_alone_the_body_is_searched(window: OpenWindow) -> None:
    window.open()
    window.run("layoutComposerOnly")
    composer = window.page.request_page.composer
    composer.tabs.show_tab("headers")
    window.run("find")
    assert composer.tabs.current == "json"
    assert composer.find_bar.field.hasFocus()


def test_that_ctrl_c_in_the_json_copies_its_value(window: OpenWindow) -> None:
    answered(window)
    pane = window.page.request_page.response
    pane.tabs.show_tab("json")
    pane.views.json.tree.choose(("candidates", 0, "content", "parts", 0, "text"))
    pane.views.json.tree.setFocus()
    QTest.keyClick(pane.views.json.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Hello, world"
