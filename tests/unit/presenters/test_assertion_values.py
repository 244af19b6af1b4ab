"""The value of an assertion as text in a cell, and back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.assertion import NO_VALUE, Assertion
from workbench.presenters.assertion_values import takes_value, value_text, with_value

SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3), max_leaves=5)


def an_assertion(check: str = "is", what: str = "output", value: Any = NO_VALUE) -> Assertion:
    return Assertion(what, check, value=value)


@pytest.mark.parametrize(
    ("what", "check", "value", "text"),
    [
        ("status", "is", 200, "200"),
        ("status", "is one of", [200, 429], "200, 429"),
        ("status", "between", [200, 299], "200 to 299"),
        ("ttft", "at most", "1500 ms", "1500 ms"),
        ("output", "is", "USD", "USD"),
        ("output", "is", "5", '"5"'),
        ("output", "is", None, "null"),
        ("output", "has type", "number", "number"),
        ("output", "has length", 3, "3"),
        ("text", "contains", "5", "5"),
        ("text", "is", "", '""'),
        ("text", "is one of", ["a", "b, c"], '["a", "b, c"]'),
        ("text", "matches", r"^\d+$", r"^\d+$"),
        ("output", "matches schema", {"type": "object"}, '{"type": "object"}'),
        ("output", "exists", NO_VALUE, ""),
    ],
)
def test_that_a_value_reads_as_a_person_would_write_it(
    what: str, check: str, value: Any, text: str
) -> None:
    assertion = an_assertion(check, what, value)
    assert value_text(assertion) == text
    assert with_value(assertion, text) == assertion


@pytest.mark.parametrize(
    ("check", "text", "value"),
    [
        ("between", "1, 2", [1, 2]),
        ("between", "1 and 2", [1, 2]),
        ("between", "[1, 2]", [1, 2]),
        ("is one of", '["a", 1]', ["a", 1]),
        ("is", " ", NO_VALUE),
        ("exists", "x", NO_VALUE),
        ("matches schema", "", NO_VALUE),
    ],
)
def test_that_other_spellings_are_read(check: str, text: str, value: Any) -> None:
    assert with_value(an_assertion(check), text).value == value


def test_that_a_schema_is_a_file_or_stands_in_the_cell() -> None:
    named = with_value(an_assertion("matches schema"), "a.json")
    assert (named.schema, named.value, value_text(named)) == ("a.json", NO_VALUE, "a.json")
    broken = with_value(named, '{"type":')
    assert broken.schema == '{"type":'


def test_that_only_presence_takes_no_value() -> None:
    assert [check for check in ("exists", "is absent", "is") if takes_value(check)] == ["is"]


@given(VALUES)
def test_that_what_is_shown_of_a_json_value_means_that_value(value: Any) -> None:
    assertion = an_assertion(value=value)
    assert with_value(assertion, value_text(assertion)) == assertion


@given(st.text(max_size=8) | st.lists(st.text(max_size=4), min_size=1, max_size=3))
def test_that_what_is_shown_of_a_text_means_that_text(value: Any) -> None:
    check = "is" if isinstance(value, str) else "is one of"
    assertion = an_assertion(check, "text", value)
    assert with_value(assertion, value_text(assertion)) == assertion
