"""Kept runs for the tests of the history."""

from typing import Any

from tests.builders import STREAM_URL, a_run, an_answer, an_event
from workbench.domain.history import HistoryEntry, HistoryRow, Texts

ROW = HistoryRow(
    number=0,
    started_at="2026-11-24T14:06:00.000+00:00",
    name="Say hello",
    root="/home/me/Acme",
    file="hello.yaml",
    model="gemini-3.5-flash",
    method="POST",
    url=STREAM_URL,
    status=200,
    ended="complete",
    error="",
    total_ms=40.0,
    verdicts=2,
    failed=1,
    size=0,
    is_mock=False,
)


def an_entry(
    name: str = "Say hello",
    prompt: str = "Say hello",
    answer: str = "Hello",
    error: str = "",
    *,
    reads: int = 2,
    **changes: Any,
) -> HistoryEntry:
    """Return a run to keep whose answer came in so many reads."""
    run = a_run(*[an_event(an_answer(answer))] * reads, name=name, **changes)
    texts = Texts(name, prompt, answer, error)
    return HistoryEntry(ROW._replace(name=name, error=error), run, '{"name": "t"}', texts)
