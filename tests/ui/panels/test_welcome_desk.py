"""The Welcome page: an example runs with one press, a key is saved and checked, one's own files are near."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from tests.builders import JSON, a_request, a_script, a_stream, an_error
from tests.fakes import FakeTransport, MemorySecrets
from tests.ui.hands import child, click, press, type_text
from tests.ui.windows import ROOT, TREE, OpenWindow, World, acme
from workbench.domain.collection import Document
from workbench.domain.errors import CannotWrite, KeyringKind
from workbench.ports import StarterCollection
from workbench.presenters.open_documents import Mark, Place
from workbench.presenters.welcome_examples import EXAMPLES
from workbench.ui.panels.welcome_page import WelcomePage

VALUE = "AIza" + "x" * 35
MODELS = a_script(json.dumps({"models": [{}] * 41}).encode(), headers=JSON)
FIRST = Place(ROOT, EXAMPLES[0].file)
Opened = Callable[[World], OpenWindow]


def examples(**changes: object) -> World:
    """Return a world whose collection Acme holds the examples, too."""
    collections = acme()
    documents = tuple(Document(one.file, one.title, streams=True) for one in EXAMPLES)
    top = replace(TREE.top, children=(*TREE.top.children, *documents))
    collections.trees[ROOT] = replace(TREE, top=top)
    for one in EXAMPLES:
        collections.requests[ROOT, one.file] = a_request(name=one.title)
    world = World(collections=collections)
    for name, value in changes.items():
        setattr(world, name, value)
    return world


def welcome(window: OpenWindow) -> WelcomePage:
    """Choose Getting started in the menu Help."""
    window.run("gettingStarted")
    page = window.main.tabs.front_tool
    assert isinstance(page, WelcomePage)
    return page


def button(window: OpenWindow, name: str) -> QPushButton:
    return cast("QPushButton", window.find(QPushButton, name))


def said(page: WelcomePage) -> str:
    return page.card.said


def type_key(page: WelcomePage, value: str = VALUE) -> None:
    page.card.field.setFocus()
    type_text(page.card.field, value)


def test_that_run_opens_the_example_and_sends_it_to_the_mock_server(open_window: Opened) -> None:
    window = open_window(examples())
    welcome(window)
    click(button(window, "runRetryGuideButton"))
    window.wait(lambda: window.main.library.documents.mark_of(FIRST) is Mark.PASSED)
    assert window.page.place == FIRST
    assert window.session.mock.is_on
    assert window.world.urls[0].startswith("http://127.0.0.1:8642/")


def test_that_with_a_key_examples_go_to_the_mock_server_all_the_same(open_window: Opened) -> None:
    window = open_window(examples(secrets=MemorySecrets({"Personal": VALUE})))
    welcome(window)
    click(button(window, "runRetryGuideButton"))
    window.wait(lambda: bool(window.world.urls))
    assert window.world.urls[0].startswith("http://127.0.0.1:8642/")


def test_that_an_example_that_is_open_is_sent_again(open_window: Opened) -> None:
    window = open_window(examples())
    for times in (1, 2):
        welcome(window)
        click(button(window, "runRetryGuideButton"))
        window.wait(lambda times=times: len(window.world.urls) == times)  # type: ignore[misc]  # a default keeps the number


def test_that_an_example_runs_from_a_window_without_collections(bare_window: Opened) -> None:
    window = bare_window(examples())
    window.session.begin()
    welcome(window)
    click(button(window, "runRetryGuideButton"))
    window.wait(lambda: window.main.library.documents.mark_of(FIRST) is Mark.PASSED)
    assert window.main.library.roots == (ROOT,)


def test_that_missing_examples_are_said_on_the_page(open_window: Opened) -> None:
    class NoExamples(World):
        def prepare_examples(self) -> StarterCollection:
            raise CannotWrite("/data/Examples", "the disk is full")

    window = open_window(NoExamples())
    welcome(window)
    click(button(window, "runRetryGuideButton"))
    trouble = cast("QLabel", window.find(QLabel, "welcomeTrouble"))
    window.wait(lambda: "the disk is full" in trouble.text())
    assert trouble.isVisible()


def test_that_a_saved_key_is_checked_with_one_list_of_the_models(open_window: Opened) -> None:
    window = open_window(examples(transport=FakeTransport(MODELS)))
    page = welcome(window)
    type_key(page)
    press(page.card.field, Qt.Key.Key_Return)
    window.wait(lambda: said(page) == "Key saved. 41 models available.")
    assert not button(window, "welcomeDoctorButton").isVisible()
    (url,) = window.world.urls
    assert url == "https://generativelanguage.googleapis.com/v1beta/models?pageSize=1000"
    assert window.session.keys.names == ("default",)
    assert page.card.field.text() == ""


def test_that_the_key_does_not_stay_where_undo_finds_it(open_window: Opened) -> None:
    window = open_window(examples(transport=FakeTransport(MODELS)))
    page = welcome(window)
    type_key(page)
    click(page.card.save_button)
    window.wait(lambda: "41 models" in said(page))
    page.card.field.undo()
    assert page.card.field.text() == ""


def test_that_a_refused_key_is_explained_under_the_field(open_window: Opened) -> None:
    detail = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}
    refusal = a_script(an_error(details=[detail]), status=400, headers=JSON)
    window = open_window(examples(transport=FakeTransport(refusal)))
    page = welcome(window)
    type_key(page)
    click(page.card.save_button)
    window.wait(lambda: "does not accept this key" in said(page))
    click(button(window, "welcomeDoctorButton"))
    assert window.main.tabs.front_tool is window.main.tabs.tool("keyDoctor")


def test_that_a_keyring_that_refuses_leaves_the_key_in_the_field(open_window: Opened) -> None:
    window = open_window(examples(secrets=MemorySecrets()))
    page = welcome(window)
    window.world.secrets.trouble = KeyringKind.LOCKED
    type_key(page)
    click(page.card.save_button)
    window.wait(lambda: "locked" in said(page))
    assert page.card.field.text() == VALUE
    assert window.world.urls == []
    window.world.secrets.trouble = None
    click(page.card.save_button)
    window.wait(lambda: window.session.keys.names == ("default",))


def test_that_what_cannot_be_a_key_is_said_before_it_is_kept(open_window: Opened) -> None:
    window = open_window(examples())
    page = welcome(window)
    type_key(page, "AIza with spaces")
    click(page.card.save_button)
    assert "Character 5 is a space" in said(page)
    assert window.session.keys.names == ()
    type_text(page.card.field, "x")
    assert said(page) == ""


def test_that_an_empty_field_saves_nothing(open_window: Opened) -> None:
    window = open_window(examples())
    page = welcome(window)
    assert not page.card.save_button.isEnabled()
    page.card.field.setFocus()
    press(page.card.field, Qt.Key.Key_Return)
    assert said(page) == ""


def test_that_after_saving_the_mock_server_can_be_left(open_window: Opened) -> None:
    window = open_window(examples(transport=FakeTransport(MODELS)))
    window.session.use_mock(wanted=True)
    page = welcome(window)
    leave = button(window, "welcomeLeaveMockButton")
    assert not leave.isVisible()
    type_key(page)
    click(page.card.save_button)
    window.wait(leave.isVisible)
    click(leave)
    assert not window.session.mock.wanted
    assert not leave.isVisible()


def test_that_a_key_added_elsewhere_says_nothing_here(open_window: Opened) -> None:
    window = open_window(examples())
    page = welcome(window)
    with_key = MemorySecrets({"work": VALUE})
    window.session.engine = replace(window.world.engine(), secrets=with_key)
    window.session.key_added.emit("work", "")
    assert said(page) == ""


def test_that_a_page_closed_during_the_check_is_not_missed(open_window: Opened) -> None:
    window = open_window(examples(transport=FakeTransport(MODELS, a_script(a_stream("x")))))
    page = welcome(window)
    type_key(page)
    click(page.card.save_button)
    window.wait(lambda: bool(window.session.keys.names))
    window.run("closeTab")
    window.wait(lambda: not window.main.tabs.all)


def test_that_the_place_of_keys_is_told(open_window: Opened) -> None:
    window = open_window(examples())
    page = welcome(window)
    storage = child(page, QLabel, "welcomeStorage")
    window.wait(lambda: "until you quit" in storage.text())


def test_that_the_link_is_asked_about_before_it_is_opened(open_window: Opened) -> None:
    window = open_window(examples())
    welcome(window)
    click(button(window, "welcomeKeyLink"))
    question = cast("QMessageBox", window.find(QMessageBox, "openLinkQuestion"))
    assert question.informativeText() == "https://aistudio.google.com/apikey"
    question.reject()


def test_that_a_blank_request_is_one_press_away(open_window: Opened) -> None:
    window = open_window(examples())
    welcome(window)
    click(button(window, "welcomeNewButton"))
    window.wait(lambda: window.desk.front is not None)
    assert not window.page.place.is_saved


def test_that_a_collection_can_be_opened_from_here(open_window: Opened) -> None:
    window = open_window(examples())
    welcome(window)
    click(button(window, "welcomeOpenButton"))
    (dialog,) = window.frame.findChildren(QFileDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_that_the_page_begins_at_the_first_example(open_window: Opened) -> None:
    window = open_window(examples())
    page = welcome(window)
    assert page.focusWidget() is button(window, "runRetryGuideButton")


def test_that_tab_comes_to_every_button_of_the_page(open_window: Opened) -> None:
    window = open_window(examples())
    page = welcome(window)
    first = button(window, "runRetryGuideButton")
    passed: list[QWidget] = [first]
    while len(passed) == 1 or passed[-1] not in passed[:-1]:
        press(passed[-1], Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        passed.append(focused)
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
    assert set(buttons) <= set(passed)
    assert passed[-1] is first


@pytest.mark.parametrize(("width", "below"), [(1440, False), (960, True)])
def test_that_a_narrow_page_has_one_column(open_window: Opened, width: int, below: bool) -> None:
    window = open_window(examples())
    window.frame.resize(width, 700)
    page = welcome(window)
    run, field = button(window, "runDailyQuotaButton"), child(page, QLineEdit, "welcomeKeyEdit")
    window.wait(lambda: (top(page, field) > top(page, run)) is below)
    assert left(page, run) + run.width() <= page.width()


def top(page: WelcomePage, widget: QPushButton | QLineEdit) -> int:
    return widget.mapTo(page, widget.rect().topLeft()).y()


def left(page: WelcomePage, widget: QPushButton) -> int:
    return widget.mapTo(page, widget.rect().topLeft()).x()
