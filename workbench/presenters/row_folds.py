"""Which rows of an answer are folded away: the blocks of thoughts below their line, until it is unfolded."""

from collections.abc import Iterator

from workbench.presenters.merged_blocks import Row, ThoughtsRow
from workbench.presenters.text_blocks import TextBlock


class RowFolds:
    """Rows by their index, in the order in which they come."""

    def __init__(self) -> None:
        self._unfolded: set[int] = set()
        self._lines: dict[int, int] = {}  # row of a thought block: row of its thoughts line
        self._line = -1

    def add(self, index: int, row: Row) -> None:
        """Take in the next row."""
        if isinstance(row, ThoughtsRow):
            self._line = index
        elif isinstance(row, TextBlock) and row.thought:
            self._lines[index] = self._line

    def holds(self, index: int) -> bool:
        """Whether a row can be folded away."""
        return index in self._lines

    def is_hidden(self, index: int) -> bool:
        """Whether a row is folded away now."""
        line = self._lines.get(index)
        return line is not None and line not in self._unfolded

    def is_unfolded(self, line: int) -> bool:
        """Whether the thoughts below a line are unfolded."""
        return line in self._unfolded

    def toggle(self, line: int) -> Iterator[int]:
        """Fold or unfold what is below a line; yield the rows."""
        self._unfolded ^= {line}
        return (index for index, own in self._lines.items() if own == line)
