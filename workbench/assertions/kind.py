"""What a kind of assertion is: the word for what it looks at, the checks it offers, and how it finds its target."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workbench.assertions.evidence import Evidence
from workbench.assertions.wording import label_of
from workbench.domain.assertion import Assertion


class CannotJudge(ValueError):
    """An assertion that cannot be applied to what is there; its text is the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Value:
    """The target is there: a JSON value."""

    value: Any


@dataclass(frozen=True, slots=True)
class Missing:
    """The target is not there; `instead` says what was. Only `is absent` holds."""

    instead: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The place where the target would stand cannot be read, so that nothing holds, not even `is absent`."""

    reason: str


Target = Value | Missing | Unreadable


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of assertion.

    `checks` are those that its menu offers; every known check can be judged. `target` may raise
    CannotJudge. `unit` stands behind its numbers: "ms" or nothing.
    """

    what: str
    checks: tuple[str, ...]
    target: Callable[[Evidence, Assertion], Target]
    unit: str = ""

    @property
    def label(self) -> str:
        """The word that the menu shows."""
        return label_of(self.what)


PRESENCE = ("exists", "is absent")
WORD_CHECKS = ("is", "is not", "is one of", "matches", *PRESENCE)
TEXT_CHECKS = (
    *("contains", "does not contain", "matches", "is", "is not", "is one of", "has length"),
    *PRESENCE,
)
NUMBER_CHECKS = ("is", "is not", "is one of", "at least", "at most", "between", *PRESENCE)
JSON_CHECKS = (
    *("matches schema", "is", "is not", "contains", "does not contain", "matches", "is one of"),
    *("at least", "at most", "between", "has type", "has length", *PRESENCE),
)


def value_or(value: Any, instead: str) -> Target:
    """Return a target that is missing where the value is None or an empty text."""
    return Missing(instead) if value is None or value == "" else Value(value)
