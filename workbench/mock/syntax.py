"""A body as JSON, refused in the API's words where it is not. Source: gemini-api.md 5.2, broken JSON."""

import json
from math import isinf
from typing import Any, NoReturn

from workbench.mock.refusals import Refusal

_OPENING = "Invalid JSON payload received. "
_CONTEXT = 20
_TOO_DEEP = "Message too deep. Max recursion depth reached."
_WORDS = {
    "Expecting ':' delimiter": "Expected : between key:value pair.",
    "Expecting property name enclosed in double quotes": "Expected an object key or }.",
    "Illegal trailing comma before end of object": "Expected an object key or }.",
    "Illegal trailing comma before end of array": "Expected a value.",
    "Unterminated string starting at": "Closing quote expected in string.",
    "Invalid \\escape": "Invalid escape sequence.",
    "Invalid \\uXXXX escape": "Illegal hex string.",
    "Extra data": "Parsing terminated before end of input.",
}
_CLOSERS = {"{": "Expected , or } after key:value pair.", "[": "Expected , or ] after array value."}


class BadPayload(Exception):
    """A body that is not a JSON object; it carries the reply."""

    def __init__(self, reason: str) -> None:
        self.refusal = Refusal(400, _OPENING + reason)
        super().__init__(reason)


TOO_DEEP = BadPayload(_TOO_DEEP).refusal


def parse_payload(body: bytes) -> dict[str, Any]:
    """Return the JSON object of a body, an empty one for an empty body. Errors: BadPayload."""
    try:
        text = body.decode()
        value = _loaded(text) if text.strip() else {}
    except UnicodeDecodeError:
        raise BadPayload("Encountered non UTF-8 code points.") from None
    except json.JSONDecodeError as error:
        raise BadPayload(_reason(error) + _excerpt(error.doc, error.pos)) from None
    except RecursionError:
        raise BadPayload(_TOO_DEEP) from None
    except ValueError:
        raise BadPayload("Unable to parse number.") from None
    if not isinstance(value, dict):
        raise BadPayload('Unknown name "": Root element must be a message.')
    return value


def _loaded(text: str) -> Any:
    return json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)


def _finite(text: str) -> float:
    number = float(text)
    if isinf(number):
        raise BadPayload("Unable to parse number.")
    return number


def _refuse_constant(name: str) -> NoReturn:
    raise BadPayload(f"Unexpected token.\n{name}\n^")


def _reason(error: json.JSONDecodeError) -> str:
    if error.msg == "Expecting ',' delimiter":
        words = _CLOSERS[_innermost(error.doc[: error.pos])]
    elif error.msg == "Expecting value":
        is_word = error.doc[error.pos : error.pos + 1].isalpha()
        words = "Unexpected token." if is_word else "Expected a value."
    else:
        words = _WORDS.get(error.msg, "Unexpected token.")
    at_end = not error.doc[error.pos :].strip()
    return f"Unexpected end of string. {words}" if at_end else words


def _innermost(text: str) -> str:
    """Return the bracket that is still open at the end of a text that is JSON so far."""
    opened, in_string, escaped = [], False, False
    for sign in text:
        if in_string:
            in_string = escaped or sign != '"'
            escaped = sign == "\\" and not escaped
        elif sign in "{[":
            opened.append(sign)
        elif sign in "}]":
            opened.pop()
        else:
            in_string = sign == '"'
    return opened[-1]


def _excerpt(text: str, place: int) -> str:
    start = max(0, place - _CONTEXT)
    return f"\n{text[start : place + _CONTEXT]}\n{' ' * (place - start)}^"
