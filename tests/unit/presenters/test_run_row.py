"""The row of a run, key by key, as command-line.md defines it."""

from typing import Any

from tests.builders import MODEL, STREAM_URL, a_run, a_stream, an_answer, an_error, an_event
from workbench.domain.assertion import Verdict
from workbench.domain.run import Run, SentMessage
from workbench.gemini.reading import read_run
from workbench.presenters.run_row import frames_row, run_row

KEYS = [
    "name",
    "file",
    "model",
    "row",
    "repeat",
    "request",
    "status",
    "ended",
    "error",
    "notices",
    "attempts",
    "chunks",
    "ttft_ms",
    "total_ms",
    "model_version",
    "finish_reason",
    "block_reason",
    "candidates",
    "text",
    "thoughts",
    "function_calls",
    "usage",
    "cost_usd",
    "response",
    "verdicts",
]


def row_of(run: Run, *verdicts: Verdict) -> dict[str, Any]:
    return run_row(run, read_run(run), verdicts)


def test_that_a_row_has_its_keys_in_order() -> None:
    assert list(row_of(a_run(a_stream("Hello")))) == KEYS


def test_that_a_row_tells_what_came() -> None:
    usage = {"promptTokenCount": 4, "candidatesTokenCount": 2}
    row = row_of(a_run(a_stream("Good ", "day", usage=usage), file="a/hello.yaml"))
    assert row["text"] == "Good day"
    assert row["usage"] == usage
    assert (row["status"], row["ended"], row["error"]) == (200, "complete", None)
    assert (row["model"], row["model_version"]) == (MODEL, MODEL)
    assert (row["chunks"], row["candidates"], row["finish_reason"]) == (2, 1, "STOP")
    assert (row["file"], row["attempts"], row["cost_usd"]) == ("a/hello.yaml", 1, None)
    assert (row["ttft_ms"], row["total_ms"]) == (20.0, 30.0)


def test_that_a_failed_run_tells_the_innermost_error() -> None:
    body = an_error(429, "RESOURCE_EXHAUSTED", "Slow down.")
    error = row_of(a_run(body, status=429))["error"]
    assert (error["status"], error["message"]) == ("RESOURCE_EXHAUSTED", "Slow down.")
    assert list(error) == [
        *("title", "explanation", "action", "status"),
        *("reason", "message", "retryable", "retry_after_s"),
    ]


def test_that_a_key_in_the_url_is_masked() -> None:
    run = a_run(a_stream("Hello"))
    sent = run.sent.__class__("POST", f"{STREAM_URL}&key=AIzaSecret", (), b"")
    masked = row_of(a_run(a_stream("Hello"), sent=sent))["request"]["url"]
    assert "AIzaSecret" not in masked
    assert masked.startswith(f"{STREAM_URL}&key=")


def test_that_frames_have_their_ranges_and_the_rest_is_told() -> None:
    first, rest = an_event(an_answer("Hi", "STOP")), b"data: {"
    found = frames_row(read_run(a_run(first + rest), keep_frames=True))
    (frame,) = found["frames"]
    assert (frame["event"], frame["id"], frame["bytes"]) == ("message", "", [0, len(first)])
    assert found["leftover"] == "data: {"


def test_that_a_rest_that_is_no_text_is_base64() -> None:
    found = frames_row(read_run(a_run(b"data: \xff\xfe"), keep_frames=True))
    assert found["leftover"] == {"base64": "ZGF0YTog//4="}


def test_that_a_verdict_keeps_its_pointer_and_values() -> None:
    verdict = Verdict("Unit", "output", "is", False, False, "/unit", '"USD"', '"EUR"')  # noqa: FBT003  the value's own order
    (told,) = row_of(a_run(a_stream("Hello")), verdict)["verdicts"]
    assert told == {
        "title": "Unit",
        "what": "output",
        "check": "is",
        "passed": False,
        "skipped": False,
        "pointer": "/unit",
        "expected": '"USD"',
        "actual": '"EUR"',
    }


def test_that_the_model_is_that_of_the_body_where_no_url_names_it() -> None:
    url = "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions"
    run = a_run(b"", sent=SentMessage("POST", url, (), b'{"model": "gemini-3.5-flash"}'))
    assert row_of(run)["model"] == "gemini-3.5-flash"


def test_that_a_request_without_a_model_has_none() -> None:
    url = "https://generativelanguage.googleapis.com/v1beta/models"
    assert row_of(a_run(b"", sent=SentMessage("GET", url)))["model"] is None
