"""Comparisons of JSON values."""

import pytest

from workbench.assertions.checks import equal_json, holds, pattern_of, pattern_text
from workbench.assertions.kind import CannotJudge
from workbench.domain.assertion import NO_VALUE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 1.0),
        (10**30, 10**30),
        ({"a": 1, "b": [1, 2]}, {"b": [1.0, 2], "a": 1}),
        ("é", "é"),
        (None, None),
        (-0.0, 0),
    ],
)
def test_that_equal_json_values_are_equal(one: object, other: object) -> None:
    assert equal_json(one, other)
    assert holds("is", one, other)
    assert not holds("is not", one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (True, 1),
        (False, 0),
        (None, False),
        ("1", 1),
        ([1], [True]),
        ({"a": 1}, {"a": 1, "b": 2}),
        ([1, 2], [2, 1]),
        (2**53 + 1, float(2**53)),
        ([], {}),
        ("é", "e\u0301"),
    ],
)
def test_that_other_json_values_differ(one: object, other: object) -> None:
    assert not equal_json(one, other)
    assert holds("is not", one, other)


@pytest.mark.parametrize(
    ("value", "types"),
    [
        ("x", {"string"}),
        (1, {"number", "integer"}),
        (1.0, {"number", "integer"}),
        (1.5, {"number"}),
        (True, {"boolean"}),
        (None, {"null"}),
        ([], {"array"}),
        ({}, {"object"}),
    ],
)
def test_that_types_are_those_of_json_schema(value: object, types: set[str]) -> None:
    names = ("string", "number", "integer", "boolean", "array", "object", "null")
    assert {name for name in names if holds("has type", value, name)} == types


@pytest.mark.parametrize(
    ("check", "value", "wanted", "passed"),
    [
        ("contains", [1, "a"], "a", True),
        ("contains", [True], 1, False),
        ("contains", {"a": 1}, "a", True),
        ("contains", {"a": 1}, "b", False),
        ("does not contain", [1], 2, True),
        ("is one of", "a", [], False),
        ("is one of", {"a": 1}, [{"a": 1.0}], True),
        ("between", 5, [5, 5], True),
        ("between", 5, [6, 4], False),
        ("at least", 1.5, 1, True),
        ("at most", 10**400, 1, False),
        ("has length", {}, 0, True),
        ("has length", [1, 2], [0, 2], True),
        ("has length", "ab", 2.0, True),
    ],
)
def test_that_comparisons_hold_or_not(
    check: str, value: object, wanted: object, passed: bool
) -> None:
    assert holds(check, value, wanted) is passed


@pytest.mark.parametrize(
    ("check", "value", "wanted"),
    [
        ("contains", 5, 5),
        ("contains", "text", 5),
        ("contains", {}, 5),
        ("does not contain", None, "x"),
        ("does not contain", 5, "x"),
        ("is one of", 1, 1),
        ("at least", "5", 1),
        ("at least", True, 0),
        ("at most", 5, "6"),
        ("at most", None, 6),
        ("between", 5, 6),
        ("between", 5, [1]),
        ("between", 5, [1, "9"]),
        ("between", "5", [1, 9]),
        ("has type", 5, "text"),
        ("has type", 5, ["string"]),
        ("has length", 5, 1),
        ("has length", "x", "1"),
        ("has length", "x", None),
        ("is", 1, NO_VALUE),
    ],
)
def test_that_a_check_which_does_not_fit_never_passes(
    check: str, value: object, wanted: object
) -> None:
    with pytest.raises(CannotJudge):
        holds(check, value, wanted)


def test_that_patterns_are_looked_for_in_texts_and_numbers() -> None:
    assert pattern_text("a") == "a"
    assert pattern_text(200) == "200"
    values: tuple[object, ...] = (None, True, [], {})
    for value in values:
        with pytest.raises(CannotJudge):
            pattern_text(value)


@pytest.mark.parametrize("wanted", [NO_VALUE, 5, None, ["a"]])
def test_that_a_pattern_is_a_text(wanted: object) -> None:
    with pytest.raises(CannotJudge):
        pattern_of(wanted)
