"""Every button of a notice on an answer, and of a view that is empty, does its work."""

import json

from PySide6.QtWidgets import QLabel, QPushButton

from tests.builders import JSON, a_script, a_stream, an_answer, an_event
from tests.ui.answered import BODY, Open, body_of, button, failing
from tests.ui.hands import child, click
from workbench.domain.assertion import Assertion
from workbench.presenters.url_view import choose_method

FAILING = (Assertion("status", "is", value=200), Assertion("status", "is", value=429))


def test_that_a_limit_is_raised(open_window: Open) -> None:
    _, page = failing(open_window, a_stream("Hi", finish="MAX_TOKENS"))
    click(button(page, "Raise the limit"))
    assert body_of(page) == BODY.replace('"maxOutputTokens": 5', '"maxOutputTokens": 10')
    cursor = page.request_page.composer.body.textCursor()
    assert cursor.selectedText() == "10"


def test_that_ratings_are_shown(open_window: Open) -> None:
    rating = {"category": "HARM_CATEGORY_HARASSMENT", "probability": "HIGH"}
    answer = an_answer("", "SAFETY")
    answer["candidates"][0]["safetyRatings"] = [rating]
    window, page = failing(open_window, an_event(answer))
    click(button(page, "Show ratings"))
    pane = page.request_page.response
    assert pane.tabs.current == "json"
    window.wait(lambda: pane.views.json.path.pointer == "/candidates/0/safetyRatings")


def test_that_the_name_that_answered_is_taken_over(open_window: Open) -> None:
    answer = an_answer("Hi", "STOP", modelVersion="gemini-9.9-flash")
    _, page = failing(open_window, an_event(answer))
    click(button(page, "Use that name"))
    assert "/models/gemini-9.9-flash:" in page.request().url


def test_that_an_unreadable_call_is_asked_for_again(open_window: Open) -> None:
    window, page = failing(open_window, a_stream("", finish="MALFORMED_FUNCTION_CALL"))
    click(button(page, "Send again"))
    window.wait(lambda: len(window.world.urls) == 2)


def test_that_a_whole_answer_offers_the_stream(open_window: Open) -> None:
    whole = json.dumps(an_answer("Hi", "STOP")).encode()
    window, page = failing(open_window, whole, headers=JSON, again=a_script(whole, headers=JSON))
    pane = page.request_page.response
    assert (pane.figure("Chunks"), pane.tabs.badge("chunks")) == ("–", "")
    pane.tabs.show_tab("chunks")
    said = child(pane.views.chunks, QLabel, "noChunksText")
    assert (said.text(), pane.views.chunks.table.isVisible()) == ("One response, no chunks.", False)
    url = page.request_page.bar.url
    url.apply(choose_method(url.text(), "generateContent", url.caret))
    window.run("send")
    window.wait(lambda: len(pane.runs) == 2 and not page.run_control.is_running)
    assert said.text() == "One response, no chunks. Choose Stream to see timing."
    click(child(pane.views.chunks, QPushButton, "noChunksAction"))
    assert ":streamGenerateContent" in page.request().url


def test_that_a_failed_assertion_is_edited(open_window: Open) -> None:
    _, page = failing(open_window, a_stream("Hello"), assertions=FAILING)
    pane = page.request_page.response
    pane.tabs.show_tab("assertions")
    click(child(pane, QPushButton, "editAssertionButton"))
    composer = page.request_page.composer
    assert composer.tabs.current == "assertions"
    assert list(composer.pages.assertions.table.chosen_rows) == [1]
    assert composer.pages.assertions.table.hasFocus()


def test_that_the_composer_comes_back_for_what_is_done_there(open_window: Open) -> None:
    window, page = failing(open_window, a_stream("Hi", finish="MAX_TOKENS"))
    window.run("layoutResponseOnly")
    assert not page.request_page.composer.isVisible()
    click(button(page, "Raise the limit"))
    assert page.request_page.composer.isVisible()
    assert '"maxOutputTokens": 10' in body_of(page)
