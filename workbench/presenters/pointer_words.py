"""Pointers into the last answer, offered while one is typed."""

from collections import deque
from collections.abc import Iterator
from typing import Any, Final

from workbench.domain.pointer import EVERY, escaped

MOST_POINTERS: Final = 500
FIRST_ITEMS: Final = 3
"""How many items of an array are offered by their number; `*` stands for all."""


def pointers_into(value: Any, most: int = MOST_POINTERS) -> tuple[str, ...]:
    """Return pointers to what is in a JSON value, the shallow ones first. Cost does not grow with a large value."""
    found: dict[str, None] = {}
    waiting: deque[tuple[str, Any]] = deque([("", value)])
    while waiting and len(found) < most:
        at, inner = waiting.popleft()
        for step, item in _steps(inner, most):
            pointer = f"{at}/{step}"
            if pointer not in found and len(found) < most:
                found[pointer] = None
                waiting.append((pointer, item))
    return tuple(found)


def _steps(value: Any, most: int) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        if value:
            yield EVERY, value[0]
        yield from ((str(number), item) for number, item in enumerate(value[:FIRST_ITEMS]))
    elif isinstance(value, dict):
        for number, (key, item) in enumerate(value.items()):
            if number >= most:
                return
            yield escaped(key), item
