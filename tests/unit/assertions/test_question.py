"""Answers of a worker."""

from workbench.assertions.question import Answer, Violation


def test_that_an_answer_holds_without_violation_and_trouble() -> None:
    assert Answer().holds
    assert not Answer((Violation("", "no"),)).holds
    assert not Answer(trouble="It took too long.").holds
