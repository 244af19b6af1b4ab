"""The model that answered."""

from tests.unit.assertions.evidence_builders import Said, an_evidence, verdict_on


def test_that_the_model_version_is_compared() -> None:
    answered = an_evidence(Said(model_version="gemini-3.5-flash"))
    assert verdict_on(answered, "model version", "contains", value="3.5").passed
    assert not verdict_on(answered, "model version", "is", value="gemini-3.5-pro").passed
