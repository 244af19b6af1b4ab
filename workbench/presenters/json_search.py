"""Looking for text in a JSON value, or for the places of a pointer, and what a filter leaves of the value.

A search yields None now and then where it has found nothing, so that whoever drives it can turn to other work.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from workbench.domain.json_text import to_json
from workbench.domain.pointer import BadPointer, Found, places, pointer_of, tokens_of
from workbench.presenters.find_query import FindQuery
from workbench.presenters.json_chunks import ChunkValues
from workbench.presenters.json_tree import Kept, Step, Steps, is_holder

TICK: Final = 64
"""Values between two looks at the clock."""


def matching(value: Any, query: FindQuery) -> Iterator[Steps | None]:
    """Yield the way to every value whose key or text has what is looked for, in the order of the tree."""
    for number, (steps, item) in enumerate(_walk(value)):
        key = str(steps[-1]) if steps and isinstance(steps[-1], str) else ""
        if query.is_in(key) or (not is_holder(item) and query.is_in(_text(item))):
            yield steps
        elif number % TICK == 0:
            yield None


def pointed_at(value: Any, pointer: str) -> list[Steps]:
    """Return the ways to every place that a pointer names, or that begins as it does while it is typed."""
    try:
        found = [steps_of(one.pointer) for one in _found(value, pointer)]
        return found or _beginning_with(value, pointer)
    except BadPointer:
        return []


def steps_of(pointer: str) -> Steps:
    """Return the keys of a pointer without `*`; indexes stay text. Errors: BadPointer."""
    return tuple(token.text for token in tokens_of(pointer))


def kept_of(ways: Iterable[Steps]) -> Kept | None:
    """Return what a filter leaves: every place found, all that is in it, and what leads to it; None for all."""
    kept: dict[Step, Any] = {}
    for way in ways:
        if not way:
            return None
        _keep(kept, way)
    return kept


def sure_steps(value: Any, way: Sequence[Step]) -> Steps:
    """Return a way with indexes as numbers, as far as it goes in a value."""
    steps: list[Step] = []
    for step in way:
        sure = _sure_step(value, step)
        if sure is None:
            break
        steps.append(sure)
        value = value[sure]
    return tuple(steps)


def _keep(kept: dict[Step, Any], way: Steps) -> None:
    for step in way[:-1]:
        below = kept.setdefault(step, {})
        if below is None:
            return  # all of it is kept already
        kept = below
    if way:
        kept[way[-1]] = None


def _sure_step(value: Any, step: Step) -> Step | None:
    if isinstance(value, dict):
        return str(step) if str(step) in value else None
    is_index = isinstance(step, int) or (step.isascii() and step.isdigit())
    if is_holder(value) and is_index and int(step) < len(value):
        return int(step)
    return None


def _walk(value: Any) -> Iterator[tuple[Steps, Any]]:
    """Yield every value below a value with the way to it, without recursion."""
    waiting: list[tuple[Steps, Iterator[tuple[Step, Any]]]] = [((), _members(value))]
    if not is_holder(value):
        yield (), value
    while waiting:
        way, members = waiting[-1]
        step, item = next(members, (None, None))
        if step is None:
            waiting.pop()
            continue
        yield (*way, step), item
        if is_holder(item):
            waiting.append(((*way, step), _members(item)))


def _members(value: Any) -> Iterator[tuple[Step, Any]]:
    if isinstance(value, dict):
        return iter(value.items())
    return enumerate(value) if is_holder(value) else iter(())


def _beginning_with(value: Any, pointer: str) -> list[Steps]:
    """Return the children whose key begins with the last, unfinished step of a pointer."""
    above, _, begun = pointer.rpartition("/")
    return [
        (*steps_of(one.pointer), step)
        for one in _found(value, above)
        for step, _ in _members(one.value)
        if pointer_of([step])[1:].startswith(begun)
    ]


def _found(value: Any, pointer: str) -> Iterator[Found]:
    """Yield the places of a pointer, into chunks too, of which only those that it names are read."""
    tokens = tokens_of(pointer)
    if not isinstance(value, ChunkValues) or not tokens:
        yield from (one for one in places(value, pointer) if isinstance(one, Found))
        return
    first = sure_steps(value, (tokens[0].text,))
    for at in range(len(value)) if tokens[0].is_every else first:
        rest = "".join(f"/{token}" for token in tokens[1:])
        for one in places(value[int(at)], rest):
            if isinstance(one, Found):
                yield Found(pointer_of([at]) + one.pointer, one.value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else to_json(value)
