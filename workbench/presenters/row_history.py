"""Undo and redo of a table: a list of frozen rows for each change. Source: ui.md 8, Undo."""

from collections.abc import Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")


class RowHistory(Generic[Row]):
    """The rows as they are, and as they were before and after each change."""

    def __init__(self) -> None:
        self._now: tuple[Row, ...] = ()
        self._past: list[tuple[Row, ...]] = []
        self._future: list[tuple[Row, ...]] = []

    def begin(self, rows: Sequence[Row]) -> None:
        """Start with other rows; nothing is left to undo."""
        self._past.clear()
        self._future.clear()
        self._now = tuple(rows)

    def keep(self, rows: Sequence[Row]) -> None:
        """Remember a change; what was undone before it is gone."""
        self._past.append(self._now)
        self._future.clear()
        self._now = tuple(rows)

    def undo(self) -> tuple[Row, ...] | None:
        """Return the rows before the last change, None where there is none."""
        return self._step(self._past, self._future)

    def redo(self) -> tuple[Row, ...] | None:
        """Return the rows after the change that was undone last, None where there is none."""
        return self._step(self._future, self._past)

    def _step(
        self, source: list[tuple[Row, ...]], target: list[tuple[Row, ...]]
    ) -> tuple[Row, ...] | None:
        if not source:
            return None
        target.append(self._now)
        self._now = source.pop()
        return self._now
