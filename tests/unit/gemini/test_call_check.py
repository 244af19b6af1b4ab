"""Whether a function call fits what the request declares."""

import json
from typing import Any

import pytest

from workbench.gemini.call_check import Declarations

SCHEMA = {
    "type": "OBJECT",
    "properties": {
        "city": {"type": "STRING"},
        "days": {"type": "INTEGER", "nullable": True},
        "unit": {"type": "STRING", "enum": ["c", "f"]},
        "wind": {"type": ["number", "null"]},
        "place": {"type": "object"},
    },
    "required": ["city"],
}


def body(schema: Any = SCHEMA, **spelled: str) -> bytes:
    key = spelled.get("key", "functionDeclarations")
    schema_key = spelled.get("schema_key", "parameters")
    return json.dumps({"tools": [{key: [{"name": "weather", schema_key: schema}]}]}).encode()


def words(text: bytes, **args: Any) -> str:
    told = Declarations(text).check({"name": "weather", "args": args})
    assert told is not None
    assert told.fits is (told.words == "Fits its declaration")
    return told.words


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ({"city": "Oslo"}, "Fits its declaration"),
        ({"city": "Oslo", "days": 2, "unit": "c"}, "Fits its declaration"),
        ({"city": "Oslo", "days": 2.0, "wind": 3, "place": {}}, "Fits its declaration"),
        ({"city": "Oslo", "days": None, "wind": None}, "Fits its declaration"),
        ({}, "The argument city is missing"),
        ({"city": 3}, "The argument city is no string"),
        ({"city": "Oslo", "days": True}, "The argument days is no integer"),
        ({"city": "Oslo", "days": 2.5}, "The argument days is no integer"),
        ({"city": "Oslo", "wind": "x"}, "The argument wind is no number or null"),
        ({"city": "Oslo", "unit": "k"}, "The argument unit is none of the declared values"),
        ({"city": "Oslo", "odd": 1}, "The argument odd is not declared"),
    ],
)
def test_that_arguments_are_held_to_their_declaration(args: dict[str, Any], said: str) -> None:
    assert words(body(), **args) == said


def test_that_every_spelling_of_a_declaration_counts() -> None:
    assert words(body(key="function_declarations")) == "The argument city is missing"
    assert words(body(schema_key="parametersJsonSchema")) == "The argument city is missing"


def test_that_a_schema_without_properties_takes_everything() -> None:
    assert words(body({"type": "OBJECT"}), odd=1) == "Fits its declaration"
    open_schema = {**SCHEMA, "additionalProperties": True}
    assert words(body(open_schema), city="x", odd=1) == "Fits its declaration"


def test_that_a_function_that_is_not_declared_is_told() -> None:
    told = Declarations(body()).check({"name": "other"})
    assert told is not None
    assert told.words == "The request declares no function of this name"


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"[]", b"{}", b'{"tools": 3}', b'{"tools": [3, {"functionDeclarations": [2]}]}'],
)
def test_that_nothing_is_said_where_nothing_is_declared(text: bytes) -> None:
    assert Declarations(text).check({"name": "weather", "args": {}}) is None
