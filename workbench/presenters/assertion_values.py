"""The value of an assertion as text in a cell, and back: what is shown is what is read.

A text stands without quotes wherever it is read back as the same value; all else stands as JSON.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from workbench.assertions.checks import EXISTS, IS_ABSENT, MATCHES, MATCHES_SCHEMA, equal_json
from workbench.domain.assertion import NO_VALUE, Assertion
from workbench.domain.json_text import NotJson, parse_json, to_json

NO_VALUE_CHECKS = frozenset({EXISTS, IS_ABSENT})
TEXT_TARGETS = frozenset(
    {"text", "thoughts", "header", "finish reason", "block reason", "ended", "model version"}
)
"""What is always a text, so that a value such as 200 is meant as the text "200"."""

_AS_TYPED = frozenset({MATCHES, "has type"})
_BETWEEN = re.compile(r"\s*(?:,|\band\b|\bto\b|…)\s*")
_PAIRS = frozenset({"between", "has length"})


def takes_value(check: str) -> bool:
    """Tell whether a check compares with a value at all."""
    return check not in NO_VALUE_CHECKS


def value_text(assertion: Assertion) -> str:
    """Return the text of an assertion's value, or of the schema file that it names."""
    if not takes_value(assertion.check):
        return ""
    if assertion.schema is not None:
        return assertion.schema
    if assertion.value is NO_VALUE:
        return ""
    spellings = (text for text in _spellings(assertion) if _is_read_back(assertion, text))
    return next(spellings, to_json(assertion.value))


def with_value(assertion: Assertion, text: str) -> Assertion:
    """Return the assertion with the value that a text means for its check."""
    if assertion.check == MATCHES_SCHEMA:
        return _with_schema(assertion, text.strip())
    if not takes_value(assertion.check) or not text.strip():
        return replace(assertion, value=NO_VALUE, schema=None)
    return replace(assertion, value=_read(assertion, text), schema=None)


def _with_schema(assertion: Assertion, text: str) -> Assertion:
    """Return the assertion with a schema file, or with a schema written out in the cell."""
    if text.startswith("{") or text in {"true", "false"}:
        schema = _json(text)
        if schema is not NO_VALUE:
            return replace(assertion, value=schema, schema=None)
    return replace(assertion, value=NO_VALUE, schema=text or None)


def _spellings(assertion: Assertion) -> Iterator[str]:
    """Yield the texts that may stand for a value, the most readable one first."""
    value = assertion.value
    if isinstance(value, str):
        yield value
    if isinstance(value, list) and assertion.check in _PAIRS:
        yield " to ".join(map(_bare, value))
    if isinstance(value, list):
        yield ", ".join(map(_bare, value))
    yield to_json(value)


def _is_read_back(assertion: Assertion, text: str) -> bool:
    read = with_value(assertion, text)
    return read.schema is None and _same(read.value, assertion.value)


def _same(one: Any, other: Any) -> bool:
    return one is other or (
        NO_VALUE not in (one, other) and equal_json(one, other) and type(one) is type(other)
    )


def _bare(item: Any) -> str:
    return item if isinstance(item, str) else to_json(item)


def _read(assertion: Assertion, text: str) -> Any:
    is_text = assertion.what in TEXT_TARGETS
    if assertion.check in _AS_TYPED:
        return text
    if assertion.check == "is one of":
        return _list(text, is_text=is_text)
    if assertion.check in _PAIRS:
        return _pair(text)
    return _unquoted(text) if is_text else _scalar(text)


def _unquoted(text: str) -> str:
    """Return a text; one in quotes is read as JSON, so that an empty one can be written."""
    value = _json(text) if text[:1] == text[-1:] == '"' else NO_VALUE
    return value if isinstance(value, str) else text


def _list(text: str, *, is_text: bool) -> Any:
    """Return the items between commas, or a JSON list."""
    whole = _json(text)
    if isinstance(whole, list):
        return whole
    items = [item.strip() for item in text.split(",")]
    return items if is_text else [_scalar(item) for item in items]


def _pair(text: str) -> Any:
    """Return `low, high`, `low and high` or `low to high` as a list; one number alone as itself."""
    whole = _json(text)
    if whole is not NO_VALUE:
        return whole
    items = [_scalar(item) for item in _BETWEEN.split(text.strip())]
    return items if len(items) > 1 else items[0]


def _scalar(text: str) -> Any:
    """Return the JSON value that a text spells, else the text itself."""
    value = _json(text)
    return text if value is NO_VALUE else value


def _json(text: str) -> Any:
    try:
        return parse_json(text)
    except NotJson:
        return NO_VALUE
