"""Where rows of different heights stand in a long column: a row's top, and the row at a place.

Rows are added at the end, where measuring happens while an answer streams, so bringing the tops up to date is cheap
there; a change near the beginning costs one pass over the rows behind it, once.
"""

from bisect import bisect_right
from itertools import accumulate


class RowHeights:
    """Heights and the gaps above them, in pixels. A row of no height is hidden and has no gap."""

    def __init__(self, margin: int = 0) -> None:
        self._margin = margin
        self._heights: list[int] = []
        self._gaps: list[int] = []
        self._ends = [0]
        self._sound = 0  # so many ends are right

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> int:
        return self._heights[index]

    @property
    def total(self) -> int:
        """The height of the column with its margins."""
        self._settle()
        return self._ends[-1] + 2 * self._margin

    def add(self, height: int, gap: int) -> None:
        """Add a row at the end."""
        self._heights.append(height)
        self._gaps.append(gap)

    def set(self, index: int, height: int) -> bool:
        """Change a height; False when it was that already."""
        if self._heights[index] == height:
            return False
        self._heights[index] = height
        self._sound = min(self._sound, index)
        return True

    def top(self, index: int) -> int:
        """Return where a row begins."""
        self._settle()
        gap = self._gaps[index] if self._heights[index] else 0
        return self._margin + self._ends[index] + gap

    def bottom(self, index: int) -> int:
        """Return where a row ends, without the margin above the column."""
        self._settle()
        return self._ends[index + 1]

    def at(self, y: int) -> int:
        """Return the row at a place, the nearest where there is none; -1 without rows."""
        self._settle()
        return min(bisect_right(self._ends, max(y - self._margin, 0)), len(self._heights)) - 1

    def _settle(self) -> None:
        if self._sound == len(self._heights):
            return
        sound = self._sound
        del self._ends[sound + 1 :]
        heights, gaps = self._heights[sound:], self._gaps[sound:]
        steps = [height and height + gap for height, gap in zip(heights, gaps, strict=True)]
        self._ends += list(accumulate(steps, initial=self._ends[sound]))[1:]
        self._sound = len(self._heights)
