"""What only a worker process may answer: a schema or a pattern against a document.

A kind cannot run them itself: a pattern can take for ever and a deep document can kill the interpreter.
All questions of a run travel in one trip.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class SchemaQuestion:
    """Does this JSON document satisfy this JSON Schema?

    `schema` is a JSON text, `document` a JSON value (the same value in several questions travels once).
    `documents` are the only other schemas a `$ref` may reach, by URI, as JSON texts; `base` is the
    schema's own URI.
    """

    schema: str
    document: Any
    documents: Mapping[str, str] = field(default_factory=dict)
    base: str = ""


@dataclass(frozen=True, slots=True)
class PatternQuestion:
    """Is this pattern found anywhere in this text? Linear time, no back-references."""

    pattern: str
    text: str


Question = SchemaQuestion | PatternQuestion


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a document breaks its schema: an RFC 6901 pointer and a sentence."""

    pointer: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The first 100 violations, none when it holds; or why the question could not be judged."""

    violations: tuple[Violation, ...] = ()
    trouble: str | None = None

    @property
    def holds(self) -> bool:
        """Whether the answer is yes."""
        return self.trouble is None and not self.violations
