"""How the run ended."""

from tests.unit.assertions.evidence_builders import an_evidence, verdict_on


def test_that_the_end_is_compared_with_its_words() -> None:
    cut = an_evidence(ended="cut off")
    assert verdict_on(cut, "ended", "is", value="cut off").passed
    verdict = verdict_on(cut, "ended", "is", value="complete")
    assert (verdict.passed, verdict.actual) == (False, '"cut off"')


def test_that_an_end_is_always_there() -> None:
    assert not verdict_on(an_evidence(), "ended", "is absent").passed
