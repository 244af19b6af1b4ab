"""The facts that assertions look at."""

import pytest

from tests.builders import a_run, a_stream
from tests.unit.assertions.evidence_builders import Said, an_evidence
from workbench.assertions.evidence import Evidence, evidence_of
from workbench.domain.json_text import NotJson
from workbench.gemini.reading import read_run


def test_that_the_facts_are_those_of_the_run_and_its_reading() -> None:
    run = a_run(a_stream("Hello", ", world"))
    evidence = evidence_of(run, read_run(run))
    assert (evidence.status, evidence.ended, evidence.text) == (200, "complete", "Hello, world")
    assert evidence.headers == run.headers
    assert (evidence.ttft_ms, evidence.total_ms) == (20.0, 30.0)
    assert evidence.answer.finish_reason == "STOP"
    assert evidence.response["candidates"][0]["finishReason"] == "STOP"


def test_that_the_title_of_a_failure_is_kept() -> None:
    run = a_run(b'{"error": {"code": 429, "status": "RESOURCE_EXHAUSTED"}}', status=429)
    evidence = evidence_of(run, read_run(run))
    assert evidence.ended == "failed"
    assert evidence.trouble
    assert evidence.instead == f"the run failed: {evidence.trouble}"


def test_that_text_is_read_as_json_only_once() -> None:
    evidence = an_evidence(Said(text='{"a": 1}'))
    assert evidence.output is evidence.output
    assert evidence.output == {"a": 1}


def test_that_text_which_is_no_json_is_told_as_such() -> None:
    assert isinstance(an_evidence(Said(text="hello")).output, NotJson)


@pytest.mark.parametrize(
    ("evidence", "instead"),
    [
        (Evidence(Said(), ended="cancelled"), "no answer arrived"),
        (an_evidence(Said(), ended="cut off", trouble="Cut"), "the run was cut off: Cut"),
        (an_evidence(Said(block_reason="SAFETY")), "the prompt was blocked: SAFETY"),
        (an_evidence(Said(function_calls=[{"name": "a"}, {"name": "b"}])), "the answer calls a, b"),
        (an_evidence(Said(finish_reason="MAX_TOKENS")), "the answer finished with MAX_TOKENS"),
        (an_evidence(), "the run ended complete"),
    ],
)
def test_that_what_came_instead_is_said(evidence: Evidence, instead: str) -> None:
    assert evidence.instead == instead
