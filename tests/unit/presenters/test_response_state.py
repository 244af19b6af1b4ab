"""What the response pane shows, folded from events."""

from typing import Any

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
from tests.run_events import MESSAGE, a_verdict, events_of_run, judged
from workbench.domain.assertion import Verdict
from workbench.domain.errors import RefusedToSend
from workbench.domain.run import CANCELLED, CLEAN, Cause, Recording, Run, SentMessage, TransportEnd
from workbench.gemini.catalog import Catalog
from workbench.gemini.reading import Reader
from workbench.presenters.error_view import ErrorView
from workbench.presenters.merged_blocks import Body
from workbench.presenters.notices import Notice
from workbench.presenters.part_views import PartBlock
from workbench.presenters.response_state import Known, ResponseState
from workbench.presenters.run_state import RunState
from workbench.presenters.text_blocks import TextBlock
from workbench.services.sender import Arrived, Finished, Headed, Refused, Started

USAGE = {"promptTokenCount": 412, "candidatesTokenCount": 82, "thoughtsTokenCount": 900}
BROKEN = TransportEnd(clean=False, cause=Cause.BROKEN, host="generativelanguage.googleapis.com")
NO_NAME = TransportEnd(clean=False, cause=Cause.NAME, host="nowhere.example")


def state_of(run: Run, known: Known | None = None) -> ResponseState:
    state = ResponseState(known or Known())
    state.take(events_of_run(run))
    return state


def rows(state: ResponseState, kind: type) -> list[Any]:
    return [row for row in state.merged.rows if isinstance(row, kind)]


def figures(state: ResponseState, elapsed: float | None = None) -> dict[str, str]:
    return {metric.name: metric.value for metric in state.metrics(elapsed)}


def judged_state(run: Run, *verdicts: Verdict) -> ResponseState:
    state = state_of(run)
    state.take([judged(run, *verdicts)])
    return state


def test_that_nothing_is_claimed_before_the_first_run() -> None:
    state = ResponseState()
    assert (state.run_state, state.pill, state.status) == (RunState.IDLE, None, ("", "Ready"))
    assert set(figures(state).values()) == {"–"}
    assert not state.streams


def test_that_a_started_run_is_sending() -> None:
    state = ResponseState()
    state.take([Started(MESSAGE, ())])
    assert state.pill is not None
    assert (state.pill.text, state.status[1]) == ("Sending", "Connecting…")
    assert figures(state, 4_140.0)["Elapsed"] == "4.14 s"
    assert not state.has_answer


def test_that_the_head_is_waited_on_until_the_first_chunk() -> None:
    state = ResponseState()
    state.take([Started(MESSAGE, ()), Headed(200, "OK", (), 5.0)])
    assert state.status[1] == "Waiting for the first chunk"


def test_that_the_first_chunk_begins_the_streaming() -> None:
    state = ResponseState()
    state.take(events_of_run(a_run(*events_of("Hello, ", "world", usage=USAGE)))[:3])
    assert state.pill is not None
    assert state.pill.text == "Streaming"
    assert state.status[1] == "Streaming from generativelanguage.googleapis.com"
    assert state.announcement == "First chunk after 0.0 seconds"
    assert (figures(state)["TTFT"], figures(state)["Chunks"]) == ("0.02 s", "1")


def test_that_tokens_count_while_it_streams() -> None:
    state = ResponseState()
    run = a_run(an_event(an_answer("Hello", usageMetadata=USAGE)), an_event(an_answer("!", "STOP")))
    state.take(events_of_run(run)[:3])
    assert figures(state)["Tokens"] == "412 in · 982 out"


def test_that_a_finished_run_is_done() -> None:
    state = state_of(a_run(*events_of("Hello, ", "world", usage=USAGE)))
    assert state.pill is not None
    assert (state.pill.text, state.pill.severity, state.pill.glyph) == (
        "200 OK",
        "success",
        "circle-check",
    )
    assert figures(state) == {
        "Total": "0.04 s",
        "TTFT": "0.02 s",
        "Chunks": "2",
        "Tokens": "412 in · 982 out",
    }
    assert (state.status, state.text) == (("circle-check", "Done in 0.04 s"), "Hello, world")
    assert state.announcement == "Done. 0.0 seconds, 982 tokens"


