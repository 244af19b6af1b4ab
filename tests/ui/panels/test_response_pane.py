"""The response pane: what is seen while a run goes on and at its end, and what the user can do there."""

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import (
    JSON,
    STREAM_URL,
    a_run,
    a_stream,
    an_answer,
    an_error,
    an_event,
    events_of,
)
from tests.run_events import a_verdict, events_of_run, judged
from tests.ui.hands import child, click, press
from workbench.domain.errors import RefusedToSend
from workbench.domain.run import CANCELLED, Cause, TransportEnd
from workbench.gemini.catalog import Catalog
from workbench.presenters.error_view import Act
from workbench.services.sender import Uploaded
from workbench.ui.panels.response_pane import ResponsePane
from workbench.ui.panels.response_views import ASSERTIONS, CHUNKS, MERGED, VIEWS
from workbench.ui.theme import Appearance

USAGE = {"promptTokenCount": 412, "candidatesTokenCount": 982}
BROKEN = TransportEnd(clean=False, cause=Cause.BROKEN, host="generativelanguage.googleapis.com")


def text_of(pane: ResponsePane) -> str:
    """Return what the Merged view shows of text, notices and errors."""
    rows = pane.views.merged.area.rows
    words = [getattr(row, "text", "") or getattr(row, "title", "") for row in rows]
    return "\n".join(word for word in words if word)


def is_on_screen(pane: ResponsePane, widget: QWidget) -> bool:
    return widget.isVisible() and pane.rect().intersects(
        widget.rect().translated(widget.mapTo(pane, QPoint(0, 0)))
    )


def test_that_nothing_is_claimed_before_the_first_run(pane: ResponsePane) -> None:
    assert pane.pill == ""
    assert child(pane, QLabel, "notSentYet").isVisible()
    assert child(pane, QLabel, "idleText").text() == "Not sent yet. Press Ctrl+Enter."
    assert len(child(pane, QLabel, "hints").text().splitlines()) == 3
    assert not pane.strip.isVisible()
    assert pane.figure("Chunks") == "–"


def test_that_an_answer_grows_while_it_streams(pane: ResponsePane) -> None:
    told = events_of_run(a_run(*events_of("Hello, ", "world", usage=USAGE)))
    pane.show_events(told[:3])
    assert (pane.pill, pane.figure("Chunks"), text_of(pane)) == ("Streaming", "1", "Hello, ")
    assert pane.property("state") == "streaming"
    assert pane.strip.isVisible()
    pane.show_events(told[3:])
    assert (pane.pill, pane.figure("Total"), text_of(pane)) == ("200 OK", "0.04 s", "Hello, world")
    assert pane.figure("Tokens") == "412 in · 982 out"
    assert pane.tabs.badge(CHUNKS) == "2"


def test_that_a_finished_paragraph_is_markdown(pane: ResponsePane, qtbot: QtBot) -> None:
    pane.show_events(events_of_run(a_run(a_stream("A **bold** word"))))
    (row,) = pane.views.merged.area.rows
    qtbot.waitUntil(lambda: pane.views.merged.area.widget_of(row) is not None)
    shown: Any = pane.views.merged.area.widget_of(row)
    assert shown.toPlainText() == "A bold word"


def test_that_elapsed_counts_while_it_waits(pane: ResponsePane, qtbot: QtBot) -> None:
    pane.show_events(events_of_run(a_run(a_stream("Hi")))[:1])
    assert pane.pill == "Sending"
    first = pane.figure("Elapsed")
    qtbot.waitUntil(lambda: pane.figure("Elapsed") != first)


def test_that_a_long_upload_is_told_by_a_bar(pane: ResponsePane, qtbot: QtBot) -> None:
    pane.show_events([*events_of_run(a_run(a_stream("Hi")))[:1], Uploaded(5_000_000, 20_000_000)])
    qtbot.waitUntil(pane.upload.isVisible)  # figures grow ten times a second
    assert pane.upload.value() == 250
    run = pane.runs.newest
    assert run is not None
    pane.take(run, [Uploaded(20_000_000, 20_000_000)])
    qtbot.waitUntil(pane.upload.isHidden)


def test_that_the_answer_before_stays_dimmed_until_the_new_one_comes(
    pane: ResponsePane, qtbot: QtBot
) -> None:
    pane.show_events(events_of_run(a_run(a_stream("First"))))
    told = events_of_run(a_run(a_stream("Second")))
    pane.show_events(told[:1])
    assert (pane.pill, text_of(pane)) == ("Sending", "First")
    stack = child(pane, QStackedWidget, "viewStack")
    qtbot.waitUntil(lambda: stack.graphicsEffect() is not None)
    pane.show_events(told[1:])
    assert (text_of(pane), stack.graphicsEffect()) == ("Second", None)


