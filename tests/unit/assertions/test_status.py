"""The status of the answer."""

import pytest

from tests.unit.assertions.evidence_builders import Said, an_evidence, verdict_on
from workbench.assertions.evidence import Evidence


def test_that_the_status_is_told_as_command_line_md_shows_it() -> None:
    verdict = verdict_on(an_evidence(), "status", "is", value=200)
    assert (verdict.title, verdict.passed) == ("Status is 200", True)
    assert (verdict.pointer, verdict.expected, verdict.actual) == (None, "200", "200")


@pytest.mark.parametrize(
    ("check", "value", "passed"),
    [
        ("is", 200.0, True),
        ("is", 404, False),
        ("is not", 404, True),
        ("is one of", [200, 201], True),
        ("between", [200, 299], True),
        ("at most", 199, False),
        ("at least", 200, True),
    ],
)
def test_that_the_status_is_compared_as_a_number(check: str, value: object, passed: bool) -> None:
    assert verdict_on(an_evidence(), "status", check, value=value).passed is passed


def test_that_a_status_written_as_text_fails_and_says_so() -> None:
    verdict = verdict_on(an_evidence(), "status", "is", value="200")
    assert (verdict.passed, verdict.expected) == (False, '"200"')
    assert verdict.actual == "200, an integer and not a string"


def test_that_without_a_status_line_the_reason_is_said() -> None:
    lost = Evidence(Said(), ended="failed", trouble="Connection refused")
    verdict = verdict_on(lost, "status", "is", value=200)
    assert verdict.actual == "No status line came: the run failed: Connection refused."
