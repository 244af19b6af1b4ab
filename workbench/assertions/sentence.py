"""An assertion as a sentence, which is its default title, and what it expects in a few words."""

from workbench.assertions.wording import LONGEST_IN_SENTENCE, cut, in_sentence, label_of, shown
from workbench.domain.assertion import NO_VALUE, Assertion
from workbench.domain.json_text import to_json

VERBS = {
    "exists": "exists",
    "is absent": "is absent",
    "is": "is",
    "is not": "is not",
    "is one of": "is one of",
    "at least": "is at least",
    "at most": "is at most",
    "between": "is between",
    "has type": "has type",
    "has length": "has length",
    "matches schema": "matches schema",
}
"""How a check reads in a sentence; others read as they are written."""

EXPECTED = {
    "is": "",
    "is not": "not",
    "is one of": "one of",
    "has type": "",
    "has length": "length",
    "exists": "a value",
    "is absent": "nothing",
}
"""What stands before the value in what was expected; others stand as they are written."""

JOINED = {"is one of": ", ", "between": " and ", "has length": " to "}
"""What stands between the items of a list, for the checks that take one."""


def sentence(assertion: Assertion) -> str:
    """Return how an assertion reads: "Status is 200", "Output /id exists"."""
    words = (
        label_of(assertion.what),
        assertion.name or "",
        assertion.pointer or "",
        VERBS.get(assertion.check, assertion.check),
        _object(assertion),
    )
    return " ".join(word for word in words if word)


def title_of(assertion: Assertion) -> str:
    """Return the title that the user gave, else the sentence."""
    return assertion.title or sentence(assertion)


def expected(assertion: Assertion, unit: str = "") -> str:
    """Return what an assertion expects: "200", "one of 1, 2", "at most 1500 ms"."""
    words = (EXPECTED.get(assertion.check, assertion.check), _wanted(assertion, unit))
    return cut(" ".join(word for word in words if word))


def schema_name(assertion: Assertion) -> str:
    """Return the file of a schema, or the beginning of the one that stands in the assertion itself."""
    if assertion.schema is not None:
        return assertion.schema
    return "" if assertion.value is NO_VALUE else cut(to_json(assertion.value), LONGEST_IN_SENTENCE)


def _object(assertion: Assertion) -> str:
    if assertion.check == "matches schema":
        return schema_name(assertion)
    if assertion.value is NO_VALUE:
        return ""
    if isinstance(assertion.value, list) and assertion.check in JOINED:
        return _listed(assertion.check, [in_sentence(item) for item in assertion.value])
    return in_sentence(assertion.value)


def _wanted(assertion: Assertion, unit: str) -> str:
    value = assertion.value
    if assertion.check == "matches schema":
        return schema_name(assertion)
    if value is NO_VALUE:
        return ""
    if isinstance(value, list) and assertion.check in JOINED:
        return _listed(assertion.check, [_wanted_item(item, unit) for item in value])
    return _wanted_plain(assertion, unit)


def _wanted_plain(assertion: Assertion, unit: str) -> str:
    if assertion.check in {"matches", "has type"} and isinstance(assertion.value, str):
        return assertion.value
    return _wanted_item(assertion.value, unit)


def _wanted_item(value: object, unit: str) -> str:
    return value if unit and isinstance(value, str) else shown(value, unit)


def _listed(check: str, items: list[str]) -> str:
    return JOINED[check].join(items)
