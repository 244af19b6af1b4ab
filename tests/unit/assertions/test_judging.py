"""Verdicts with questions: what is asked, and how the answers are folded in."""

from tests.unit.assertions.evidence_builders import Said, an_evidence, an_output, verdict_on
from workbench.assertions import judge
from workbench.assertions.judging import MOST_VIOLATIONS
from workbench.assertions.question import Answer, PatternQuestion, SchemaQuestion, Violation
from workbench.domain.assertion import Assertion, SchemaFile
from workbench.domain.collection import Trouble

ROWS = an_output([{"u": "a"}, {"u": "b"}, {}])
YES = Answer()
SCHEMA = {"s.json": SchemaFile('{"type": "object"}', "collection:///s.json", {"u": "{}"})}


def broken(*places: str) -> Answer:
    """Return an answer with a violation at each place."""
    return Answer(tuple(Violation(place, "is wrong") for place in places))


def test_that_all_questions_of_a_run_are_asked_together_in_order() -> None:
    assertions = [
        Assertion("text", "matches", value="a"),
        Assertion("status", "is", value=200),
        Assertion("output", "matches schema", schema="s.json"),
    ]
    judgement = judge(assertions, an_output(1), SCHEMA)
    assert judgement.questions == (
        PatternQuestion("a", "1"),
        SchemaQuestion('{"type": "object"}', 1, {"u": "{}"}, "collection:///s.json"),
    )
    verdicts = judgement.settle([broken(""), YES])
    assert [verdict.passed for verdict in verdicts] == [False, True, True]


def test_that_every_place_of_a_star_is_asked_and_a_lost_one_fails() -> None:
    judgement = judge([Assertion("output", "matches", pointer="/*/u", value="x")], ROWS, {})
    assert [
        question.text for question in judgement.questions if isinstance(question, PatternQuestion)
    ] == ["a", "b"]
    (verdict,) = judgement.settle([YES, YES])
    assert (verdict.passed, verdict.pointer) == (False, "/2/u")
    (verdict,) = judgement.settle([YES, broken("")])
    assert (verdict.passed, verdict.pointer, verdict.actual) == (False, "/1/u", '"b"')


def test_that_the_errors_of_a_schema_are_listed_from_the_top_of_the_value() -> None:
    verdict = verdict_on(
        ROWS,
        "output",
        "matches schema",
        YES,
        broken("/u", ""),
        YES,
        pointer="/*",
        schemas=SCHEMA,
        schema="s.json",
    )
    assert (verdict.passed, verdict.pointer) == (False, "/1/u")
    assert verdict.actual == "/1/u: is wrong\n/1: is wrong"


def test_that_an_error_at_the_top_has_the_empty_pointer() -> None:
    verdict = verdict_on(
        ROWS, "output", "matches schema", broken("", "/0"), schemas=SCHEMA, schema="s.json"
    )
    assert (verdict.pointer, verdict.actual) == ("", ": is wrong\n/0: is wrong")


def test_that_at_most_a_hundred_errors_are_listed() -> None:
    many = broken(*(f"/{number}" for number in range(80)))
    verdict = verdict_on(
        an_output([1, 2]), "output", "matches schema", many, many, pointer="/*", value={}
    )
    assert len(verdict.actual.splitlines()) == MOST_VIOLATIONS


def test_that_a_schema_that_passes_keeps_the_assertion_s_own_pointer() -> None:
    verdict = verdict_on(
        ROWS, "output", "matches schema", YES, pointer="/0", schemas=SCHEMA, schema="s.json"
    )
    assert (verdict.passed, verdict.pointer, verdict.actual) == (True, "/0", "")


def test_that_a_schema_file_which_cannot_be_read_is_named() -> None:
    trouble = {"s.json": Trouble("not UTF-8", 3, 4)}
    verdict = verdict_on(ROWS, "output", "matches schema", schemas=trouble, schema="s.json")
    assert verdict.actual == "The schema s.json cannot be read: not UTF-8 (line 3, column 4)"
    verdict = verdict_on(ROWS, "output", "matches schema", schema="gone.json")
    assert (verdict.passed, "gone.json" in verdict.actual) == (False, True)


def test_that_a_schema_check_without_a_schema_fails() -> None:
    verdict = verdict_on(ROWS, "output", "matches schema")
    assert (verdict.passed, "`schema:`" in verdict.actual) == (False, True)


def test_that_zero_items_fail_without_a_question() -> None:
    judgement = judge(
        [Assertion("output", "matches schema", pointer="/*", value={})], an_output([]), {}
    )
    assert judgement.questions == ()
    assert not judgement.settle()[0].passed


def test_that_the_values_of_all_places_are_shown_when_they_pass() -> None:
    verdict = verdict_on(an_output([1, 2, 3]), "output", "at least", pointer="/*", value=1)
    assert (verdict.passed, verdict.pointer, verdict.actual) == (True, "/*", "1, 2, 3")


def test_that_a_comparison_that_does_not_fit_one_item_fails_there() -> None:
    verdict = verdict_on(an_output([1, "x"]), "output", "at least", pointer="/*", value=1)
    assert (verdict.pointer, verdict.actual) == ("/1", '"x", a string, which is no number')


def test_that_assertions_without_questions_settle_at_once() -> None:
    judgement = judge([Assertion("status", "is", value=200)], an_evidence(Said()), {})
    assert judgement.questions == ()
    assert [verdict.passed for verdict in judgement.settle()] == [True]