def test_that_views_can_be_changed_while_a_new_answer_is_waited_on(pane: ResponsePane) -> None:
    pane.show_events(events_of_run(a_run(*events_of("one", "two"))))
    pane.show_events(events_of_run(a_run(a_stream("new")))[:1])
    pane.tabs.show_tab(CHUNKS)
    assert pane.views.chunks.isVisible()
    assert pane.views.chunks.model.rowCount() == 2
    pane.tabs.show_tab(MERGED)
    click(child(pane, QToolButton, "copyResponseButton"))
    assert QGuiApplication.clipboard().text() == "onetwo"


def test_that_failed_assertions_are_told_and_lead_to_their_view(pane: ResponsePane) -> None:
    run = a_run(a_stream("Hi"))
    pane.show_events(
        [*events_of_run(run), judged(run, a_verdict(passed=False), a_verdict(passed=True))]
    )
    assert pane.pill == "200 OK"
    assert pane.tabs.badge(ASSERTIONS) == "1 failed"
    link = child(pane, QPushButton, "noticeLink")
    assert is_on_screen(pane, link)
    click(link)
    assert pane.tabs.current == ASSERTIONS
    assert pane.views.assertions.isVisible()
    assert pane.views.assertions.summary == "1 of 2 passed"


def test_that_a_new_run_takes_the_verdicts_away(pane: ResponsePane) -> None:
    run = a_run(a_stream("Hi"))
    pane.show_events([*events_of_run(run), judged(run, a_verdict(passed=False))])
    pane.show_events(events_of_run(run))
    assert pane.tabs.badge(ASSERTIONS) == ""
    assert pane.views.assertions.empty_text.startswith("Not judged yet")


def test_that_an_error_reply_offers_what_works(pane: ResponsePane, qtbot: QtBot) -> None:
    body = an_error(429, "RESOURCE_EXHAUSTED", "Slow down.")
    pane.show_events(
        events_of_run(a_run(body, status=429, headers=JSON, reason="Too Many Requests"))
    )
    assert pane.pill == "429 Too Many Requests"
    assert not pane.strip.isVisible()
    button = child(pane, QPushButton, "sendAgainButton")
    assert is_on_screen(pane, button)
    with qtbot.waitSignal(pane.action_chosen) as chosen:
        click(button)
    assert chosen.args is not None
    assert chosen.args[0].act is Act.SEND_AGAIN
    assert child(pane, QLabel, "errorExplanation").text() == "Slow down."
    assert child(pane, QWidget, "codeBlock").isVisible()


def test_that_a_broken_stream_keeps_its_text(pane: ResponsePane) -> None:
    run = a_run(*events_of("Hello, ", "wor", finish=None), end=BROKEN)
    pane.show_events(events_of_run(run))
    assert pane.pill == "200, stream broken"
    assert text_of(pane) == "Hello, wor\nThe connection broke after 2 chunks"
    assert pane.strip.isVisible()


def test_that_an_error_is_seen_from_its_title_on(pane: ResponsePane) -> None:
    pane.resize(640, 300)
    text = "a line of text\n\n" * 60
    for event in events_of_run(a_run(*events_of(text, "and", finish=None), end=BROKEN)):
        pane.show_events([event])
    assert is_on_screen(pane, child(pane, QLabel, "errorTitle"))
    assert child(pane, QWidget, "errorArea").y() >= 0


def test_that_stopping_keeps_what_has_arrived(pane: ResponsePane) -> None:
    pane.show_events(events_of_run(a_run(*events_of("Hello", finish=None), end=CANCELLED)))
    assert pane.pill == "Stopped"
    assert text_of(pane) == "Hello\nStopped after 1 chunk"


def test_that_a_refused_request_was_not_sent(pane: ResponsePane) -> None:
    pane.show_refused(RefusedToSend("The URL has no host."))
    assert pane.pill == "Not sent"


def test_that_the_pane_can_be_emptied(pane: ResponsePane) -> None:
    pane.show_events(events_of_run(a_run(a_stream("Hi"))))
    pane.show_idle()
    assert (pane.pill, text_of(pane)) == ("", "")
    assert child(pane, QLabel, "idleText").isVisible()


def test_that_the_status_bar_hears_every_state_once(pane: ResponsePane) -> None:
    heard: list[tuple[str, str]] = []
    pane.status_changed.connect(lambda glyph, sentence: heard.append((glyph, sentence)))
    for event in events_of_run(a_run(*events_of("Hello, ", "world"))):
        pane.show_events([event])
    assert heard == [
        ("loader-circle", "Connecting…"),
        ("loader-circle", "Waiting for the first chunk"),
        ("loader-circle", "Streaming from generativelanguage.googleapis.com"),
        ("circle-check", "Done in 0.04 s"),
    ]


def test_that_hidden_views_catch_up_when_they_are_shown(pane: ResponsePane, qtbot: QtBot) -> None:
    pane.tabs.show_tab(ASSERTIONS)
    for event in events_of_run(a_run(*events_of("one", "two", "three"))):
        pane.show_events([event])
    assert pane.views.chunks.model.rowCount() < 3
    pane.tabs.show_tab(CHUNKS)
    assert pane.views.chunks.model.rowCount() == 3
    pane.tabs.show_tab(MERGED)
    assert text_of(pane) == "onetwothree"


