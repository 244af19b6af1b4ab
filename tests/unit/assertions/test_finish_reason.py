"""Finish and block reasons."""

from tests.unit.assertions.evidence_builders import Said, an_evidence, verdict_on


def test_that_the_finish_reason_is_compared() -> None:
    stopped = an_evidence(Said(finish_reason="STOP"))
    assert verdict_on(stopped, "finish reason", "is", value="STOP").passed
    assert not verdict_on(stopped, "finish reason", "is", value="stop").passed


def test_that_a_block_stands_for_the_missing_finish_reason() -> None:
    blocked = an_evidence(Said(block_reason="SAFETY"))
    verdict = verdict_on(blocked, "finish reason", "is", value="STOP")
    assert verdict.actual == "No finish reason came: the prompt was blocked: SAFETY."
    assert verdict_on(blocked, "block reason", "is", value="SAFETY").passed


def test_that_no_block_is_absent() -> None:
    assert verdict_on(an_evidence(Said(finish_reason="STOP")), "block reason", "is absent").passed
