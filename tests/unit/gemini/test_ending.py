"""How a run ended, in the order of command-line.md."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import STREAM_URL, an_answer
from tests.unit.gemini.test_response import ERROR, folded
from workbench.domain.run import CANCELLED, CLEAN, Cause, TransportEnd
from workbench.gemini.answer import Answer
from workbench.gemini.ending import Ended, judge_end
from workbench.gemini.endpoints import read_url
from workbench.gemini.frames import Framing

SILENT = TransportEnd(clean=False, cause=Cause.SILENT, host="example.test", limit_s=120.0)
JSON = (("content-type", "application/json; charset=UTF-8"),)
HTML = (("Content-Type", "text/html"),)
BASE = "https://generativelanguage.googleapis.com"
WHOLE_URL = f"{BASE}/v1beta/models/m:generateContent"
MODELS_URL = f"{BASE}/v1beta/models"
CHAT_URL = f"{BASE}/v1beta/openai/chat/completions"
INTERACTIONS_URL = f"{BASE}/v1/interactions"
OTHER_URL = "https://example.test/hello"
FINISHED = an_answer("Hi", "STOP")


def an_end(*values: Any, url: str = STREAM_URL, end: TransportEnd = CLEAN, **changes: Any) -> Ended:
    """Return how an answer with these frames ended; whole bodies have the event `body`."""
    framing = changes.setdefault("framing", Framing.SSE)
    event = "body" if framing is Framing.WHOLE else "message"
    endpoint = read_url(url)
    response = folded(*values, surface=endpoint.surface, event=event)
    answer = Answer(endpoint=endpoint, status=200, response=response)
    return judge_end(replace(answer, **changes), end)


def why(ended: Ended) -> str:
    """Return title and explanation of the failure."""
    return f"{ended.why.title}: {ended.why.explanation}" if ended.why else ""


def test_that_a_clean_marked_answer_is_complete() -> None:
    assert an_end(FINISHED) == Ended("complete")


def test_that_cancelled_comes_before_everything() -> None:
    assert an_end(ERROR, end=CANCELLED, status=500) == Ended("cancelled")
    assert an_end(FINISHED, end=CANCELLED) == Ended("cancelled")


def test_that_no_status_line_is_a_failure() -> None:
    end = TransportEnd(clean=False, cause=Cause.NAME, host="nowhere.test")
    ended = an_end(status=None, framing=None, end=end)
    assert ended.how == "failed"
    assert "nowhere.test" in why(ended)


@pytest.mark.parametrize("status", [301, 307, 400, 404, 429, 500, 503])
def test_that_redirects_and_error_statuses_are_failures(status: int) -> None:
    ended = an_end(FINISHED, status=status, framing=Framing.WHOLE)
    assert ended.how == "failed"
    assert ended.why is not None


def test_that_an_error_reply_is_told_by_its_body() -> None:
    body = '[{"error": {"code": 404, "message": "Gone.", "status": "NOT_FOUND"}}]'
    ended = an_end(status=404, framing=Framing.WHOLE, beginning=body)
    assert ended.why is not None
    assert (ended.why.message, ended.why.status) == ("Gone.", "NOT_FOUND")


@pytest.mark.parametrize("headers", [(), HTML])
def test_that_a_page_on_a_gemini_path_is_a_failure(headers: Any) -> None:
    page = "\n<!doctype html><title>Sign in</title>"
    ended = an_end("<!doctype", framing=Framing.WHOLE, beginning=page, headers=headers)
    assert ended.how == "failed"
    assert "Sign in" in why(ended)


def test_that_text_announced_as_a_page_is_one() -> None:
    ended = an_end(leftover=b"Please sign in", beginning="Please sign in", headers=HTML)
    assert ended.how == "failed"


def test_that_json_announced_as_a_page_is_json() -> None:
    assert an_end(FINISHED, headers=HTML).how == "complete"


def test_that_a_page_elsewhere_is_an_answer() -> None:
    page = "<!doctype html>"
    ended = an_end(page, url=OTHER_URL, framing=Framing.WHOLE, beginning=page, headers=HTML)
    assert ended == Ended("complete")


def test_that_an_error_object_inside_is_a_failure_even_behind_a_finish() -> None:
    ended = an_end(FINISHED, ERROR)
    assert ended.how == "failed"
    assert "after 1 chunk" in why(ended)


def test_that_an_event_that_is_no_json_is_a_failure_on_known_surfaces_only() -> None:
    ended = an_end(FINISHED, "oops")
    assert ended.how == "failed"
    assert "2" in why(ended)
    assert an_end("hello", url=OTHER_URL).how == "complete"


def test_that_done_is_no_mistake() -> None:
    assert an_end(FINISHED, "[DONE]").how == "complete"


def test_that_a_whole_body_that_is_no_json_is_cut_off() -> None:
    ended = an_end('{"candidates": [', url=WHOLE_URL, framing=Framing.WHOLE, headers=JSON)
    assert ended.how == "cut off"
    assert "its JSON is not whole" in why(ended)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"closed": False, "leftover": b"data: {"}, "its last event has no end"),
        ({"closed": False, "framing": Framing.ARRAY}, "the end of its array did not arrive"),
        ({"leftover": b"oops"}, "text stands behind its last chunk"),
        ({"framing": None, "headers": JSON}, "its JSON is not whole"),
    ],
)
def test_that_what_is_missing_is_named(changes: dict[str, Any], missing: str) -> None:
    values = [] if changes.get("framing", "") is None else [FINISHED]
    ended = an_end(*values, **changes)
    assert ended.how == "cut off"
    assert missing in why(ended)


def test_that_white_space_behind_the_last_chunk_is_nothing() -> None:
    assert an_end(FINISHED, leftover=b"\r\n \n").how == "complete"


@pytest.mark.parametrize(
    ("url", "value", "missing"),
    [
        (STREAM_URL, an_answer("Hi"), "no finish reason arrived"),
        (CHAT_URL, {"choices": []}, "[DONE]"),
        (INTERACTIONS_URL, {"event_type": "step.stop"}, "interaction.completed"),
    ],
)
def test_that_an_answer_without_its_mark_is_cut_off(url: str, value: Any, missing: str) -> None:
    ended = an_end(value, url=url)
    assert ended.how == "cut off"
    assert missing in why(ended)


@pytest.mark.parametrize(
    ("url", "value"),
    [
        (CHAT_URL, {"choices": [{"finish_reason": "stop"}]}),
        (INTERACTIONS_URL, {"event_type": "interaction.completed"}),
        (STREAM_URL, {"promptFeedback": {"blockReason": "SAFETY"}}),
    ],
)
def test_that_each_surface_is_complete_by_its_own_mark(url: str, value: Any) -> None:
    assert an_end(value, url=url).how == "complete"


@pytest.mark.parametrize(
    ("url", "value"),
    [
        (MODELS_URL, {"models": []}),
        (f"{BASE}/v1beta/models/m:countTokens", {"totalTokens": 3}),
        (f"{BASE}/v1beta/openai/models", {"data": []}),
        (INTERACTIONS_URL, {"id": "1", "status": "completed"}),
        (f"{BASE}/v1beta/batches/1", {"name": "batches/1", "error": {"code": 3}}),
        (OTHER_URL, {"hello": 1}),
    ],
)
def test_that_other_answers_need_no_mark(url: str, value: Any) -> None:
    assert an_end(value, url=url, framing=Framing.WHOLE, headers=JSON).how == "complete"


def test_that_no_content_is_a_whole_answer() -> None:
    url = f"{BASE}/v1beta/files/1"
    assert an_end(url=url, framing=None, status=204, headers=JSON).how == "complete"


def test_that_an_empty_answer_to_a_prompt_is_cut_off() -> None:
    assert an_end(framing=None).how == "cut off"


def test_that_a_limit_after_the_status_line_cuts_off() -> None:
    ended = an_end(an_answer("Hi"), end=SILENT)
    assert ended.how == "cut off"
    assert "2 min" in why(ended)


def test_that_a_broken_transport_cuts_off_even_a_marked_answer() -> None:
    broken = TransportEnd(clean=False, cause=Cause.BROKEN, host="example.test")
    ended = an_end(FINISHED, end=broken)
    assert ended.how == "cut off"
    assert "did not end in order" in why(ended)


def test_that_an_error_object_outweighs_a_broken_transport() -> None:
    assert an_end(ERROR, end=SILENT).how == "failed"
