"""What bytes outside every frame still tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gemini.leftover import values_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", []),
        ('data: {"a": 1}\r\n', [{"a": 1}]),
        ('data:{"a": 1}', [{"a": 1}]),
        ('id: 1\ndata: {"a":\ndata: 1}\n', [{"a": 1}]),
        ('{\n  "error": {\n    "code": 503\n  }\n}\n', [{"error": {"code": 503}}]),
        ('{"a": 1}\n\n{"b": 2}', [{"a": 1}, {"b": 2}]),
        ('{ "a": 1 }\n\ndata: { "b": 2 }\n\ndata: { "c": 3 }\n', [{"a": 1}, {"b": 2}, {"c": 3}]),
        ('data: {"a": 1}\n{"error": {}}', [{"a": 1}, {"error": {}}]),
        ('\n,\r\n{"a": 1}\n', [{"a": 1}]),
        ('oops: {"a": 1} trailing {"b": 2}', [{"a": 1}]),
        ('data: {"a": [1', []),
        ('{"a": {"b": 2}, "c', []),
        ("plain words", []),
        ("data: 12", []),
    ],
)
def test_that_whole_objects_are_told(text: str, values: list[object]) -> None:
    assert list(values_in(text)) == values


@given(st.text('data: {}[]",1\r\n'))
def test_that_any_text_can_be_searched(text: str) -> None:
    list(values_in(text))
