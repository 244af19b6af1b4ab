"""The checks that compare a value with what an assertion says, and the words of all others.

Values are JSON values and compared as such: 1 and 1.0 are equal, true and 1 are not, "200" and 200 are not.
A check that does not fit the value or is written wrongly is a CannotJudge, never a silent pass.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from workbench.assertions.kind import CannotJudge
from workbench.assertions.wording import is_number, shown
from workbench.domain.assertion import NO_VALUE
from workbench.domain.json_text import json_type

Holds = Callable[[Any, Any], bool]
EXISTS = "exists"
IS_ABSENT = "is absent"
MATCHES = "matches"
MATCHES_SCHEMA = "matches schema"
JSON_TYPES = ("string", "number", "integer", "boolean", "array", "object", "null")


def equal_json(one: Any, other: Any) -> bool:
    """Return whether two JSON values are the same; numbers by value, objects without order."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal_json, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(equal_json(one[key], other[key]) for key in one)
    return bool(_family(one) == _family(other) and one == other)


def _family(value: Any) -> object:
    return "number" if is_number(value) else type(value)


def _is(value: Any, wanted: Any) -> bool:
    return equal_json(value, wanted)


def _is_not(value: Any, wanted: Any) -> bool:
    return not equal_json(value, wanted)


def _contains(value: Any, wanted: Any) -> bool:
    if isinstance(value, str):
        return _text(wanted, "contains") in value
    if isinstance(value, list):
        return any(equal_json(item, wanted) for item in value)
    if isinstance(value, dict):
        return _text(wanted, "contains") in value
    raise CannotJudge(f"{shown(value)}, {_kind_of(value)}, which contains nothing")


def _does_not_contain(value: Any, wanted: Any) -> bool:
    return not _contains(value, wanted)


def _is_one_of(value: Any, wanted: Any) -> bool:
    if not isinstance(wanted, list):
        raise CannotJudge("`is one of` needs a list as its `value:`.")
    return any(equal_json(value, item) for item in wanted)


def _at_least(value: Any, wanted: Any) -> bool:
    return bool(_number(value) >= _bound(wanted, "at least"))


def _at_most(value: Any, wanted: Any) -> bool:
    return bool(_number(value) <= _bound(wanted, "at most"))


def _between(value: Any, wanted: Any) -> bool:
    if not _is_pair(wanted):
        raise CannotJudge("`between` needs `value: [low, high]`, two numbers.")
    return bool(wanted[0] <= _number(value) <= wanted[1])


def _has_type(value: Any, wanted: Any) -> bool:
    if wanted not in JSON_TYPES:
        raise CannotJudge(f"`has type` needs one of {', '.join(JSON_TYPES)} as its `value:`.")
    if wanted == "number":
        return is_number(value)
    if wanted == "integer":
        return is_number(value) and bool(value % 1 == 0)
    return bool(json_type(value) == wanted)


def _has_length(value: Any, wanted: Any) -> bool:
    if not isinstance(value, str | list | dict):
        raise CannotJudge(f"{shown(value)}, {_kind_of(value)}, which has no length")
    if is_number(wanted):
        return bool(len(value) == wanted)
    if _is_pair(wanted):
        return bool(wanted[0] <= len(value) <= wanted[1])
    raise CannotJudge("`has length` needs a number or [low, high] as its `value:`.")


def _text(wanted: Any, check: str) -> str:
    if not isinstance(wanted, str):
        raise CannotJudge(f"`{check}` needs a text as its `value:` here, not {shown(wanted)}.")
    return wanted


def _number(value: Any) -> Any:
    if not is_number(value):
        raise CannotJudge(f"{shown(value)}, {_kind_of(value)}, which is no number")
    return value


def _bound(wanted: Any, check: str) -> Any:
    if not is_number(wanted):
        raise CannotJudge(f"`{check}` needs a number as its `value:`, not {shown(wanted)}.")
    return wanted


def _is_pair(wanted: Any) -> bool:
    return (
        isinstance(wanted, list)
        and len(wanted) == len(("low", "high"))
        and all(map(is_number, wanted))
    )


def _kind_of(value: Any) -> str:
    name = json_type(value)
    return name if name == "null" else f"{'an' if name[0] in 'aio' else 'a'} {name}"


COMPARISONS: Mapping[str, Holds] = MappingProxyType(
    {
        "is": _is,
        "is not": _is_not,
        "contains": _contains,
        "does not contain": _does_not_contain,
        "is one of": _is_one_of,
        "at least": _at_least,
        "at most": _at_most,
        "between": _between,
        "has type": _has_type,
        "has length": _has_length,
    }
)
"""Checks that a value and the assertion's `value:` decide at once."""

CHECKS = (*COMPARISONS, EXISTS, IS_ABSENT, MATCHES, MATCHES_SCHEMA)
"""Every check that this version can judge."""


def holds(check: str, value: Any, wanted: Any) -> bool:
    """Return whether a comparison holds. Errors: CannotJudge."""
    if wanted is NO_VALUE:
        raise CannotJudge(f"`{check}` needs a `value:`.")
    return COMPARISONS[check](value, wanted)


def shown_apart(value: Any, wanted: Any, unit: str = "") -> str:
    """Return a value as a verdict shows it; where it only looks like what was wanted, with its type."""
    text = shown(value, unit)
    looks_alike = isinstance(wanted, str) != isinstance(value, str) and wanted in (value, text)
    looks_alike = looks_alike or (isinstance(value, str) and value == shown(wanted))
    return f"{text}, {_kind_of(value)} and not {_kind_of(wanted)}" if looks_alike else text


def pattern_text(value: Any) -> str:
    """Return the text in which a pattern is looked for: a text, or a number as it is written.

    Errors: CannotJudge.
    """
    if isinstance(value, str):
        return value
    if is_number(value):
        return shown(value)
    raise CannotJudge(f"{shown(value)}, {_kind_of(value)}, in which no pattern can be found")


def pattern_of(wanted: Any) -> str:
    """Return the pattern of an assertion. Errors: CannotJudge."""
    if not isinstance(wanted, str):
        raise CannotJudge("`matches` needs a regular expression as its `value:`.")
    return wanted