def test_that_a_failed_assertion_is_told_everywhere() -> None:
    run = a_run(a_stream("Hi"))
    state = judged_state(run, a_verdict(passed=False), a_verdict(passed=True))
    assert state.pill is not None
    assert (state.pill.text, state.pill.glyph) == ("200 OK", "circle-check")
    assert state.status == ("circle-x", "1 assertion failed")
    assert [notice.title for notice in rows(state, Notice)] == ["1 of 2 assertions failed"]
    assert state.announcement.endswith("1 of 2 assertions failed")


def test_that_passed_assertions_add_no_notice() -> None:
    state = judged_state(a_run(a_stream("Hi")), a_verdict(passed=True))
    assert rows(state, Notice) == []
    assert state.verdicts is not None
    assert state.verdicts.summary == "1 of 1 passed"


def test_that_a_notice_marks_the_pill() -> None:
    state = state_of(a_run(a_stream("Hi", finish="MAX_TOKENS", usage={"candidatesTokenCount": 5})))
    assert state.pill is not None
    assert (state.pill.text, state.pill.glyph) == ("200 OK", "triangle-alert")
    assert state.status == ("triangle-alert", "Cut off at 5 tokens")


def test_that_stopping_keeps_what_has_arrived() -> None:
    state = state_of(a_run(*events_of("Hello, ", "wor", finish=None), end=CANCELLED))
    assert state.pill is not None
    assert (state.pill.text, state.status[1]) == ("Stopped", "Stopped")
    assert [row.text for row in rows(state, TextBlock)] == ["Hello, wor"]
    assert rows(state, Notice)[-1].title == "Stopped after 2 chunks"
    assert not state.announces_loudly


def test_that_judging_again_replaces_what_was_said_of_the_verdicts() -> None:
    state = judged_state(a_run(a_stream("Hi")), a_verdict(passed=False))
    state.take([judged(a_run(a_stream("Hi")), a_verdict(passed=False), a_verdict(passed=False))])
    assert [notice.title for notice in rows(state, Notice)] == ["2 of 2 assertions failed"]
    state.take([judged(a_run(a_stream("Hi")), a_verdict(passed=True))])
    assert rows(state, Notice) == []
    assert state.notices == ()
    assert state.status[1].startswith("Done")


def test_that_verdicts_on_a_stopped_run_say_so() -> None:
    run = a_run(*events_of("Hello", finish=None), end=CANCELLED)
    state = judged_state(run, a_verdict(passed=True))
    assert state.verdicts is not None
    assert state.verdicts.partial


def test_that_a_stopped_run_is_told_as_stopped_whatever_was_judged() -> None:
    run = a_run(*events_of("Hello", finish=None), end=CANCELLED)
    assert judged_state(run, a_verdict(passed=False)).status == ("square", "Stopped")


def test_that_an_error_reply_is_explained_above_its_body() -> None:
    body = an_error(429, "RESOURCE_EXHAUSTED", "Slow down.")
    state = state_of(a_run(body, status=429, headers=JSON, reason="Too Many Requests"))
    assert state.pill is not None
    assert (state.pill.text, state.pill.severity) == ("429 Too Many Requests", "error")
    panel, shown = state.merged.rows
    assert isinstance(panel, ErrorView)
    assert isinstance(shown, Body)
    assert shown.text == body.decode()
    assert state.status == ("circle-x", panel.title)
    assert state.announces_loudly
    assert state.announcement.startswith(panel.title)


def test_that_a_status_without_words_gets_its_usual_ones() -> None:
    state = state_of(a_run(an_error(), status=429, headers=JSON))
    assert state.pill is not None
    assert state.pill.text == "429 Too Many Requests"


def test_that_no_connection_is_told() -> None:
    state = state_of(a_run(status=None, headers=(), end=NO_NAME))
    assert state.pill is not None
    assert (state.pill.text, state.run_state) == ("No connection", RunState.NETWORK_ERROR)
    assert [row.title for row in rows(state, ErrorView)] == ["nowhere.example cannot be found"]


