"""A run file keeps everything, and says where it is broken."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.assertion import NO_VALUE, Assertion, SchemaFile, Verdict
from workbench.domain.errors import CannotRead
from workbench.domain.run import (
    CANCELLED,
    CLEAN,
    Attempt,
    Cause,
    Recording,
    Run,
    SentMessage,
    TransportEnd,
)
from workbench.domain.run_file import FORMAT, run_from_text, run_to_text

PATH = "hello.run.json"
READS = ((612.5, b"data: {}\r\n"), (700.25, b"\r\n"), (700.25, bytes(range(256))))


def a_run(**changes: Any) -> Run:
    recording = Recording()
    for t_ms, data in changes.pop("reads", READS):
        recording.append(data, t_ms)
    values: dict[str, Any] = {
        "name": "Say “hello”",
        "sent": SentMessage("POST", "https://example.com/v1?key=****", (("X-A", "1"),), b"{}"),
        "recording": recording,
        "end": CLEAN,
    }
    return Run(**(values | changes))


def a_full_run() -> Run:
    return a_run(
        status=200,
        reason="OK",
        http_version="HTTP/1.1",
        headers=(("Content-Type", "text/event-stream"), ("Vary", "a"), ("Vary", "b")),
        total_ms=812.0,
        attempts=(Attempt(1, 503, 20.0, 1.5, "overloaded"), Attempt(2, 200, 812.0)),
        notices=("No key was sent.",),
        assertions=(
            Assertion("status", "is", value=200),
            Assertion("output", "is", pointer="/a", value=None, title="It is null", enabled=False),
            Assertion("header", "exists", name="vary"),
            Assertion("output", "matches schema", schema="a.schema.json"),
        ),
        verdicts=(Verdict("Status is 200", "status", "is", passed=True, expected="200"),),
        schemas={
            "a.schema.json": SchemaFile(
                "{}", "collection:///a.schema.json", {"collection:///b": "1"}
            )
        },
        file="hello.yaml",
        started_at="2026-11-22T12:00:00+00:00",
        version="0.1.0",
    )


def everything(run: Run) -> dict[str, Any]:
    values = {name: getattr(run, name) for name in Run.__dataclass_fields__ if name != "recording"}
    return values | {"reads": list(run.recording.reads())}


def file_with(**changes: Any) -> str:
    value = json.loads(run_to_text(a_full_run()))
    return json.dumps(value | changes)


def test_that_everything_comes_back() -> None:
    run = a_full_run()
    assert everything(run_from_text(run_to_text(run), PATH)) == everything(run)


def test_that_writing_twice_gives_the_same_text() -> None:
    text = run_to_text(a_full_run())
    assert run_to_text(run_from_text(text, PATH)) == text


@pytest.mark.parametrize(
    "end",
    [
        CLEAN,
        CANCELLED,
        TransportEnd(clean=False, cause=Cause.SILENT, host="example.com", limit_s=5.0),
        TransportEnd(clean=False, cause=Cause.TLS, host="example.com", detail="expired"),
    ],
)
def test_that_the_end_of_the_transport_comes_back(end: TransportEnd) -> None:
    assert run_from_text(run_to_text(a_run(end=end)), PATH).end == end


@given(st.lists(st.tuples(st.floats(0, 1e9), st.binary(min_size=1)), max_size=8), st.binary())
def test_that_any_bytes_come_back(reads: list[tuple[float, bytes]], body: bytes) -> None:
    run = a_run(reads=reads, sent=SentMessage("POST", "https://example.com/", (), body))
    again = run_from_text(run_to_text(run), PATH)
    assert list(again.recording.reads()) == reads
    assert again.sent == run.sent


def test_that_a_missing_value_is_not_null() -> None:
    kept = run_from_text(run_to_text(a_full_run()), PATH).assertions
    assert [one.value for one in kept] == [200, None, NO_VALUE, NO_VALUE]


def test_that_each_read_stands_on_its_own_line() -> None:
    lines = run_to_text(a_run()).splitlines()
    assert [json.loads(line.rstrip(","))[0] for line in lines if line.startswith("[6")] == [612.5]


def test_that_a_run_without_schemas_does_not_mention_them() -> None:
    assert "schemas" not in json.loads(run_to_text(a_run()))


def test_that_unknown_members_are_passed_over() -> None:
    assert run_from_text(file_with(later=[1]), PATH).name == "Say “hello”"


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"name": 5}, "/name: expected text"),
        ({"request": []}, "/request: expected an object"),
        ({"request": {"method": "GET"}}, "/request/url: expected text"),
        ({"request": {"method": "GET", "url": "u", "body": 1}}, "/request/body: expected text"),
        ({"headers": [["a", "b"], ["a"]]}, "/headers/1: expected [name, value]"),
        ({"reads": None}, "/reads: expected a list"),
        ({"reads": [[1, "YQ=="], ["x", ""]]}, "/reads/1: expected [milliseconds, base64]"),
        ({"reads": [[1, "?"]]}, "/reads/0/1: expected base64"),
        ({"reads": [[True, ""]]}, "/reads/0: expected [milliseconds, base64]"),
        ({"status": 200.5}, "/status: expected a whole number or null"),
        ({"total_ms": "1"}, "/total_ms: expected a number or null"),
        ({"transport": {"clean": 1}}, "/transport/clean: expected true or false"),
        ({"transport": {"clean": False, "cause": "bad luck"}}, "/transport/cause: expected one of"),
        ({"attempts": [{}]}, "/attempts/0/number: expected a whole number"),
        ({"assertions": [{"what": "status"}]}, "/assertions/0/check: expected text"),
        ({"verdicts": [3]}, "/verdicts/0: expected an object"),
        ({"notices": [3]}, "/notices/0: expected text"),
        ({"workbench": FORMAT + 1}, "/workbench: expected 1; 2 is written by a newer version"),
        ({"workbench": None}, "/workbench: expected a whole number"),
    ],
)
def test_that_what_does_not_fit_is_named_with_its_place(
    changes: dict[str, Any], place: str
) -> None:
    with pytest.raises(CannotRead) as caught:
        run_from_text(file_with(**changes), PATH)
    assert str(caught.value).startswith(f"{PATH}: {place}")


def test_that_broken_json_is_named_with_its_line() -> None:
    with pytest.raises(CannotRead) as caught:
        run_from_text('{\n "workbench": 1,\n}', PATH)
    assert (caught.value.line, caught.value.column) == (3, 1)


def test_that_a_file_that_is_no_object_is_refused() -> None:
    with pytest.raises(CannotRead, match="The file: expected an object"):
        run_from_text("[]", PATH)
