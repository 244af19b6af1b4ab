"""Frozen values as plain data that JSON can hold, and back.

A dataclass or named tuple becomes an object without what stands at its default, a tuple an array. Reading checks every type by the
fields' own annotations, so that a file from elsewhere gives a whole value or none.
"""

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
_NONE: Final = object()
_MADE: Final = object()
"""The default of a field that has none, and of one whose default is made anew for each value."""


def plain_of(value: Any) -> Any:
    """Return a value as plain data; JSON values inside stay as they are."""
    if (defaults := _defaults(value.__class__)) is not None:
        return {
            name: plain_of(held)
            for name, default in defaults.items()
            if (held := getattr(value, name)) != default
        }
    return [plain_of(each) for each in value] if isinstance(value, tuple) else value


def value_from(kind: type[Value], data: Any) -> Value:
    """Return the value of a dataclass or named tuple that plain data holds. Errors: ValueError where it holds none."""
    read: Value = _read(kind, data)
    return read


def _read(kind: Any, data: Any) -> Any:
    if kind is Any:
        return data
    if _defaults(kind) is not None:
        return _read_fields(kind, data)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], each) for each in _checked(list, data))
    if isinstance(kind, UnionType) or get_origin(kind) is Union:
        return _read_first(get_args(kind), data)
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return data
    return _checked(kind, data)


def _checked(kind: Any, data: Any) -> Any:
    if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
        raise ValueError(f"{kind.__name__} expected")
    return data


def _read_first(kinds: tuple[Any, ...], data: Any) -> Any:
    if data is None and NoneType in kinds:
        return None
    for kind in kinds:
        try:
            return _read(kind, data)
        except ValueError:
            continue
    raise ValueError("of none of its types")


def _read_fields(kind: Any, data: Any) -> Any:
    held: Mapping[str, Any] = _checked(dict, data)
    hints = _hints(kind)
    missing = [
        name
        for name, default in (_defaults(kind) or {}).items()
        if name not in held and default is _NONE
    ]
    if missing:
        raise ValueError(f"{missing[0]} is missing")
    return kind(**{name: _read(hint, held[name]) for name, hint in hints.items() if name in held})


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


@cache
def _defaults(kind: Any) -> Mapping[str, Any] | None:
    """Return the fields of a kind of value with their defaults; None for what has no fields.

    A field whose default is made anew for each value counts as one of which the value has to be kept.
    """
    if names := getattr(kind, "_fields", None):
        return {name: kind._field_defaults.get(name, _NONE) for name in names}
    if not hasattr(kind, "__dataclass_fields__"):
        return None
    from dataclasses import MISSING, fields  # noqa: PLC0415  the window starts without

    kept = {True: _MADE, False: _NONE}
    return {
        each.name: kept[each.default_factory is not MISSING]
        if each.default is MISSING
        else each.default
        for each in fields(kind)
    }
