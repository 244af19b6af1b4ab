"""The assertions of a request as rows of a table: their words, their choices, and what is wrong in each.

Source: ui.md 17.1.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from workbench.assertions import KINDS
from workbench.assertions.checks import CHECKS, MATCHES, MATCHES_SCHEMA, holds, pattern_of
from workbench.assertions.kind import CannotJudge, Kind
from workbench.assertions.sentence import title_of
from workbench.assertions.timing import milliseconds
from workbench.assertions.wording import label_of
from workbench.domain.assertion import NO_VALUE, Assertion
from workbench.domain.pointer import BadPointer, tokens_of
from workbench.presenters.assertion_values import (
    TEXT_TARGETS,
    takes_value,
    value_text,
    with_value,
)

NEW_ASSERTION = Assertion("status", "is", value=200)
"""What *Add* puts into the table, to be changed."""

JSON_TARGETS = frozenset({"output", "response"})
"""What a pointer leads into."""

_BY_WHAT = {kind.what: kind for kind in KINDS}
_PROBES: dict[str, Any] = {
    "is one of": None,
    "at least": 0,
    "at most": 0,
    "between": 0,
    "has type": None,
    "has length": "",
}
"""A value that each check can look at, so that only what is wrong with the assertion is found."""


def what_choices() -> tuple[str, ...]:
    """Return the words of the first menu, such as "Status" and "Output"."""
    return tuple(kind.label for kind in KINDS)


def check_choices(assertion: Assertion) -> tuple[str, ...]:
    """Return the checks that fit what an assertion looks at; its own one is always among them."""
    kind = _BY_WHAT.get(assertion.what)
    offered = CHECKS if kind is None else kind.checks
    return offered if assertion.check in offered else (*offered, assertion.check)


def what_text(assertion: Assertion) -> str:
    """Return the word for what an assertion looks at."""
    return label_of(assertion.what)


def place_text(assertion: Assertion) -> str:
    """Return the pointer of an assertion, or the name of its header."""
    return (assertion.name if _is_named(assertion) else assertion.pointer) or ""


def with_what(assertion: Assertion, label: str) -> Assertion:
    """Return the assertion looking at something else; a check that does not fit there gives way to the first."""
    kind = _kind_labelled(label)
    what = kind.what if kind else label
    moved = replace(
        assertion,
        what=what,
        name=assertion.name if what == "header" else None,
        pointer=assertion.pointer if what in JSON_TARGETS else None,
    )
    if kind is None or moved.check in kind.checks:
        return moved
    return with_check(moved, kind.checks[0])


def with_place(assertion: Assertion, text: str) -> Assertion:
    """Return the assertion with another pointer or, for a header, name."""
    place = text.strip() or None
    if _is_named(assertion):
        return replace(assertion, name=place)
    return replace(assertion, pointer=place)


def with_check(assertion: Assertion, check: str) -> Assertion:
    """Return the assertion with another check, its value read anew."""
    if check == assertion.check:
        return assertion
    is_schema = MATCHES_SCHEMA in (check, assertion.check)
    text = "" if is_schema else value_text(assertion)
    return with_value(replace(assertion, check=check), text)


def row_sentence(assertion: Assertion) -> str:
    """Return how a row reads: the user's title, else the sentence that is its default name."""
    return title_of(assertion)


def row_trouble(assertion: Assertion) -> str:
    """Return the first thing that is wrong in a row, empty where nothing is; what only a worker knows is not here."""
    return next(filter(None, _troubles(assertion)), "")


def _troubles(assertion: Assertion) -> Iterator[str]:
    kind = _BY_WHAT.get(assertion.what)
    if kind is None or assertion.check not in CHECKS:
        word = assertion.what if kind is None else assertion.check
        yield f"This version cannot judge `{word}`."
        return
    yield _place_trouble(assertion)
    yield _value_trouble(assertion, kind)


def _place_trouble(assertion: Assertion) -> str:
    if _is_named(assertion):
        return "" if assertion.name else "Which header? Write its name."
    if assertion.pointer and assertion.what not in JSON_TARGETS:
        return f"{what_text(assertion)} is no JSON: a pointer leads nowhere in it."
    try:
        tokens_of(assertion.pointer or "")
    except BadPointer as bad:
        return str(bad)
    return ""


def _value_trouble(assertion: Assertion, kind: Kind) -> str:
    check, value = assertion.check, assertion.value
    if check == MATCHES_SCHEMA:
        is_said = assertion.schema is not None or value is not NO_VALUE
        return "" if is_said else "Which schema? Write a file of the collection."
    if not takes_value(check):
        return ""
    if value is NO_VALUE:
        return "A value to compare with is missing."
    try:
        _try_value(assertion, kind)
    except CannotJudge as problem:
        return _in_the_table(str(problem))
    return ""


def _try_value(assertion: Assertion, kind: Kind) -> None:
    """Apply the check to a value that it can look at. Errors: CannotJudge."""
    check = assertion.check
    value = milliseconds(assertion.value) if kind.unit else assertion.value
    if check == MATCHES:
        pattern_of(value)
    elif check in _PROBES:
        holds(check, _PROBES[check], value)
    elif "contain" in check and assertion.what in TEXT_TARGETS:
        holds(check, "", value)


def _in_the_table(sentence: str) -> str:
    """Return a sentence about a file's fields in the words of the table."""
    return (
        sentence.replace(" as its `value:`", "")
        .replace("`value: [low, high]`, ", "")
        .replace("`", "")
    )


def _is_named(assertion: Assertion) -> bool:
    return assertion.what == "header"


def _kind_labelled(label: str) -> Kind | None:
    return next((kind for kind in KINDS if kind.label == label), None)
