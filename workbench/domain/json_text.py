"""JSON as text and as values: one careful reader for everything that is not the typed body.

Python's own reader keeps integers of any size and floats as they round; it also accepts NaN, and fails
with other errors on deep nesting and very long integers. Here every failure is a `NotJson` with its place.
"""

import json
from typing import Any, NoReturn

type_names = {
    dict: "object",
    list: "array",
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    type(None): "null",
}
"""The JSON type of a value read by `parse_json`, by its Python type."""


class NotJson(ValueError):
    """Text that is not JSON: the reason, and line and column from 1."""

    def __init__(self, reason: str, line: int, column: int) -> None:
        self.reason = reason
        self.line = line
        self.column = column
        super().__init__(f"Line {line}, column {column}: {reason}")


def parse_json(text: str) -> Any:
    """Return the value of a JSON text (RFC 8259; of equal keys the last wins).

    Errors: NotJson, also for NaN, Infinity, too deep nesting and integers too long to read.
    """
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise NotJson(_plain(error.msg), error.lineno, error.colno) from None
    except RecursionError:
        raise NotJson("nested too deeply", 1, 1) from None
    except ValueError as error:
        raise NotJson(str(error), 1, 1) from None


def to_json(value: Any, indent: int | None = None) -> str:
    """Return a value as JSON text, characters beyond ASCII kept, keys in their order."""
    return json.dumps(value, ensure_ascii=False, indent=indent)


def compact_json(value: Any) -> str:
    """Return a value as JSON on one line without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def json_type(value: Any) -> str:
    """Return the JSON type of a value: string, number, integer, boolean, array, object or null."""
    return type_names.get(type(value), "string")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON value")


def _plain(message: str) -> str:
    return message[:1].lower() + message[1:]
