"""How a run that ended is marked in the tree."""

import pytest

from tests.builders import a_run, a_stream
from workbench.domain.assertion import Verdict
from workbench.domain.run import CANCELLED, TransportEnd
from workbench.gemini.reading import read_run
from workbench.presenters.open_documents import Mark
from workbench.presenters.run_mark import mark_of_run

GOOD = Verdict("Status is 200", "status", "is", passed=True)
BAD = Verdict("Status is 200", "status", "is", passed=False)
SKIPPED = Verdict("Total under 5 s", "total", "at most", passed=False, skipped=True)


def mark(body: bytes, *verdicts: Verdict, end: TransportEnd | None = None) -> Mark:
    run = a_run(body) if end is None else a_run(body, end=end)
    return mark_of_run(read_run(run), verdicts)


def test_that_a_complete_run_passed() -> None:
    assert mark(a_stream("Hello"), GOOD) is Mark.PASSED


def test_that_one_failed_verdict_fails_it() -> None:
    assert mark(a_stream("Hello"), GOOD, BAD) is Mark.FAILED


def test_that_a_skipped_verdict_does_not() -> None:
    assert mark(a_stream("Hello"), GOOD, SKIPPED) is Mark.PASSED


def test_that_a_cut_stream_failed() -> None:
    assert mark(a_stream("Hello", finish=None)) is Mark.FAILED


def test_that_a_stopped_run_is_not_a_failure() -> None:
    assert mark(a_stream("Hello", finish=None), BAD, end=CANCELLED) is Mark.STOPPED


@pytest.mark.parametrize("reason", ["MAX_TOKENS", "SAFETY", "SOMETHING_NEW"])
def test_that_another_finish_reason_is_worth_a_notice(reason: str) -> None:
    assert mark(a_stream("Hello", finish=reason), GOOD) is Mark.NOTICE
