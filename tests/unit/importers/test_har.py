"""HAR entries as stored runs."""

import json
from base64 import b64encode, encodebytes, standard_b64encode, urlsafe_b64encode
from collections.abc import Callable
from typing import Any

import pytest

from tests.builders import STREAM_URL, a_stream
from workbench.domain.errors import CannotRead
from workbench.domain.run import Run
from workbench.gemini.reading import read_run
from workbench.importers.har import read_har


def an_entry(body: str = "", **changes: Any) -> dict[str, Any]:
    return {
        "startedDateTime": "2026-11-02T12:00:00Z",
        "time": 2311.8,
        "timings": {"wait": 702.1, "receive": 1609.7},
        "request": {
            "method": "post",
            "url": STREAM_URL,
            "headers": [{"name": "x-goog-api-key", "value": "AIzaSecret"}],
            "postData": {"text": '{"contents": []}'},
        },
        "response": {
            "status": 200,
            "statusText": "OK",
            "headers": [{"name": "Content-Type", "value": "text/event-stream"}],
            "content": {"size": len(body), "text": body},
        },
        **changes,
    }


def runs_of(*entries: Any) -> tuple[Run, ...]:
    return read_har(json.dumps({"log": {"entries": list(entries)}}), "a.har")


def test_that_an_entry_is_read_like_any_run() -> None:
    (run,) = runs_of(an_entry(a_stream("Good ", "day").decode()))
    reading = read_run(run)
    assert (reading.response.text, reading.ended) == ("Good day", "complete")
    assert (run.status, run.total_ms, reading.ttft_ms) == (200, 2311.8, 702.1)
    assert (run.sent.method, run.sent.body) == ("POST", b'{"contents": []}')


def test_that_credentials_are_masked_on_reading() -> None:
    (run,) = runs_of(an_entry())
    assert run.sent.headers == (("x-goog-api-key", "**********"),)


@pytest.mark.parametrize(
    "times", [{"time": -1, "timings": {"wait": -1}}, {"time": None, "timings": None}]
)
def test_that_times_that_are_not_known_stay_unknown(times: dict[str, Any]) -> None:
    (run,) = runs_of(an_entry(a_stream("Hello").decode(), **times))
    assert (run.total_ms, read_run(run).ttft_ms) == (None, None)


def test_that_a_name_is_the_comment_or_method_and_path() -> None:
    named, plain = runs_of(an_entry(comment="Mine"), an_entry())
    assert named.name == "Mine"
    assert plain.name == "POST /v1beta/models/gemini-3.5-flash:streamGenerateContent"


def test_that_a_base64_body_is_decoded() -> None:
    content = {"encoding": "base64", "text": b64encode(a_stream("Grüße")).decode()}
    entry = an_entry()
    entry["response"]["content"] = content
    (run,) = runs_of(entry)
    assert read_run(run).response.text == "Grüße"


@pytest.mark.parametrize("encoding", ["base64", "BASE64"])
@pytest.mark.parametrize("alphabet", [standard_b64encode, urlsafe_b64encode, encodebytes])
def test_that_base64_is_read_however_a_program_writes_it(
    encoding: str, alphabet: Callable[[bytes], bytes]
) -> None:
    body = "data: ☀?>\n\n".encode() * 20
    for text in (alphabet(body).decode(), alphabet(body).decode().rstrip("=\n")):
        content = {"encoding": encoding, "text": text}
        (run,) = runs_of(an_entry(response={"status": 200, "content": content}))
        assert run.recording.body() == body


def test_that_base64_that_is_none_stays_as_it_is() -> None:
    content = {"encoding": "base64", "text": "data: ☀"}
    (run,) = runs_of(an_entry(response={"status": 200, "content": content}))
    assert run.recording.body() == "data: ☀".encode()


@pytest.mark.parametrize(
    ("written", "status"),
    [("200", 200), (200.0, 200), ("", None), (0, None), (-1, None), (True, None), ("x", None)],
)
def test_that_a_status_is_read_as_text_or_number(written: Any, status: int | None) -> None:
    (run,) = runs_of(an_entry(response={"status": written}))
    assert run.status == status


def test_that_an_entry_without_an_answer_failed() -> None:
    failed = an_entry(
        response={"status": 0, "headers": [], "content": {}}, _error="net::ERR_FAILED"
    )
    (run,) = runs_of(failed)
    assert run.status is None
    assert read_run(run).ended == "failed"


def test_that_a_body_that_was_not_kept_is_said() -> None:
    entry = an_entry()
    entry["response"]["content"] = {"size": 10}
    (run,) = runs_of(entry)
    assert run.notices == ("The HAR file holds no body for this entry.",)


@pytest.mark.parametrize(
    "text", ["{}", '{"log": {"entries": 5}}', "[]", "nonsense", '{"log": {"entries": [{}]}}']
)
def test_that_what_is_no_har_is_refused_with_its_name(text: str) -> None:
    with pytest.raises(CannotRead, match=r"^a\.har"):
        read_har(text, "a.har")


@pytest.mark.parametrize(
    "odd", [None, 5, "x", [], {"request": {"url": "http://h/"}, "response": 7}]
)
def test_that_odd_entries_never_raise_anything_else(odd: Any) -> None:
    try:
        runs_of(odd)
    except CannotRead:
        return
