"""Edits of the selected rows of a table: the rows after it, and which of them are selected then."""

from collections.abc import Sequence
from typing import TypeVar

Row = TypeVar("Row")
Edited = tuple[tuple[Row, ...], tuple[int, ...]]


def without(rows: Sequence[Row], chosen: Sequence[int]) -> Edited[Row]:
    """Take the chosen rows away; the row that follows them is chosen then."""
    kept = tuple(row for at, row in enumerate(rows) if at not in chosen)
    if not chosen or not kept:
        return kept, ()
    return kept, (min(chosen[0], len(kept) - 1),)


def duplicated(rows: Sequence[Row], chosen: Sequence[int]) -> Edited[Row]:
    """Repeat the chosen rows below the last of them."""
    if not chosen:
        return tuple(rows), ()
    at = chosen[-1] + 1
    copies = [rows[number] for number in chosen]
    return (*rows[:at], *copies, *rows[at:]), tuple(range(at, at + len(copies)))


def moved(rows: Sequence[Row], chosen: Sequence[int], by: int) -> Edited[Row]:
    """Move the chosen rows by one, -1 or 1; at the end of the table they stay."""
    ordered = sorted(chosen, reverse=by > 0)
    if not ordered or not 0 <= ordered[0] + by < len(rows):
        return tuple(rows), tuple(chosen)
    after = list(rows)
    for at in ordered:
        after[at], after[at + by] = after[at + by], after[at]
    return tuple(after), tuple(at + by for at in chosen)