def test_that_a_broken_stream_keeps_its_text_above_the_error() -> None:
    state = state_of(a_run(*events_of("Hello, ", "wor", finish=None), end=BROKEN))
    assert state.pill is not None
    assert (state.pill.text, state.pill.severity) == ("200, stream broken", "warning")
    text, panel = state.merged.rows
    assert isinstance(text, TextBlock)
    assert isinstance(panel, ErrorView)
    assert panel.title == "The connection broke after 2 chunks"


def test_that_a_web_page_is_no_broken_stream() -> None:
    html = (("Content-Type", "text/html"),)
    state = state_of(a_run(b"<html><title>Sign in</title></html>", headers=html))
    assert state.pill is not None
    assert state.pill.text == "200, web page"


def test_that_a_whole_body_is_no_stream() -> None:
    run = a_run(
        b'{"candidates": [{"content": {"parts": [{"text": "Hi"}]}, "finishReason": "STOP"}]}',
        headers=JSON,
    )
    state = ResponseState()
    state.take(events_of_run(run)[:-1])
    assert state.run_state is RunState.SENDING
    state.take(events_of_run(run)[-1:])
    assert (state.run_state, state.streams) == (RunState.DONE, False)
    assert [row.text for row in rows(state, TextBlock)] == ["Hi"]


def test_that_json_without_parts_is_shown_as_it_is() -> None:
    url = STREAM_URL.replace("streamGenerateContent?alt=sse", "countTokens")
    run = a_run(b'{"totalTokens":31}', headers=JSON, sent=SentMessage("POST", url))
    (body,) = rows(state_of(run), Body)
    assert body.text == '{\n  "totalTokens": 31\n}'


def test_that_events_of_another_surface_are_shown() -> None:
    url = "https://api.example/v1/chat/completions"
    chunk = an_event({"choices": [{"delta": {"content": "Hi"}, "finish_reason": "stop"}]})
    run = a_run(chunk, chunk, an_event("[DONE]"), sent=SentMessage("POST", url))
    (body,) = rows(state_of(run), Body)
    assert body.title == "Events"
    assert '"content": "Hi"' in body.text


def test_that_the_nearest_model_is_offered_where_the_catalog_knows_one() -> None:
    message = "models/gemini-3.5-flahs is not found for API version v1beta"
    run = a_run(an_error(404, "NOT_FOUND", message), status=404, headers=JSON)
    assert rows(state_of(run, Known(Catalog(()))), ErrorView)[0].title.startswith(
        "There is no model"
    )


def test_that_a_key_that_is_refused_is_named() -> None:
    details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}]
    run = a_run(
        an_error(400, message="API key not valid.", details=details), status=400, headers=JSON
    )
    (panel,) = rows(state_of(run, Known(key="•••• (Personal)")), ErrorView)
    assert "(Personal)" in panel.explanation


def test_that_a_refused_request_was_not_sent() -> None:
    state = ResponseState()
    state.take([Refused(RefusedToSend("The URL has no host."))])
    assert state.pill is not None
    assert state.pill.text == "Not sent"
    assert state.status == ("circle-x", "Not sent. The URL has no host.")
    (panel,) = rows(state, ErrorView)
    assert panel.explanation == "The URL has no host."


def test_that_chunk_rows_read_the_recording_while_it_grows() -> None:
    recording = Recording()
    reader = Reader(STREAM_URL, 200, ())
    state = ResponseState()
    state.take([Started(MESSAGE, (), recording), Headed(200, "OK", (), 0.0)])
    for event in events_of("one", "two"):
        recording.append(event, 1.0)
        state.take([Arrived(reader.feed(event, 1.0), 0, 1.0)])
    assert [state.rows.row(index).content for index in range(2)] == ["one", "two"]
    state.take([Finished(a_run(), reader.finish(CLEAN, 1.0))])


def test_that_calls_are_held_to_their_declarations() -> None:
    body = b'{"tools": [{"functionDeclarations": [{"name": "look"}]}]}'
    sent = SentMessage("POST", STREAM_URL, (), body)
    parts = [{"functionCall": {"name": name}} for name in ("look", "other")]
    answer = {"candidates": [{"content": {"parts": parts}, "finishReason": "STOP"}]}
    state = state_of(a_run(an_event(answer), sent=sent))
    checks = [row.check for row in rows(state, PartBlock)]
    assert [check.fits for check in checks if check] == [True, False]
