"""Response headers by name."""

from tests.unit.assertions.evidence_builders import an_evidence, verdict_on

ANSWERED = an_evidence(
    headers=(("Content-Type", "text/event-stream"), ("Vary", "Origin"), ("vary", "Referer"))
)


def test_that_letter_case_of_the_name_is_no_matter() -> None:
    assert verdict_on(
        ANSWERED, "header", "contains", name="content-TYPE", value="event-stream"
    ).passed


def test_that_several_headers_of_one_name_are_one_value() -> None:
    assert verdict_on(ANSWERED, "header", "is", name="Vary", value="Origin, Referer").passed


def test_that_a_missing_header_names_those_that_came() -> None:
    verdict = verdict_on(ANSWERED, "header", "exists", name="Retry-After")
    assert verdict.actual == "No header Retry-After; there were Content-Type, Vary, vary."
    assert verdict_on(ANSWERED, "header", "is absent", name="Retry-After").passed


def test_that_no_header_at_all_is_said() -> None:
    verdict = verdict_on(an_evidence(), "header", "exists", name="Date")
    assert verdict.actual == "No header Date; there were none."


def test_that_a_header_needs_a_name() -> None:
    verdict = verdict_on(ANSWERED, "header", "is absent")
    assert (verdict.passed, "`name:`" in verdict.actual) == (False, True)
