"""JSON as text and as values: one careful reader for everything that is not the typed body.

Python's own reader keeps integers of any size and floats as they round; it also accepts NaN, makes an infinity of
a number too large for a double, and fails with other errors on deep nesting and very long integers. Here both are
read all the same, every failure is a `NotJson` with its place, and what is read can always be written as JSON again.
"""

import json
import re
from typing import Any, Final, NoReturn

from workbench.domain.not_json import NotJson

__all__ = [  # NotJson belongs to this seam; it stands apart for the deep reader, which this one calls
    "LARGEST",
    "WHITE",
    "NotJson",
    "compact_json",
    "first_value",
    "json_type",
    "parse_json",
    "sound_text",
    "to_json",
    "type_names",
]

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

LARGEST: Final = 1.7976931348623157e308
"""The largest double; a number beyond it is read as this one (RFC 8259, 6, leaves the range to the reader)."""

WHITE: Final = " \t\r\n"

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def parse_json(text: str) -> Any:
    """Return the value of a JSON text (RFC 8259; of equal keys the last wins).

    Errors: NotJson, also for NaN, Infinity and nesting of more than 10,000 levels.
    """
    try:
        value, stop = _READER.raw_decode(text)
        if stop == len(text) or not text[stop:].strip(WHITE):
            return value
    except (ValueError, RecursionError):
        pass  # white space before it, or no JSON: the slower way tells
    try:
        return _READER.decode(text)
    except RecursionError:
        from workbench.domain.json_deep import read_deep  # noqa: PLC0415  hardly ever needed

        return read_deep(text, parse_json)
    except ValueError as error:
        if _is_too_long(error):
            return _read_long(text)
        raise _as_not_json(error) from None


def first_value(text: str, start: int) -> tuple[Any, int]:
    """Return the JSON value that begins at `start`, and where it ends; what follows is not looked at.

    Errors: NotJson, as from `parse_json`.
    """
    try:
        return _READER.raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        raise _as_not_json(error) from None


def to_json(value: Any, indent: int | None = None) -> str:
    """Return a value as JSON text, characters beyond ASCII kept, keys in their order.

    What nests very deeply stands on one line, since its indentation would be larger than itself.
    """
    try:
        return _sendable(json.dumps(value, ensure_ascii=False, indent=indent))
    except RecursionError:
        return _deep_text(value, ", ", ": ")


def compact_json(value: Any) -> str:
    """Return a value as JSON on one line without spaces."""
    try:
        return _sendable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    except RecursionError:
        return _deep_text(value, ",", ":")


def sound_text(text: str) -> str:
    """Return text that every encoding can carry: halves of a surrogate pair joined, lone ones U+FFFD.

    JSON may spell a half as an escape, and a stream may cut between the two.
    """
    if text.isascii() or not _LONE_SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def json_type(value: Any) -> str:
    """Return the JSON type of a value: string, number, integer, boolean, array, object or null."""
    return type_names.get(type(value), "string")


def _refuse_constant(name: str) -> NoReturn:
    raise NotJson(f"{name} is not a JSON value", 1, 1)


def _finite(number: str) -> float:
    return max(-LARGEST, min(LARGEST, float(number)))


def _whole(number: str) -> int | float:
    """Return an integer; one of more digits than Python reads is beyond a double, and read as other such numbers."""
    try:
        return int(number)
    except ValueError:
        return _finite(number)


# One reader for all: json.loads would build a new one each time that it is given a hook.
_READER: Final = json.JSONDecoder(parse_constant=_refuse_constant, parse_float=_finite)
_LONG_READER: Final = json.JSONDecoder(
    parse_constant=_refuse_constant, parse_float=_finite, parse_int=_whole
)
"""Reads integers of any length; it calls back for each, which costs."""


def _is_too_long(error: ValueError) -> bool:
    return not isinstance(error, NotJson | json.JSONDecodeError)


def _read_long(text: str) -> Any:
    try:
        return _LONG_READER.decode(text)
    except (ValueError, RecursionError) as error:
        raise _as_not_json(error) from None


def _deep_text(value: Any, comma: str, colon: str) -> str:
    from workbench.domain.json_deep import deep_pieces  # noqa: PLC0415  hardly ever needed

    return _sendable("".join(deep_pieces(value, to_json, comma, colon)))


def _as_not_json(error: ValueError | RecursionError) -> NotJson:
    if isinstance(error, NotJson):
        return error
    if isinstance(error, json.JSONDecodeError):
        return NotJson(error.msg[:1].lower() + error.msg[1:], error.lineno, error.colno)
    if isinstance(error, RecursionError):
        return NotJson("nested too deeply", 1, 1)
    return NotJson("an integer has too many digits to be read", 1, 1)


def _sendable(text: str) -> str:
    """Return JSON text with half surrogate pairs, which no encoding can carry, as escapes."""
    if text.isascii():
        return text
    return _LONE_SURROGATE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
