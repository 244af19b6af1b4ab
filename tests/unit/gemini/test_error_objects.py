"""The error object, whatever it is wrapped in."""

import json
from typing import Any

import pytest

from tests.unit.gemini.error_bodies import a_help, a_retry, an_error, an_info
from workbench.gemini.error_objects import (
    ErrorFacts,
    error_in_text,
    innermost_error,
    mappings_in,
    number_of,
)

ERROR = an_error(429, "RESOURCE_EXHAUSTED", "Quota.", a_retry("1s"))
FACTS = ErrorFacts(429, "RESOURCE_EXHAUSTED", "Quota.", "", (a_retry("1s"),))


@pytest.mark.parametrize(
    "value",
    [
        ERROR,
        ERROR["error"],
        [ERROR],
        [{"candidates": []}, ERROR],
        {"error": ERROR},
        {"error": [ERROR]},
        {"error": json.dumps(ERROR)},
        {"error": {"message": json.dumps(ERROR), "code": 500, "status": "Internal"}},
        {"error": {"message": json.dumps([ERROR])}},
        {"error": {"message": "got status: 429 Too Many Requests. " + json.dumps(ERROR)}},
        {"event_type": "error", **ERROR},
        json.dumps(ERROR),
    ],
)
def test_that_the_innermost_error_is_found(value: Any) -> None:
    assert innermost_error(value) == FACTS


@pytest.mark.parametrize(
    "value", [None, 7, True, "text", [], {}, {"candidates": []}, {"error": None}]
)
def test_that_a_value_without_an_error_says_nothing(value: Any) -> None:
    assert innermost_error(value).is_empty


def test_that_what_the_inner_error_leaves_out_comes_from_the_outer() -> None:
    facts = innermost_error({"error": {"message": '{"error": {"message": "m"}}', "code": 503}})
    assert (facts.code, facts.message) == (503, "m")


def test_that_a_string_code_is_the_status_word() -> None:
    facts = innermost_error({"error": {"code": "rate_limit_exceeded", "message": "m"}})
    assert (facts.code, facts.status) == (None, "rate_limit_exceeded")


def test_that_an_oauth_error_is_understood() -> None:
    facts = innermost_error({"error": "invalid_grant", "error_description": "Token expired."})
    assert (facts.status, facts.message) == ("invalid_grant", "Token expired.")


def test_that_a_number_in_place_of_the_status_is_the_code() -> None:
    assert innermost_error({"error": {"status": 404, "message": "m"}}).code == 404


def test_that_text_without_json_says_nothing() -> None:
    assert error_in_text("upstream connect error").is_empty


def test_that_deep_wrapping_ends() -> None:
    value: Any = {"message": "m", "code": 1}
    for _ in range(100):
        value = {"error": value}
    assert isinstance(innermost_error(value), ErrorFacts)


def test_that_details_are_told_by_their_type() -> None:
    facts = innermost_error(
        an_error(403, "S", "m", an_info("WHY", consumer="projects/1"), a_help("https://h"))
    )
    assert (facts.reason, facts.metadata, facts.link) == (
        "WHY",
        {"consumer": "projects/1"},
        "https://h",
    )


def test_that_details_of_odd_shapes_are_left_aside() -> None:
    facts = innermost_error(
        {"error": {"code": 1, "details": ["x", None, {"@type": 7}, {"reason": "R"}]}}
    )
    assert (facts.reason, facts.link, dict(facts.metadata)) == ("", "", {})


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (5, 5), ("5", 5), (5.0, 5), ("9" * 19, 10**19 - 1), (0, 0), ("007", 7),
        (5.5, None), ("5.5", None), ("-5", None), ("\u0665", None), ("9" * 20, None), (True, None),
        (None, None), ([], None), (float("inf"), None), ("", None), (" 5", None), ("5s", None),
    ],
)  # fmt: skip
def test_that_64_bit_numbers_may_be_numbers_or_digits(value: Any, number: int | None) -> None:
    assert number_of(value) == number


def test_that_a_lone_object_counts_as_an_array_of_one() -> None:
    assert mappings_in({"a": 1}) == mappings_in([{"a": 1}, 3]) == ({"a": 1},)
