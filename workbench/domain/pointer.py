"""JSON Pointers (RFC 6901) with one addition: a token `*` stands for every item of an array or object.

A literal `*` key is written `~2`. Source: collection-format.md, An assertion. A pointer without `*` has one
place in a value, a pointer with it as many as there are items, and each is found or says what was there instead.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from workbench.domain.json_text import json_type

EVERY = "*"
"""The token that stands for every item; as a key it is written `~2`."""

KEYS_SHOWN = 8
MAX_STEPS = 200
"""Deeper than any answer; each step costs stack."""


class BadPointer(ValueError):
    """Text that is not a pointer; its text says why."""


@dataclass(frozen=True, slots=True)
class Token:
    """One step: a key or index as text, or every item."""

    text: str
    is_every: bool = False

    def __str__(self) -> str:
        return EVERY if self.is_every else escaped(self.text)


@dataclass(frozen=True, slots=True)
class Found:
    """A place that is there, with its value; `pointer` holds no `*`."""

    pointer: str
    value: Any


@dataclass(frozen=True, slots=True)
class Lost:
    """A place that is not there: `pointer` with `*` filled in as far as it goes, and what was there instead.

    `is_empty`: nothing is missing, but `*` stood for no item at all.
    """

    pointer: str
    reason: str
    is_empty: bool = False


Place = Found | Lost


def escaped(key: str) -> str:
    """Return a key as it stands in a pointer."""
    if key == EVERY:
        return "~2"
    return key.replace("~", "~0").replace("/", "~1")


def pointer_of(steps: Iterable[str | int]) -> str:
    """Return the pointer that goes through these keys and indexes."""
    return "".join(f"/{escaped(str(step))}" for step in steps)


def tokens_of(pointer: str) -> tuple[Token, ...]:
    """Return the steps of a pointer; none for the empty pointer, the whole value.

    Errors: BadPointer.
    """
    if pointer == "":
        return ()
    if not pointer.startswith("/"):
        raise BadPointer("A pointer is empty or begins with /.")
    if pointer.count("/") > MAX_STEPS:
        raise BadPointer(f"A pointer has at most {MAX_STEPS} steps.")
    return tuple(_token(raw) for raw in pointer[1:].split("/"))


def has_every(pointer: str) -> bool:
    """Return whether a pointer may stand for several places. Errors: BadPointer."""
    return any(token.is_every for token in tokens_of(pointer))


def places(value: Any, pointer: str) -> tuple[Place, ...]:
    """Return every place that a pointer names in a JSON value, in order; never none at all.

    Errors: BadPointer.
    """
    return tuple(_walk(value, tokens_of(pointer), ""))


def _token(raw: str) -> Token:
    if raw == EVERY:
        return Token(EVERY, is_every=True)
    return Token(_unescaped(raw))


def _unescaped(raw: str) -> str:
    head, *rest = raw.split("~")
    if any(part[:1] not in {"0", "1", "2"} for part in rest):
        raise BadPointer("In a pointer ~ is written ~0, / is ~1 and a key * is ~2.")
    return head + "".join("~/*"[int(part[0])] + part[1:] for part in rest)


def _walk(value: Any, tokens: tuple[Token, ...], at: str) -> Iterator[Place]:
    if not tokens:
        yield Found(at, value)
    elif tokens[0].is_every:
        yield from _walk_every(value, tokens, at)
    else:
        yield from _walk_one(value, tokens, at)


def _walk_every(value: Any, tokens: tuple[Token, ...], at: str) -> Iterator[Place]:
    if not isinstance(value, list | dict):
        yield _lost(value, tokens, at)
        return
    items = enumerate(value) if isinstance(value, list) else value.items()
    for step, item in items:
        yield from _walk(item, tokens[1:], at + pointer_of([step]))
    if not value:
        yield Lost(_joined(at, tokens), f"{_name(at)} is empty", is_empty=True)


def _walk_one(value: Any, tokens: tuple[Token, ...], at: str) -> Iterator[Place]:
    step = _step(value, tokens[0].text)
    if step is None:
        yield _lost(value, tokens, at)
    else:
        yield from _walk(value[step], tokens[1:], at + pointer_of([step]))


def _step(value: Any, text: str) -> str | int | None:
    """Return the key or index that a token means in a value, None where there is none."""
    if isinstance(value, dict):
        return text if text in value else None
    if isinstance(value, list) and _is_index(text) and int(text) < len(value):
        return int(text)
    return None


def _is_index(text: str) -> bool:
    is_plain = text.isascii() and text.isdigit() and len(text) <= len("18446744073709551615")
    return is_plain and (text == "0" or text[0] != "0")


def _lost(value: Any, tokens: tuple[Token, ...], at: str) -> Lost:
    return Lost(_joined(at, tokens), f"{_name(at)} is {_described(value)}")


def _joined(at: str, tokens: tuple[Token, ...]) -> str:
    return at + "".join(f"/{token}" for token in tokens)


def _name(at: str) -> str:
    return at or "the whole value"


def _described(value: Any) -> str:
    if isinstance(value, dict):
        return _described_keys(list(value))
    if isinstance(value, list):
        return f"an array of {len(value)} item{'' if len(value) == 1 else 's'}"
    return {"integer": "an integer", "null": "null"}.get(json_type(value), f"a {json_type(value)}")


def _described_keys(keys: list[str]) -> str:
    if not keys:
        return "an empty object"
    shown = ", ".join(keys[:KEYS_SHOWN]) + (", …" if len(keys) > KEYS_SHOWN else "")
    return f"an object with {shown}"