def test_that_strip_and_table_choose_the_same_chunk(pane: ResponsePane) -> None:
    pane.show_events(events_of_run(a_run(*events_of("one", "two", "three"))))
    pane.tabs.show_tab(CHUNKS)
    pane.strip.setFocus()
    press(pane.strip, Qt.Key.Key_Home)
    assert (pane.strip.chosen, pane.views.chunks.chosen) == (0, 0)
    press(pane.views.chunks.table, Qt.Key.Key_Down)
    assert (pane.strip.chosen, pane.views.chunks.chosen) == (1, 1)


def test_that_the_whole_answer_can_be_copied(pane: ResponsePane) -> None:
    copy = child(pane, QToolButton, "copyResponseButton")
    assert not copy.isVisible()
    pane.show_events(events_of_run(a_run(*events_of("**Hello**, ", "world"))))
    click(copy)
    assert QGuiApplication.clipboard().text() == "**Hello**, world"


def test_that_a_hovered_link_shows_its_target(pane: ResponsePane) -> None:
    pane.show_events(events_of_run(a_run(a_stream("Hi"))))
    heard: list[str] = []
    pane.status_changed.connect(lambda glyph, sentence: heard.append(sentence))
    pane.views.merged.link_hovered.emit("https://ai.google.dev")
    pane.views.merged.link_hovered.emit("")
    assert heard == ["https://ai.google.dev", "Done in 0.03 s"]


def test_that_what_the_window_knows_is_told_with_an_error(pane: ResponsePane) -> None:
    pane.show_catalog(Catalog(()))
    pane.show_key("•••• (Personal)")
    details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}]
    body = an_error(400, message="API key not valid.", details=details)
    pane.show_events(events_of_run(a_run(body, status=400, headers=JSON)))
    assert "(Personal)" in child(pane, QLabel, "errorExplanation").text()


def test_that_events_of_a_run_that_was_given_up_are_dropped(pane: ResponsePane) -> None:
    old = events_of_run(a_run(a_stream("old")))
    new = events_of_run(a_run(a_stream("new")))
    pane.show_events(old[:2])
    pane.show_events([*old[2:], *new])
    assert text_of(pane) == "new"


def test_that_ten_thousand_chunks_make_few_widgets(pane: ResponsePane) -> None:
    texts = [f"paragraph {number} of a stream\n\n" for number in range(10_000)]
    reads = [an_event(an_answer(text)) for text in texts]
    batches = [b"".join(reads[at : at + 400]) for at in range(0, 10_000, 400)]
    for event in events_of_run(a_run(*batches, an_event(an_answer("end", "STOP")))):
        pane.show_events([event])
    assert pane.figure("Chunks") == "10,001"
    assert len(pane.views.merged.area.findChildren(QWidget)) < 400
    assert pane.views.merged.area.follows
    assert len(pane.views.merged.area.rows) == 10_001


def test_that_states_are_announced_to_a_screen_reader(pane: ResponsePane) -> None:
    was_active = QAccessible.isActive()
    QAccessible.setActive(True)  # Qt's
    try:
        pane.show_events(events_of_run(a_run(*events_of("Hello, ", "world"))))
        pane.show_events(events_of_run(a_run(an_error(), status=400, headers=JSON)))
        pane.strip.choose(0)
    finally:
        QAccessible.setActive(was_active)
    assert pane.state.announcement.startswith("Google could not read this request")


def test_that_the_theme_can_change_under_a_shown_answer(
    pane: ResponsePane, appearance: Appearance
) -> None:
    pane.show_events(events_of_run(a_run(a_stream("Hello\n\n```json\n{}\n```\n"))))
    light = pane.grab().toImage()
    appearance.choose("dark")
    assert pane.grab().toImage() != light


def test_that_views_have_unique_keys_and_names() -> None:
    keys, names = zip(*VIEWS, strict=True)
    assert len(set(keys)) == len(set(names)) == len(VIEWS)


def test_that_the_url_of_a_stream_tells_its_host(pane: ResponsePane) -> None:
    pane.show_events(events_of_run(a_run(a_stream("Hi")))[:1])
    assert pane.state.host in STREAM_URL


def test_that_a_low_pane_gives_the_strips_room_to_the_answer(
    appearance: Appearance, qtbot: QtBot
) -> None:
    host = QWidget()  # a window of its own would not become that low
    qtbot.addWidget(host)
    pane = ResponsePane(appearance, host)
    host.resize(640, 500)
    host.show()
    pane.show_events(events_of_run(a_run(*events_of("Hello, ", "world"))))
    for height, shown in ((500, True), (170, False), (500, True)):
        pane.resize(640, height)
        assert pane.strip.isVisible() is shown, height
