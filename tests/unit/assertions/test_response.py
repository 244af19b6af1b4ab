"""The merged body."""

from tests.unit.assertions.evidence_builders import Said, an_evidence, verdict_on
from workbench.assertions import judge
from workbench.assertions.question import SchemaQuestion
from workbench.domain.assertion import Assertion

BODY = {"candidates": [{"finishReason": "STOP", "index": 0}], "usageMetadata": {"total": 3}}
ANSWERED = an_evidence(Said(body=BODY))


def test_that_the_body_is_looked_at_by_pointer() -> None:
    place = "/candidates/0/finishReason"
    assert verdict_on(ANSWERED, "response", "is", pointer=place, value="STOP").passed


def test_that_the_whole_body_travels_to_the_worker_as_it_is() -> None:
    judgement = judge([Assertion("response", "matches schema", value=True)], ANSWERED, {})
    (question,) = judgement.questions
    assert isinstance(question, SchemaQuestion)
    assert question.document is BODY


def test_that_no_body_is_said() -> None:
    assert "No response came" in verdict_on(an_evidence(), "response", "exists").actual
