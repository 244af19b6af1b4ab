"""What holds for every kind of assertion with every check."""

from operator import attrgetter

import pytest

from tests.unit.assertions.evidence_builders import Said, an_evidence, verdict_on
from workbench.assertions import KINDS
from workbench.assertions.checks import CHECKS, MATCHES, MATCHES_SCHEMA
from workbench.assertions.evidence import Evidence
from workbench.assertions.kind import Kind
from workbench.assertions.question import Answer, Violation
from workbench.domain.assertion import NO_VALUE

SAID = Said(
    text='{"id": 7, "tags": ["a"]}',
    thoughts="Let me see.",
    finish_reason="STOP",
    block_reason="SAFETY",
    model_version="gemini-3.5-flash",
    body={"candidates": [{"finishReason": "STOP"}]},
)
FULL = an_evidence(SAID, headers=(("Content-Type", "text/plain"),), ttft_ms=5.0, total_ms=9.5)
EMPTY = Evidence(Said(), ended="failed", trouble="Name not found")
VALUES = {
    "is one of": ["a", 1],
    "between": [1, 2],
    "has type": "string",
    "has length": 1,
    MATCHES_SCHEMA: NO_VALUE,
    "exists": NO_VALUE,
    "is absent": NO_VALUE,
}
NAMES = {"header": "content-type"}
WORD = attrgetter("what")
CAN_BE_MISSING = [kind for kind in KINDS if kind.what != "ended"]


@pytest.fixture(params=KINDS, ids=WORD)
def kind(request: pytest.FixtureRequest) -> Kind:
    """Give each kind in turn."""
    chosen: Kind = request.param
    return chosen


def test_that_no_kind_stands_twice_in_the_menu() -> None:
    assert len({kind.what for kind in KINDS}) == len(KINDS)


def test_that_a_kind_offers_known_checks_and_none_twice(kind: Kind) -> None:
    assert set(kind.checks) <= set(CHECKS)
    assert len(set(kind.checks)) == len(kind.checks)


def test_that_a_kind_has_a_label(kind: Kind) -> None:
    assert kind.label[0].isupper()


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("evidence", [FULL, EMPTY], ids=["full", "empty"])
def test_that_every_check_gives_a_readable_verdict(
    kind: Kind, check: str, evidence: Evidence
) -> None:
    value = VALUES.get(check, 1 if kind.unit else "a")
    verdict = verdict_on(
        evidence, kind.what, check, Answer(), value=value, name=NAMES.get(kind.what)
    )
    assert (verdict.what, verdict.check, verdict.skipped) == (kind.what, check, False)
    assert verdict.title
    assert verdict.actual or (verdict.passed and check == MATCHES_SCHEMA)


@pytest.mark.parametrize("check", sorted(set(CHECKS) - {"is absent"}))
@pytest.mark.parametrize("kind", CAN_BE_MISSING, ids=WORD)
def test_that_a_missing_target_fails_and_says_what_was_there(kind: Kind, check: str) -> None:
    value = VALUES.get(check, 1 if kind.unit else "a")
    verdict = verdict_on(EMPTY, kind.what, check, value=value, name=NAMES.get(kind.what))
    assert not verdict.passed
    assert len(verdict.actual) > 20


@pytest.mark.parametrize("kind", CAN_BE_MISSING, ids=WORD)
def test_that_a_missing_target_is_absent(kind: Kind) -> None:
    assert verdict_on(EMPTY, kind.what, "is absent", name=NAMES.get(kind.what)).passed


def test_that_what_is_there_exists(kind: Kind) -> None:
    name = NAMES.get(kind.what)
    assert verdict_on(FULL, kind.what, "exists", name=name).passed
    assert not verdict_on(FULL, kind.what, "is absent", name=name).passed


@pytest.mark.parametrize("check", ["is", "contains", "at least", "has type", MATCHES])
def test_that_a_check_without_its_value_fails(kind: Kind, check: str) -> None:
    verdict = verdict_on(FULL, kind.what, check, Answer(), name=NAMES.get(kind.what))
    assert not verdict.passed
    assert "`value:`" in verdict.actual


def test_that_a_worker_s_trouble_fails_the_verdict(kind: Kind) -> None:
    trouble = Answer(trouble="Judging this took longer than 2 s and was stopped.")
    verdict = verdict_on(
        FULL, kind.what, MATCHES_SCHEMA, trouble, value={}, name=NAMES.get(kind.what)
    )
    assert (verdict.passed, verdict.actual) == (False, trouble.trouble)


def test_that_violations_fail_the_verdict(kind: Kind) -> None:
    broken = Answer((Violation("", "1 is not of type string"),))
    verdict = verdict_on(
        FULL, kind.what, MATCHES_SCHEMA, broken, value={}, name=NAMES.get(kind.what)
    )
    assert (verdict.passed, verdict.actual) == (False, ": 1 is not of type string")


@pytest.mark.parametrize("what", ["call", "longest gap", "tokens in", "cost", "", "Status"])
def test_that_an_unknown_kind_fails_by_name(what: str) -> None:
    verdict = verdict_on(FULL, what, "exists")
    assert (verdict.passed, verdict.skipped) == (False, False)
    assert verdict.actual == f"This version cannot judge `{what}`."


@pytest.mark.parametrize("check", ["matches declaration", "equals example", "Is", ""])
def test_that_an_unknown_check_fails_by_name(kind: Kind, check: str) -> None:
    verdict = verdict_on(FULL, kind.what, check, value=1)
    assert (verdict.passed, verdict.actual) == (False, f"This version cannot judge `{check}`.")


def test_that_only_a_disabled_assertion_is_skipped(kind: Kind) -> None:
    verdict = verdict_on(FULL, kind.what, "nonsense", enabled=False)
    assert (verdict.skipped, verdict.passed, verdict.actual) == (True, False, "")
