"""The text as JSON, its pointers, and what stands there when it is none."""

import pytest

from tests.unit.assertions.evidence_builders import Said, an_evidence, an_output, verdict_on

METRICS = an_output({"metrics": [{"unit": "USD"}, {"unit": "%"}, {"unit": "cm"}], "none": []})


@pytest.mark.parametrize(
    ("pointer", "check", "value", "passed"),
    [
        ("/metrics/0/unit", "is", "USD", True),
        ("/metrics/*/unit", "is one of", ["USD", "%", "cm"], True),
        ("/metrics/*/unit", "is one of", ["USD", "%"], False),
        ("/metrics", "has length", 3, True),
        ("/metrics", "contains", {"unit": "%"}, True),
        ("/metrics", "has type", "array", True),
        ("/metrics/*", "has type", "object", True),
        (None, "has type", "object", True),
        (None, "contains", "metrics", True),
        ("/none/*", "has type", "object", False),
    ],
)
def test_that_output_is_checked_at_its_pointer(
    pointer: str | None, check: str, value: object, passed: bool
) -> None:
    assert verdict_on(METRICS, "output", check, pointer=pointer, value=value).passed is passed


def test_that_the_first_failing_item_is_pointed_at() -> None:
    verdict = verdict_on(
        METRICS, "output", "is one of", pointer="/metrics/*/unit", value=["USD", "%"]
    )
    assert (verdict.pointer, verdict.actual) == ("/metrics/2/unit", '"cm"')


def test_that_an_item_without_the_place_fails_there() -> None:
    rows = an_output([{"unit": 1}, {"name": "x"}])
    verdict = verdict_on(rows, "output", "exists", pointer="/*/unit")
    assert (verdict.passed, verdict.pointer) == (False, "/1/unit")
    assert verdict.actual == "Nothing there: /1 is an object with name."


@pytest.mark.parametrize("check", ["exists", "is absent", "has type"])
def test_that_no_items_at_all_fail(check: str) -> None:
    verdict = verdict_on(METRICS, "output", check, pointer="/none/*/unit", value="string")
    assert (verdict.passed, verdict.pointer) == (False, "/none/*/unit")
    assert "/none is empty" in verdict.actual


def test_that_a_null_exists_and_is_not_absent() -> None:
    empty = an_output({"a": None})
    assert verdict_on(empty, "output", "exists", pointer="/a").passed
    assert not verdict_on(empty, "output", "is absent", pointer="/a").passed
    assert verdict_on(empty, "output", "is absent", pointer="/b").passed
    assert verdict_on(empty, "output", "is", pointer="/a", value=None).passed


def test_that_text_which_is_no_json_is_told_with_its_place() -> None:
    verdict = verdict_on(an_evidence(Said(text='{"a": 1,}')), "output", "exists")
    assert not verdict.passed
    assert verdict.actual.startswith("The text is not JSON: line 1, column ")
    assert verdict.actual.endswith('It begins "{\\"a\\": 1,}".')


@pytest.mark.parametrize("text", ["```json\n{}\n```", "\n```\n[1]\n```\n", "~~~\n1\n~~~"])
@pytest.mark.parametrize("check", ["exists", "is absent", "matches schema"])
def test_that_a_code_fence_fails_with_its_own_message(text: str, check: str) -> None:
    verdict = verdict_on(an_evidence(Said(text=text)), "output", check, value={})
    assert not verdict.passed
    assert verdict.actual.startswith("The text stands in a code fence (")


def test_that_nothing_is_absent_below_text_that_is_cut() -> None:
    cut = an_evidence(Said(text='{"a": 1, "err'))
    assert not verdict_on(cut, "output", "is absent", pointer="/error").passed
    assert verdict_on(cut, "output", "is absent").passed


def test_that_json_values_of_every_kind_are_output() -> None:
    values: tuple[object, ...] = (0, False, "", None, [], {})
    for value in values:
        assert verdict_on(an_output(value), "output", "is", value=value).passed


def test_that_a_bad_pointer_fails_with_the_reason() -> None:
    verdict = verdict_on(METRICS, "output", "exists", pointer="metrics")
    assert (verdict.passed, verdict.actual) == (False, "A pointer is empty or begins with /.")
