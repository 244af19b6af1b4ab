"""Values that fit a schema."""

from typing import Any

import pytest

from workbench.importers.sample_values import resolved, sample

ROOT: dict[str, Any] = {
    "components": {
        "schemas": {
            "Name": {"type": "string", "example": "Ada"},
            "Node": {
                "type": "object",
                "properties": {"next": {"$ref": "#/components/schemas/Node"}},
            },
            "a/b": {"type": "integer"},
            "Loop": {"$ref": "#/components/schemas/Loop"},
        }
    }
}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string"}, ""),
        ({"type": "string", "format": "date"}, "2026-01-31"),
        ({"type": ["integer", "null"]}, 0),
        ({"enum": ["x", "y"]}, "x"),
        ({"default": 5}, 5),
        ({"examples": [7, 8]}, 7),
        ({"type": "array", "items": {"type": "boolean"}}, [True]),
        ({"properties": {"a": {"$ref": "#/components/schemas/Name"}}}, {"a": "Ada"}),
        (
            {"allOf": [{"properties": {"a": {"const": 1}}}, {"properties": {"b": {"const": 2}}}]},
            {"a": 1, "b": 2},
        ),
        ({"oneOf": [{"const": 1}, {"const": 2}]}, 1),
        ({"$ref": "#/components/schemas/a~1b"}, 0),
        ({"$ref": "#/components/schemas/Loop"}, None),
        ({"$ref": "other.yaml"}, None),
        (None, None),
    ],
)
def test_that_a_value_fits_its_schema(schema: Any, value: Any) -> None:
    assert sample(schema, ROOT) == value


def test_that_a_schema_that_holds_itself_has_an_end() -> None:
    value = sample({"$ref": "#/components/schemas/Node"}, ROOT)
    depth = 0
    while value:
        value = value["next"]
        depth += 1
    assert depth == 8


def test_that_a_reference_is_followed_to_its_object() -> None:
    assert resolved({"$ref": "#/components/schemas/Name"}, ROOT)["example"] == "Ada"
