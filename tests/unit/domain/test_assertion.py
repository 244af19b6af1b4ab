"""Assertions and verdicts as values."""

from workbench.domain.assertion import NO_VALUE, Assertion, Verdict


def test_that_no_value_is_told_from_null() -> None:
    assert Assertion("text", "exists").value is NO_VALUE
    assert Assertion("text", "is", value=None) != Assertion("text", "is")


def test_that_a_verdict_is_neither_skipped_nor_placed_by_default() -> None:
    verdict = Verdict("Status is 200", "status", "is", passed=True)
    assert (verdict.skipped, verdict.pointer, verdict.expected, verdict.actual) == (
        False,
        None,
        "",
        "",
    )
