"""Merged text and thoughts."""

import pytest

from tests.unit.assertions.evidence_builders import Said, an_evidence, verdict_on
from workbench.assertions import judge
from workbench.assertions.question import Answer, PatternQuestion
from workbench.domain.assertion import Assertion

HELLO = an_evidence(Said(text="Hello, world", thoughts="Greet."))


@pytest.mark.parametrize(
    ("check", "value", "passed"),
    [
        ("contains", "lo, w", True),
        ("contains", "LO", False),
        ("does not contain", "bye", True),
        ("does not contain", "Hello", False),
        ("is", "Hello, world", True),
        ("is not", "Hello, world", False),
        ("has length", 12, True),
        ("has length", [1, 11], False),
    ],
)
def test_that_text_is_checked(check: str, value: object, passed: bool) -> None:
    assert verdict_on(HELLO, "text", check, value=value).passed is passed


def test_that_a_missing_text_does_not_pass_as_containing_nothing_bad() -> None:
    called = an_evidence(Said(function_calls=[{"name": "get_weather", "args": {}}]))
    verdict = verdict_on(called, "text", "does not contain", value="error")
    assert (verdict.passed, verdict.actual) == (
        False,
        "No text came: the answer calls get_weather.",
    )


def test_that_length_counts_characters_and_not_bytes() -> None:
    assert verdict_on(an_evidence(Said(text="é😀")), "text", "has length", value=2).passed


def test_that_a_pattern_becomes_a_question() -> None:
    judgement = judge([Assertion("text", "matches", value="wor.d")], HELLO, {})
    assert judgement.questions == (PatternQuestion("wor.d", "Hello, world"),)
    assert judgement.settle([Answer()])[0].passed


def test_that_thoughts_are_their_own() -> None:
    assert verdict_on(HELLO, "thoughts", "is", value="Greet.").passed
    assert verdict_on(an_evidence(Said(text="x")), "thoughts", "is absent").passed


def test_that_a_long_text_is_cut_in_the_verdict() -> None:
    verdict = verdict_on(an_evidence(Said(text="x" * 5000)), "text", "is", value="y" * 5000)
    assert len(verdict.actual) == len(verdict.expected) == 300
