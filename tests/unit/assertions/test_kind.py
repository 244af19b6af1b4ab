"""Targets of assertions."""

import pytest

from workbench.assertions.kind import Missing, Value, value_or


@pytest.mark.parametrize("value", [0, False, 1.5, "x", [], {}])
def test_that_a_value_is_there_even_when_it_is_zero(value: object) -> None:
    assert value_or(value, "gone") == Value(value)


@pytest.mark.parametrize("value", [None, ""])
def test_that_nothing_and_an_empty_text_are_missing(value: object) -> None:
    assert value_or(value, "gone") == Missing("gone")
