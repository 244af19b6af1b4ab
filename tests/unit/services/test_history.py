"""What is kept of a run: all of it but secrets, as the settings say; trouble is told once and ends nothing."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from tests.builders import a_request, a_run, a_scope, a_stream, an_answer, an_error, an_event
from tests.memory_history import MemoryHistory, no_secrets
from workbench.domain.assertion import Verdict
from workbench.domain.environment import Overrides
from workbench.domain.errors import CannotWrite
from workbench.domain.history import HistoryEntry, HistoryLimits
from workbench.domain.request import Header, Request
from workbench.domain.run import CANCELLED, Run
from workbench.domain.run_file import run_to_text
from workbench.domain.secret import Secret
from workbench.domain.settings import Settings
from workbench.gemini.reading import read_run
from workbench.services.history import NO_BODIES, History, Told

KEY = "AIza" + "SyD-0123456789abcdefghijklmnopqrstu"
HELD = "held-value-1234567890"


def held() -> tuple[Secret, ...]:
    """Hold one value."""
    return (Secret(HELD),)


def kept(run: Run, request: Request | None = None, **settings: Any) -> HistoryEntry:
    """Keep a run; return what the store was given."""
    store = MemoryHistory()
    history = History(lambda: store, held, Settings(settings))
    told = Told(request or a_request(), a_scope(root="/home/me/Acme"), run, read_run(run))
    assert asyncio.run(history.keep(told)) == ""
    (entry,) = store.entries
    return entry


def everything(entry: HistoryEntry) -> str:
    """Return all that would be written."""
    return f"{entry.row}{run_to_text(entry.run)}{entry.run.recording.body()!r}{entry.template}{entry.texts}"


def test_that_a_run_is_kept_with_its_bytes_its_request_and_what_a_search_needs() -> None:
    failed = Verdict("Status is 201", "status", "is", passed=False)
    skipped = replace(failed, passed=True, skipped=True)
    run = a_run(a_stream("Hello, ", "world"), file="hello.yaml", verdicts=(failed, skipped))
    entry = kept(run)
    assert run_to_text(entry.run) == run_to_text(run)
    assert "{{baseUrl}}" in entry.template
    assert entry.texts == ("Say hello", "Say hello", "Hello, world", "")
    row = entry.row
    assert (row.root, row.file, row.model) == ("/home/me/Acme", "hello.yaml", "gemini-3.5-flash")
    assert (row.status, row.ended, row.error) == (200, "complete", "")
    assert (row.verdicts, row.failed, row.is_mock) == (1, 1, False)


def test_that_errors_and_function_calls_can_be_found() -> None:
    refused = kept(a_run(an_error(429, "RESOURCE_EXHAUSTED", "Quota of bananas"), status=429))
    assert refused.row.ended == "failed"
    assert refused.row.error
    assert refused.texts is not None
    assert "Quota of bananas" in refused.texts.error
    call = {"functionCall": {"name": "get_weather", "args": {"city": "Oslo"}}}
    answer = an_answer()
    answer["candidates"][0]["content"]["parts"] = [call]
    called = kept(a_run(an_event(answer)))
    assert called.texts is not None
    assert called.texts.answer == 'get_weather {"city":"Oslo"}'


def test_that_a_stopped_run_is_kept_as_stopped() -> None:
    assert kept(a_run(a_stream("Hello", finish=None), end=CANCELLED)).row.ended == "cancelled"


def test_that_no_secret_is_kept_wherever_it_stands() -> None:
    request = a_request(
        name=f"N {HELD}",
        url=f"https://example.com/x?k={KEY}",
        headers=(Header("Authorization", "Bearer typed-by-hand-1"), Header("X-Key", KEY)),
        body=f'{{"text": "{HELD}"}}',
    )
    run = a_run(a_stream(f"You sent {HELD} and typed-by-hand-1 and {KEY}"), name=f"N {HELD}")
    headers = (("Authorization", "Bearer typed-by-hand-1"), ("X-Key", KEY), ("Cookie", "a=b"))
    url = f"https://example.com/x?k={KEY}"
    run = replace(run, sent=replace(run.sent, url=url, headers=headers, body=HELD.encode()))
    text = everything(kept(run, request))
    for secret in (HELD, KEY, "typed-by-hand-1", "a=b"):
        assert secret not in text


def test_that_the_name_of_a_secret_stays_in_the_request() -> None:
    headers = (Header("Authorization", "Bearer {{secret:mine}}"),)
    assert "{{secret:mine}}" in kept(a_run(), a_request(headers=headers)).template


def test_that_a_masked_key_masks_nothing_else() -> None:
    run = a_run(a_stream("**bold** " + "*" * 40))
    run = replace(run, sent=replace(run.sent, headers=(("x-goog-api-key", "*" * 39),)))
    assert kept(run).run.recording.body() == run.recording.body()


def test_that_bodies_are_left_out_where_the_settings_say_so() -> None:
    entry = kept(a_run(a_stream("Hello")), history_bodies=False)
    assert entry.run.recording.body() == entry.run.sent.body == b""
    assert "Hello" not in everything(entry)
    assert entry.run.notices == (NO_BODIES,)
    assert entry.row.ended == "complete"
    assert entry.texts == ("Say hello", "", "", "")


def test_that_the_settings_give_the_limits_and_a_new_one_is_followed() -> None:
    store = MemoryHistory()
    history = History(lambda: store, no_secrets, Settings({"history_size": 5, "history_age": 30}))
    run = a_run(a_stream("Hello"))
    told = Told(a_request(), a_scope(), run, read_run(run))
    asyncio.run(history.keep(told))
    history.follow(Settings({"history_size": 0}))
    asyncio.run(history.keep(told))
    history.follow(Settings({}))
    asyncio.run(history.keep(told))
    assert store.limits == [HistoryLimits(5_000_000, 30), HistoryLimits(1_000_000_000, None)]


def test_that_a_run_to_the_mock_server_is_marked() -> None:
    store = MemoryHistory()
    history = History(lambda: store, no_secrets, Settings({}))
    run = a_run(a_stream("Hello"))
    scope = a_scope(overrides=Overrides(to_mock=True))
    asyncio.run(history.keep(Told(a_request(), scope, run, read_run(run))))
    assert store.entries[0].row.is_mock


def test_that_the_same_trouble_is_told_once_until_runs_are_kept_again() -> None:
    store = MemoryHistory(trouble=CannotWrite("history.db", "the disk is full"))
    history = History(lambda: store, no_secrets, Settings({}))
    run = a_run(a_stream("Hello"))
    told = Told(a_request(), a_scope(), run, read_run(run))
    said = [asyncio.run(history.keep(told)) for _ in range(3)]
    assert "the disk is full" in said[0]
    assert said[1:] == ["", ""]
    store.trouble = None
    store.notice = "The history was damaged."
    assert asyncio.run(history.keep(told)) == "The history was damaged."
    store.trouble = CannotWrite("history.db", "the disk is full")
    assert asyncio.run(history.keep(told)) == said[0]


@pytest.mark.parametrize("used", [True, False])
def test_that_only_a_store_that_was_opened_is_closed(used: bool) -> None:
    opened: list[MemoryHistory] = []

    def open_store() -> MemoryHistory:
        opened.append(MemoryHistory())
        return opened[-1]

    history = History(open_store, no_secrets, Settings({}))
    run = a_run(a_stream("Hello"))
    if used:
        asyncio.run(history.keep(Told(a_request(), a_scope(), run, read_run(run))))
    asyncio.run(history.close())
    assert [store.closed for store in opened] == ([True] if used else [])
