"""The Assertions view in words."""

import pytest

from workbench.domain.assertion import Verdict
from workbench.presenters.json_source import Source
from workbench.presenters.verdict_rows import Outcome, verdict_list


def a_verdict(
    title: str, *, passed: bool = True, skipped: bool = False, actual: str = ""
) -> Verdict:
    return Verdict(title, "status", "is", passed, skipped, None, "200", actual)


def test_that_failures_come_first_and_skipped_last() -> None:
    verdicts = [
        a_verdict("a"),
        a_verdict("b", passed=False, skipped=True),
        a_verdict("c", passed=False),
        a_verdict("d"),
    ]
    rows = verdict_list(verdicts).rows
    assert [(row.title, row.outcome) for row in rows] == [
        ("c", Outcome.FAILED),
        ("a", Outcome.PASSED),
        ("d", Outcome.PASSED),
        ("b", Outcome.SKIPPED),
    ]


def test_that_the_summary_leaves_out_what_was_skipped() -> None:
    verdicts = [
        a_verdict("a"),
        a_verdict("b", passed=False),
        a_verdict("c", passed=False, skipped=True),
    ]
    assert verdict_list(verdicts).summary == "1 of 2 passed"
    assert verdict_list(verdicts, partial=True).summary == "1 of 2 passed, on a partial response"


def test_that_the_badge_tells_failures_before_anything_else() -> None:
    assert verdict_list([a_verdict("a"), a_verdict("b", passed=False)]).badge == "1 failed"
    assert verdict_list([a_verdict("a")]).badge == "1"
    assert verdict_list([]).badge == ""


def test_that_what_passed_is_on_one_line_and_what_failed_is_whole() -> None:
    passed, failed = a_verdict("a", actual="x\ny"), a_verdict("b", passed=False, actual="x\ny")
    rows = verdict_list([passed, failed]).rows
    assert [row.actual for row in rows] == ["x\ny", "x y"]


def test_that_a_skipped_row_says_why() -> None:
    (row,) = verdict_list([a_verdict("a", passed=False, skipped=True)]).rows
    assert (row.actual, row.sentence) == ("switched off", "Skipped. a. switched off")


@pytest.mark.parametrize(
    ("what", "pointer", "source"),
    [
        ("output", "/period", Source.OUTPUT),
        ("response", None, Source.MERGED),
        ("status", None, None),
        ("output", "period", None),
    ],
)
def test_that_a_verdict_on_json_knows_where_its_place_is(
    what: str, pointer: str | None, source: Source | None
) -> None:
    (row,) = verdict_list([Verdict("t", what, "is", passed=False, pointer=pointer)]).rows
    assert row.source is source


def test_that_a_row_knows_its_assertion_whatever_the_order() -> None:
    verdicts = [
        Verdict(title, "status", "is", passed=passed)
        for title, passed in (("a", True), ("b", False), ("c", True))
    ]
    rows = verdict_list(verdicts).rows
    assert [(row.title, row.number) for row in rows] == [("b", 1), ("a", 0), ("c", 2)]
