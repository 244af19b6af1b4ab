"""Which rows of a list stayed, changed, went and came: so that a row's own comments and unknown keys stay with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any

from workbench.adapters.yaml_writing import canonical

Block = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A row that comes before the old row `place`: the new row `new`, moved from the old row `old` if that is set."""

    place: int
    new: int
    old: int | None = None


@dataclass(slots=True)
class Changes:
    """How a list became another, by indexes; old rows that are not named stayed."""

    gone: set[int] = field(default_factory=set)
    changed: list[tuple[int, int]] = field(default_factory=list)
    arrived: list[Arrival] = field(default_factory=list)


def matched(before: Sequence[Any], after: Sequence[Any]) -> Changes:
    """Match equal rows first, then rows of one name or subject, then what is left between them in order."""
    old, new = [canonical(row) for row in before], [canonical(row) for row in after]
    old_names, new_names = [_name(row) for row in before], [_name(row) for row in after]
    changes = Changes()
    for i, i_end, j, j_end in _unequal(old, new):
        same_name, others = _by_name(old_names[i:i_end], new_names[j:j_end])
        changes.changed += [(i + k, j + n) for k, n in same_name]
        for block in others:
            _pair(block, i, j, changes)
    _find_moved(old, new, changes)
    return changes


def _unequal(old: list[str], new: list[str]) -> Iterator[Block]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return (
        (i, i_end, j, j_end) for tag, i, i_end, j, j_end in matcher.get_opcodes() if tag != "equal"
    )


def _by_name(old: list[str], new: list[str]) -> tuple[list[tuple[int, int]], list[Block]]:
    """Return the pairs of rows with one name, and the blocks between them."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    pairs = [
        (block.a + k, block.b + k)
        for block in matcher.get_matching_blocks()
        for k in range(block.size)
    ]
    return pairs, list(_unequal(old, new))


def _pair(block: Block, old_offset: int, new_offset: int, changes: Changes) -> None:
    i, i_end, j, j_end = block
    both = min(i_end - i, j_end - j)
    place = old_offset + i + both
    changes.changed += [(old_offset + i + k, new_offset + j + k) for k in range(both)]
    changes.gone.update(range(place, old_offset + i_end))
    changes.arrived += [Arrival(place, new_offset + k) for k in range(j + both, j_end)]


def _find_moved(old: list[str], new: list[str], changes: Changes) -> None:
    places = {old[index]: index for index in sorted(changes.gone, reverse=True)}
    changes.arrived = [
        replace(arrival, old=places.pop(new[arrival.new], None)) for arrival in changes.arrived
    ]


def _name(row: Any) -> str:
    """Return what a row is called by: its first value (a header's name, an assertion's subject), or itself."""
    return canonical(next(iter(row.values())) if isinstance(row, dict) and row else row)
