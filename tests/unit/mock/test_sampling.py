"""A sample fits its schema."""

from typing import Any

import pytest

from workbench.mock.sampling import sample


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "STRING"}, "example value"),
        ({"type": "string", "enum": ["b", "a"]}, "b"),
        ({"type": "string", "format": "date"}, "2026-11-22"),
        ({"type": "string", "maxLength": 7}, "example"),
        ({"type": "string", "minLength": "15"}, "example value.."),
        ({"type": "integer", "minimum": 10}, 10),
        ({"type": "integer", "maximum": 0}, 0),
        ({"type": "NUMBER"}, 1.5),
        ({"type": "boolean"}, True),
        ({"type": "null"}, None),
        ({"type": ["null", "integer"]}, 1),
        ({"const": 5}, 5),
        ({"type": "array", "items": {"type": "boolean"}}, [True, True]),
        ({"type": "array", "items": {"type": "boolean"}, "minItems": "3"}, [True] * 3),
        ({"items": {"type": "boolean"}, "max_items": 1}, [True]),
        ({"anyOf": [{"type": "boolean"}, {"type": "null"}]}, True),
        ({}, "example value"),
    ],
)
def test_that_a_sample_fits(schema: dict[str, Any], value: object) -> None:
    assert sample(schema) == value


def test_that_properties_come_in_the_order_that_is_asked_for() -> None:
    schema = {
        "type": "OBJECT",
        "properties": {"a": {"type": "integer"}, "b": {"type": "string"}},
        "propertyOrdering": ["b", "a", "c"],
    }
    assert list(sample(schema).items()) == [("b", "example b"), ("a", 1)]


@pytest.mark.parametrize("holder", ["properties", "items", "anyOf"])
def test_that_a_schema_without_an_end_comes_to_one(holder: str) -> None:
    schema: dict[str, Any] = {"type": "object" if holder == "properties" else "array"}
    if holder == "anyOf":
        del schema["type"]
    schema[holder] = {"properties": {"a": schema}, "items": schema, "anyOf": [schema]}[holder]
    assert sample(schema) is not ...


def test_that_bounds_of_strange_types_are_passed_over() -> None:
    assert sample({"type": "integer", "minimum": "x", "maximum": None}) == 1
