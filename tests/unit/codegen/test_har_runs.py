"""Runs written as a HAR file are read back as the same runs."""

import json
from dataclasses import replace

from tests.builders import a_run, a_stream
from workbench.codegen.har_runs import runs_to_har
from workbench.domain.run import CANCELLED, Cause, TransportEnd
from workbench.importers.har import read_har

BROKEN = TransportEnd(clean=False, cause=Cause.RESET, host="example.com")


def test_that_a_run_comes_back_with_bytes_times_and_end() -> None:
    run = a_run(a_stream("Hello"), a_stream(" world"), started_at="2026-11-24T14:06:00.000+00:00")
    (back,) = read_har(runs_to_har([run]), "x.har")
    assert back.recording.body() == run.recording.body()
    assert (back.name, back.status, back.total_ms) == (run.name, run.status, run.total_ms)
    assert (back.sent.method, back.sent.url, back.sent.body) == (
        *(run.sent.method, run.sent.url),
        run.sent.body,
    )
    assert back.started_at == run.started_at
    assert next(iter(back.recording.reads()))[0] == 20.0
    assert back.end.clean


def test_that_several_runs_are_entries_in_their_order() -> None:
    text = runs_to_har([a_run(name="One"), a_run(b"\xff\xfe", name="Two")])
    one, two = read_har(text, "x.har")
    assert (one.name, two.name, two.recording.body()) == ("One", "Two", b"\xff\xfe")


def test_that_a_run_that_broke_or_was_stopped_is_no_clean_one() -> None:
    runs = [a_run(b"x", end=end) for end in (BROKEN, CANCELLED)]
    runs.append(a_run(status=None, end=BROKEN, total_ms=None))
    back = read_har(runs_to_har(runs), "x.har")
    assert [run.end.clean for run in back] == [False] * 3
    assert [run.end.detail for run in back] == ["connection reset", "cancelled", "connection reset"]
    assert back[2].status is None


def test_that_headers_for_credentials_and_cookies_are_left_out() -> None:
    run = a_run(headers=(("Set-Cookie", "session=1"), ("X-Kept", "yes")))
    headers = (("x-goog-api-key", "***"), ("Cookie", "a=b"), ("X-Sent", "yes"))
    text = runs_to_har([replace(run, sent=replace(run.sent, headers=headers))])
    entry = json.loads(text)["log"]["entries"][0]
    assert [row["name"] for row in entry["request"]["headers"]] == ["X-Sent"]
    assert [row["name"] for row in entry["response"]["headers"]] == ["X-Kept"]
