"""Deep JSON is read and written as shallow JSON is."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.json_deep import DEEPEST, deep_pieces, read_deep
from workbench.domain.json_text import NotJson, parse_json, to_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
)


def written(value: Any) -> str:
    return "".join(deep_pieces(value, to_json, ", ", ": "))


@given(VALUES)
def test_that_any_value_is_written_as_python_writes_it(value: Any) -> None:
    assert written(value) == json.dumps(value, ensure_ascii=False)


@given(VALUES)
def test_that_any_value_is_read_as_python_reads_it(value: Any) -> None:
    assert read_deep(json.dumps(value), parse_json) == value


def test_that_of_equal_keys_the_last_wins() -> None:
    assert read_deep('{"a": 1, "b": 2, "a": [3]}', parse_json) == {"a": [3], "b": 2}


def test_that_there_is_a_deepest_level() -> None:
    assert read_deep("[" * DEEPEST + "]" * DEEPEST, parse_json)
    with pytest.raises(NotJson, match="nested too deeply"):
        read_deep("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), parse_json)
