"""The views of an answer in the response pane: what leads from one to another, and finding a text in them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QTextEdit,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from tests.builders import (
    JSON,
    a_run,
    a_stream,
    an_error,
    an_event,
    events_of,
)
from tests.run_events import a_verdict, events_of_run, judged
from tests.ui.hands import child, click, found_by, look_for, press, type_text
from workbench.domain.assertion import Verdict
from workbench.domain.run import Cause, TransportEnd
from workbench.presenters.json_source import Source
from workbench.ui.panels.response_pane import ResponsePane
from workbench.ui.panels.response_views import ASSERTIONS, CHUNKS, HEADERS, RAW, VIEWS
from workbench.ui.panels.response_views import JSON as JSON_VIEW
from workbench.ui.panels.response_views import USAGE as USAGE_VIEW

USAGE = {"promptTokenCount": 412, "candidatesTokenCount": 982}
BROKEN = TransportEnd(clean=False, cause=Cause.BROKEN, host="generativelanguage.googleapis.com")


def test_that_a_failed_assertion_leads_to_its_place_in_the_json(pane: ResponsePane) -> None:
    run = a_run(a_stream('{"metrics": [{"unit": "EUR"}]}'))
    failed = Verdict("Unit", "output", "is", passed=False, pointer="/metrics/0/unit")
    pane.show_events([*events_of_run(run), judged(run, failed)])
    pane.tabs.show_tab(ASSERTIONS)
    click(child(pane, QPushButton, "showInJsonButton"))
    assert pane.views.json.isVisible()
    assert pane.views.json.path.pointer == "/metrics/0/unit"
    assert pane.views.json.tree.chosen is not None
    assert pane.views.json.tree.chosen.value == "EUR"
    assert pane.views.json.tree.hasFocus()


def test_that_the_strip_leads_the_json_of_one_chunk(pane: ResponsePane) -> None:
    pane.show_events(events_of_run(a_run(*events_of("one", "two", "three"))))
    pane.tabs.show_tab(JSON_VIEW)
    pane.views.json.show_source(Source.CHUNK)
    pane.strip.setFocus()
    press(pane.strip, Qt.Key.Key_End)
    pane.views.json.tree.choose(("candidates", 0, "content", "parts", 0, "text"))
    assert pane.views.json.tree.chosen is not None
    assert pane.views.json.tree.chosen.value == "three"


def test_that_headers_and_usage_are_those_of_the_shown_answer(pane: ResponsePane) -> None:
    told = events_of_run(a_run(*events_of("Hello, ", "world", usage=USAGE)))
    pane.tabs.show_tab(HEADERS)
    assert child(pane.views.headers, QLabel, "noHeadersText").isVisible()
    pane.show_events(told[:3])
    assert child(pane, QLabel, "receivedHeadersTitle").text() == "Response headers · 1"
    pane.tabs.show_tab(USAGE_VIEW)
    assert child(pane.views.usage, QLabel, "noUsageText").text() == "No usage has been told yet."
    pane.show_events(told[3:])
    assert pane.views.usage.table.model().index(0, 1).data() == "412"
    assert pane.views.usage.notes == ""


def test_that_the_usage_of_a_broken_stream_is_called_incomplete(pane: ResponsePane) -> None:
    pane.show_events(events_of_run(a_run(*events_of("Hi", finish=None, usage=USAGE), end=BROKEN)))
    pane.tabs.show_tab(USAGE_VIEW)
    assert pane.views.usage.notes == "Usage incomplete: the answer did not come to its end."


def test_that_the_bytes_follow_the_stream_and_can_be_searched(pane: ResponsePane) -> None:
    told = events_of_run(a_run(*events_of("one ", "two ", "one ")))
    pane.tabs.show_tab(RAW)
    assert child(pane.views.raw, QLabel, "noBytesText").isVisible()
    pane.show_events(told[:3])
    assert pane.views.raw.isVisible()
    pane.show_events(told[3:])
    assert pane.views.raw.facts.endswith("· 3 reads")
    pane.find_bar.open()
    assert find(pane, "one ") == "1 of 2"
    press(pane.find_bar.field, Qt.Key.Key_Return)
    assert found_by(pane.find_bar) == "2 of 2"


def test_that_the_strip_leads_to_the_bytes_of_a_chunk(pane: ResponsePane) -> None:
    events = events_of("one", "two", "three")
    pane.show_events(events_of_run(a_run(*events)))
    pane.tabs.show_tab(RAW)
    pane.strip.setFocus()
    press(pane.strip, Qt.Key.Key_Home)
    start, stop = pane.views.raw.area.selected
    assert pane.views.raw.area.source.slice(start, stop) == events[0]


def test_that_the_status_bar_hears_of_a_wrong_offset(pane: ResponsePane, qtbot: QtBot) -> None:
    pane.show_events(events_of_run(a_run(a_stream("Hi"))))
    pane.tabs.show_tab(RAW)
    type_text(pane.views.raw.offset, "far")
    with qtbot.waitSignal(pane.status_changed) as told:
        press(pane.views.raw.offset, Qt.Key.Key_Return)
    assert told.args is not None
    assert told.args[0] == "circle-x"


def find(pane: ResponsePane, text: str) -> str:
    """Type into the find bar, and return what it says in the end."""
    return look_for(pane.find_bar, text)


def marked(pane: ResponsePane) -> list[str]:
    """Return what is marked in the texts of the Merged view."""
    texts = [text for text in pane.views.merged.area.findChildren(QTextEdit) if text.isVisible()]
    return [mark.cursor.selectedText() for text in texts for mark in text.extraSelections()]


def test_that_a_text_is_found_in_every_view(pane: ResponsePane) -> None:
    run = a_run(*events_of("One word ", "and one word"))
    pane.show_events([*events_of_run(run), judged(run, a_verdict("One is one", passed=True))])
    click(child(pane, QToolButton, "findButton"))
    assert pane.find_bar.field.hasFocus()
    assert find(pane, "one") == "1 of 2"
    pane.tabs.show_tab(CHUNKS)
    assert found_by(pane.find_bar) == "1 of 2"
    assert pane.views.chunks.chosen == 0
    press(pane.find_bar.field, Qt.Key.Key_Return)
    assert pane.views.chunks.chosen == 1
    pane.tabs.show_tab(JSON_VIEW)
    assert found_by(pane.find_bar) == "1 of 1"
    assert pane.views.json.path.pointer == "/candidates/0/content/parts/0/text"
    pane.tabs.show_tab(ASSERTIONS)
    assert found_by(pane.find_bar) == "1 of 1"
    press(pane.find_bar.field, Qt.Key.Key_Escape)
    assert not pane.find_bar.isVisible()


def test_that_what_was_found_is_marked(pane: ResponsePane, qtbot: QtBot) -> None:
    pane.show_events(events_of_run(a_run(a_stream("One word and **one** word"))))
    pane.find_bar.open()
    find(pane, "one")
    qtbot.waitUntil(lambda: marked(pane) == ["One", "one", "One"])
    pane.find_bar.close_bar()
    assert marked(pane) == []


def test_that_a_place_far_below_comes_into_view(pane: ResponsePane, qtbot: QtBot) -> None:
    text = "\n\n".join(f"paragraph {number}" for number in range(300))
    pane.show_events(events_of_run(a_run(a_stream(text))))
    pane.find_bar.open()
    assert find(pane, "paragraph 250") == "1 of 1"
    qtbot.waitUntil(lambda: "paragraph 250" in marked(pane))
    assert 240 <= pane.views.merged.area.row_at_top() <= 250
    assert find(pane, "paragraph 2") == "1 of 111"


def test_that_folded_thoughts_are_unfolded_for_what_is_in_them(pane: ResponsePane) -> None:
    thought = {"text": "I think of whales", "thought": True}
    answer = {"candidates": [{"content": {"parts": [thought, {"text": "Done"}]}}]}
    pane.show_events(events_of_run(a_run(an_event(answer))))
    pane.find_bar.open()
    assert find(pane, "whales") == "1 of 1"
    assert pane.views.merged.area.is_unfolded(pane.views.merged.area.rows[0])


def test_that_a_search_goes_on_in_an_answer_that_grows(pane: ResponsePane, qtbot: QtBot) -> None:
    told = events_of_run(a_run(*events_of("one ", "one ", "one ")))
    pane.show_events(told[:3])
    pane.find_bar.open()
    assert find(pane, "one") == "1 of 1"
    pane.show_events(told[3:])
    qtbot.waitUntil(lambda: pane.find_bar.count_text == "1 of 3")


def test_that_words_of_an_error_are_found(pane: ResponsePane) -> None:
    body = an_error(429, "RESOURCE_EXHAUSTED", "Slow down.")
    pane.show_events(events_of_run(a_run(body, status=429, headers=JSON)))
    pane.find_bar.open()
    assert find(pane, "slow down").endswith("of 2")


@pytest.mark.parametrize("key", [key for key, _ in VIEWS])
def test_that_every_view_can_be_searched(pane: ResponsePane, key: str) -> None:
    pane.show_events(events_of_run(a_run(a_stream("Hi"))))
    pane.tabs.show_tab(key)
    pane.find_bar.open()
    assert pane.find_bar.field.isEnabled()
    assert find(pane, "nowhere to be found") == "No results"
