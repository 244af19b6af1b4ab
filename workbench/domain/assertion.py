"""What an answer must be (`Assertion`) and whether it was (`Verdict`). Source: collection-format.md."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final


class _NoValue(Enum):
    NO_VALUE = "no value"


NO_VALUE: Final = _NoValue.NO_VALUE
"""Stands where an assertion has no `value:`; `value: null` is a value."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """One check on an answer.

    `value` is a JSON value or NO_VALUE; `schema` names a file inside the collection. What a file says
    in a word this version does not know is kept and judged as failed.
    """

    what: str
    check: str
    pointer: str | None = None
    name: str | None = None
    value: Any = NO_VALUE
    schema: str | None = None
    title: str | None = None
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """A schema's text, its own URI, and the texts of all files that it can reach, by URI."""

    text: str
    base: str = ""
    documents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an assertion; field meanings as in command-line.md, Verdicts."""

    title: str
    what: str
    check: str
    passed: bool
    skipped: bool = False
    pointer: str | None = None
    expected: str = ""
    actual: str = ""
