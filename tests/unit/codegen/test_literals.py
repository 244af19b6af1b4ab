"""Texts as literals of programming languages."""

import ast
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.codegen.call import Variable
from workbench.codegen.literals import (
    javascript_literal,
    python_literal,
    python_text,
    python_value,
)

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.text(st.characters(exclude_categories=[])))
def test_that_a_text_of_python_means_itself(text: str) -> None:
    assert ast.literal_eval(python_text(text)) == text


@given(VALUES, st.sampled_from(["", "        "]))
def test_that_a_value_of_python_means_itself(value: object, outside: str) -> None:
    assert ast.literal_eval(python_value(value, outside)) == value


@given(st.text(st.characters(exclude_categories=[], exclude_characters="\n")))
def test_that_a_text_of_javascript_is_json(text: str) -> None:
    literal = javascript_literal((text,))
    assert json.loads(literal) == text
    assert not set("\u2028\u2029") & set(literal)


def test_that_lines_of_text_are_lines_of_code() -> None:
    assert python_literal(("a\nb",)) == '(\n    "a\\n"\n    + "b"\n)'
    assert javascript_literal(("a\nb",), "  ") == '(\n    "a\\n"\n    + "b"\n  )'
    assert python_literal(()) == '""'


@pytest.mark.parametrize(
    ("literal", "code"),
    [
        (python_literal, '"Bearer " + os.environ["KEY"]'),
        (javascript_literal, '"Bearer " + process.env.KEY'),
    ],
)
def test_that_a_variable_is_read_from_the_environment(literal: object, code: str) -> None:
    assert callable(literal)
    assert literal(("Bearer ", Variable("KEY"))) == code


def test_that_quotes_are_chosen_to_need_no_escapes() -> None:
    assert python_text("it's") == '"it\'s"'
    assert python_text('say "hi"') == "'say \"hi\"'"
