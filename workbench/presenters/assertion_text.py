"""The assertions of a request as JSON text, a line each, and back. Source: collection-format.md, assertions."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from workbench.domain.assertion import NO_VALUE, Assertion
from workbench.domain.json_text import NotJson, parse_json, to_json
from workbench.presenters.body_check import BodyTrouble
from workbench.presenters.body_place import place_of

_WORDS = ("pointer", "name", "schema", "title")
_FIELDS = ("what", *_WORDS, "check", "value", "enabled")


class ReadAssertions(NamedTuple):
    """What a text says: its assertions, or the first place where it cannot be one."""

    assertions: tuple[Assertion, ...] = ()
    trouble: BodyTrouble | None = None


def assertions_text(assertions: Sequence[Assertion]) -> str:
    """Return the assertions as a JSON list, each on its line."""
    lines = ",\n".join(f"  {to_json(dict(_fields(one)))}" for one in assertions)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def assertions_of(text: str) -> ReadAssertions:
    """Return the assertions that a text stands for; an empty text for none."""
    if not text.strip():
        return ReadAssertions()
    try:
        value = parse_json(text)
    except NotJson as bad:
        return ReadAssertions(trouble=BodyTrouble(bad.line, bad.column, bad.reason))
    if not isinstance(value, list):
        return ReadAssertions(trouble=BodyTrouble(1, 1, "expected a list of assertions"))
    wrong = next(((at, *_wrong(one)) for at, one in enumerate(value) if any(_wrong(one))), None)
    if wrong is None:
        return ReadAssertions(tuple(_assertion(one) for one in value))
    at, name, reason = wrong
    return ReadAssertions(trouble=place_of(text, f"/{at}{f'/{name}' if name else ''}", reason))


def _fields(assertion: Assertion) -> Iterator[tuple[str, Any]]:
    yield "what", assertion.what
    for name in ("pointer", "name"):
        if getattr(assertion, name) is not None:
            yield name, getattr(assertion, name)
    yield "check", assertion.check
    if assertion.value is not NO_VALUE:
        yield "value", assertion.value
    for name in ("schema", "title"):
        if getattr(assertion, name) is not None:
            yield name, getattr(assertion, name)
    if not assertion.enabled:
        yield "enabled", False


def _wrong(one: Any) -> tuple[str, str]:
    """Return the field that makes a value no assertion, empty for the whole value, and why; two empty texts if none."""
    if not isinstance(one, dict):
        return "", "expected an object with `what` and `check`"
    for name in ("what", "check"):
        if not isinstance(one.get(name), str):
            return (name if name in one else "", f"expected a text as `{name}`")
    for name in one:
        if name not in _FIELDS:
            return name, f"an assertion has no field `{name}`"
    for name in _WORDS:
        if name in one and not isinstance(one[name], str):
            return name, f"expected a text as `{name}`"
    if not isinstance(one.get("enabled", True), bool):
        return "enabled", "expected true or false as `enabled`"
    return "", ""


def _assertion(one: dict[str, Any]) -> Assertion:
    return Assertion(**one)
