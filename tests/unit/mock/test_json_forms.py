"""JSON is spelled as the API spells it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from workbench.mock.json_forms import pretty, semi_compact

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def test_that_the_short_form_has_a_space_after_colons_and_none_after_commas() -> None:
    assert semi_compact({"a": [1, "x"], "b": None}) == '{"a": [1,"x"],"b": null}'


def test_that_angle_brackets_are_escaped_and_other_letters_are_raw() -> None:
    assert semi_compact("<b>é\u2028&") == '"\\u003cb\\u003eé\u2028&"'


def test_that_the_long_form_has_two_spaces_of_indent() -> None:
    assert pretty({"a": ["<"]}) == '{\n  "a": [\n    "\\u003c"\n  ]\n}'


@given(VALUES)
def test_that_both_forms_mean_the_value(value: object) -> None:
    assert json.loads(semi_compact(value)) == json.loads(pretty(value)) == value
