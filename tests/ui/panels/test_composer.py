"""The composer's tabs, badges and strip."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import a_request
from tests.ui.hands import child, click, type_text
from workbench.domain.request import Header, Request
from workbench.presenters.assertion_rows import NEW_ASSERTION
from workbench.ui.panels.composer import Composer
from workbench.ui.panels.composer_pages import BODY, HEADERS, PARAMS, TABS
from workbench.ui.theme import Appearance
from workbench.ui.widgets.lint_strip import LintStrip
from workbench.ui.widgets.view_tabs import ViewTabs

BROKEN = '{\n  "a": 1\n  "b": 2\n}'


@pytest.fixture
def composer(appearance: Appearance, qtbot: QtBot) -> Composer:
    made = Composer(appearance)
    qtbot.addWidget(made)
    made.resize(480, 400)
    made.load(a_request(body="{}"))
    with qtbot.waitActive(made):
        made.show()
    return made


def test_that_a_tab_brings_the_headers_to_the_front(composer: Composer) -> None:
    tabs = child(composer, ViewTabs, "composerTabs")
    click(tabs, tabs.tabRect(1).center())
    assert composer.pages.headers.isVisible()
    assert not composer.body.isVisible()


def test_that_a_badge_counts_the_headers_that_are_on(composer: Composer) -> None:
    composer.load(a_request(headers=(Header("A", "1"), Header("B", "2", enabled=False))))
    assert composer.tabs.badge(HEADERS) == "1"
    composer.load(a_request(body="{}"))
    assert composer.tabs.badge(HEADERS) == ""


def test_that_a_badge_counts_the_parameters_of_the_url(composer: Composer) -> None:
    composer.load(a_request(url="https://a.example/x?alt=sse&b=1"))
    assert composer.tabs.badge(PARAMS) == "2"
    composer.follow_url("https://a.example/x")
    assert composer.tabs.badge(PARAMS) == ""


def test_that_an_error_is_told_below_and_on_the_tab(composer: Composer) -> None:
    composer.load(a_request(body=BROKEN))
    strip = child(composer, LintStrip, "lintStrip")
    assert strip.text.startswith("Line 3: expected a comma")
    assert composer.tabs.badge(BODY) == "!"


def test_that_go_to_line_leads_to_the_error(composer: Composer) -> None:
    composer.load(a_request(body=BROKEN))
    click(child(composer, QPushButton, "lintAction"))
    assert composer.body.textCursor().blockNumber() == 2
    assert composer.body.hasFocus()


def test_that_format_brings_the_body_to_the_front(composer: Composer) -> None:
    composer.load(a_request(body="[1]"))
    composer.tabs.show_tab(HEADERS)
    composer.format_body()
    assert composer.body.isVisible()
    assert composer.body.text() == "[\n  1\n]"


def test_that_an_edit_of_the_body_is_told(composer: Composer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(composer.edited):
        type_text(composer.body, " ")


def test_that_a_body_on_one_very_long_line_can_be_formatted(
    composer: Composer, qtbot: QtBot
) -> None:
    composer.load(a_request(body="[" + "1, " * 10_000 + "1]"))
    strip = child(composer, LintStrip, "lintStrip")
    assert "A line of 30 KB" in strip.text
    with qtbot.waitSignal(composer.body.look_changed):
        click(child(composer, QPushButton, "lintAction"))
    assert composer.body.look.action == ""
    assert strip.text == ""


def test_that_a_page_that_was_never_opened_keeps_what_was_loaded(composer: Composer) -> None:
    loaded = Request(
        name="Kept",
        url="https://a.example/?alt=sse",
        headers=(Header("X-Debug", "1"),),
        assertions=(NEW_ASSERTION,),
        description="Told",
    )
    composer.load(loaded)
    kept = composer.edited_request(Request(name="Kept", url=loaded.url))
    assert (kept.headers, kept.assertions) == (loaded.headers, loaded.assertions)
    assert kept.description == "Told"
    assert [composer.tabs.badge(key) for key in (PARAMS, HEADERS)] == ["1", "1"]
    assert not any(composer.pages.built(key) for key, _ in TABS)


def test_that_a_page_opened_late_shows_what_happened_before(composer: Composer) -> None:
    composer.load(Request(name="Late", url="https://a.example/?alt=sse"))
    composer.follow_url("https://a.example/?alt=sse&key=1")
    composer.tabs.show_tab(PARAMS)
    assert [param.name for param in composer.pages.params.params] == ["alt", "key"]
