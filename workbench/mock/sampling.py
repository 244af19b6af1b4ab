"""A JSON value that fits a schema, for answers of the mock server: Gemini's dialects and JSON Schema."""

from collections.abc import Mapping
from typing import Any

from workbench.mock.asking import as_object, count_of, field

_DEPTH = 12
_TEXTS = {
    "date": "2026-11-22",
    "date-time": "2026-11-22T12:00:00Z",
    "time": "12:00:00Z",
    "duration": "PT90S",
    "email": "someone@example.com",
    "uri": "https://example.com/",
    "uuid": "6f1c2a9e-3b7d-4c58-9a10-2e4d8b7f6c35",
}


def sample(schema: Mapping[str, Any], name: str = "value", depth: int = 0) -> Any:
    """Return a value for a schema; `name` is the property's own, it gives a text something to say."""
    for key in ("const", "default", "example"):
        if key in schema:
            return schema[key]
    if isinstance(choices := schema.get("enum"), list) and choices:
        return choices[0]
    if isinstance(options := field(schema, "anyOf") or schema.get("oneOf"), list) and options:
        return sample(as_object(options[0]), name, depth + 1) if depth < _DEPTH else None
    return _of_type(_type(schema), schema, name, depth)


def _type(schema: Mapping[str, Any]) -> str:
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = next((item for item in kind if item != "null"), "null")
    if isinstance(kind, str):
        return kind.lower()
    if "properties" in schema:
        return "object"
    return "array" if "items" in schema else "string"


def _of_type(kind: str, schema: Mapping[str, Any], name: str, depth: int) -> Any:
    match kind:
        case "object":
            return _object(schema, depth)
        case "array":
            return _array(schema, name, depth)
        case "integer" | "number":
            return _number(kind, schema)
        case "boolean":
            return True
        case "null":
            return None
        case _:
            return _text(schema, name)


def _object(schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
    if depth >= _DEPTH:
        return {}
    order = field(schema, "propertyOrdering")
    properties = as_object(schema.get("properties"))
    names = [name for name in order if name in properties] if isinstance(order, list) else []
    names += [name for name in properties if name not in names]
    return {name: sample(as_object(properties[name]), name, depth + 1) for name in names}


def _array(schema: Mapping[str, Any], name: str, depth: int) -> list[Any]:
    if depth >= _DEPTH:
        return []
    least = min(count_of(field(schema, "minItems"), 0), 100)
    most = count_of(field(schema, "maxItems"), max(least, 2))
    items = as_object(schema.get("items"))
    return [sample(items, name, depth + 1) for _ in range(max(least, min(2, most)))]


def _number(kind: str, schema: Mapping[str, Any]) -> int | float:
    low, high = schema.get("minimum"), schema.get("maximum")
    usual = 1 if kind == "integer" else 1.5
    if isinstance(low, int | float) and usual < low:
        return low
    return high if isinstance(high, int | float) and usual > high else usual


def _text(schema: Mapping[str, Any], name: str) -> str:
    text = _TEXTS.get(str(schema.get("format")), f"example {name}")
    least = count_of(field(schema, "minLength"), 0)
    most = count_of(field(schema, "maxLength"), max(least, len(text)))
    return text.ljust(min(least, 1000), ".")[:most]
