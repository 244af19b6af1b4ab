"""A value that fits a JSON Schema of an OpenAPI file: its example where it has one, else the plainest that fits."""

from collections.abc import Mapping
from typing import Any

from workbench.importers.reading import mapping

DEEPEST = 8
"""Deeper values are left out: schemas may refer to themselves."""

_BY_FORMAT = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    "email": "user@example.com",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "uri": "https://example.com/",
}
_PLAIN: dict[str, Any] = {"string": "", "integer": 0, "number": 0, "boolean": True, "null": None}


def sample(schema: Any, root: Mapping[str, Any], depth: int = 0) -> Any:
    """Return a value for a schema; `root` is the document that `$ref` points into."""
    held = resolved(schema, root)
    for name in ("example", "default", "const"):
        if name in held:
            return held[name]
    for name in ("examples", "enum"):
        if isinstance(held.get(name), list) and held[name]:
            return held[name][0]
    for name in ("oneOf", "anyOf"):
        if isinstance(held.get(name), list) and held[name]:
            return sample(held[name][0], root, depth + 1) if depth < DEEPEST else None
    if isinstance(held.get("allOf"), list):
        return _joined(held, root, depth)
    return _by_type(held, root, depth)


def resolved(value: Any, root: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an object with its local `$ref` followed; one that leads nowhere, or around, is empty."""
    held = mapping(value)
    for _ in range(DEEPEST):
        target = held.get("$ref")
        if not isinstance(target, str):
            return held
        held = mapping(_at(target, root))
    return {}


def _at(target: str, root: Mapping[str, Any]) -> Any:
    found: Any = root
    if not target.startswith("#/"):
        return None
    for step in target[2:].split("/"):
        found = mapping(found).get(step.replace("~1", "/").replace("~0", "~"))
    return found


def _joined(held: Mapping[str, Any], root: Mapping[str, Any], depth: int) -> Any:
    parts = [{k: v for k, v in held.items() if k != "allOf"}, *held["allOf"]]
    joined: dict[str, Any] = {}
    for part in parts if depth < DEEPEST else ():
        joined |= mapping(sample(part, root, depth + 1))
    return joined


def _by_type(held: Mapping[str, Any], root: Mapping[str, Any], depth: int) -> Any:
    kind = held.get("type")
    kind = kind[0] if isinstance(kind, list) and kind else kind
    if kind == "array":
        return [sample(held.get("items"), root, depth + 1)] if depth < DEEPEST else []
    if kind == "object" or "properties" in held:
        if depth >= DEEPEST:
            return {}
        properties = mapping(held.get("properties"))
        return {name: sample(part, root, depth + 1) for name, part in properties.items()}
    if kind == "string":
        return _BY_FORMAT.get(str(held.get("format")), "")
    return _PLAIN.get(str(kind))
