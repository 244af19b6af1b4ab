"""Widgets for the rows of an answer, used again while the view scrolls: making one costs more than filling it."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, Protocol

from PySide6.QtWidgets import QWidget

from workbench.presenters.merged_blocks import Row
from workbench.presenters.text_blocks import TextBlock

KEPT: Final = 48
"""Widgets of one kind that wait to be used again."""

Make = Callable[[Row], QWidget]


class BlockWidget(Protocol):
    """What stands for a row on screen."""

    def show_row(self, row: Row) -> None:
        """Show a row, or what is new in it."""
        ...

    def height_at(self, width: int) -> int:
        """Return the height it needs at a width."""
        ...

    def recolor(self) -> None:
        """Take on the colours of another theme."""
        ...


def as_block(widget: QWidget) -> BlockWidget:
    """Return a widget as what every maker makes."""
    return widget  # type: ignore[return-value]  # a QWidget that has these methods


class BlockPool:
    """Makes widgets and keeps some of those for text, which come in great numbers."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self._spare: dict[bool, list[QWidget]] = {False: [], True: []}  # by whether for code

    def take(self, row: Row, parent: QWidget) -> QWidget:
        """Return a widget that shows a row, a child of `parent`."""
        spare = self._spare[row.code] if isinstance(row, TextBlock) else []
        widget = spare.pop() if spare else self._make(row)
        widget.setParent(parent)
        as_block(widget).show_row(row)
        return widget

    def give_back(self, row: Row, widget: QWidget) -> None:
        """Take back the widget of a row that is far from the screen."""
        widget.hide()
        if isinstance(row, TextBlock) and len(self._spare[row.code]) < KEPT:
            self._spare[row.code].append(widget)
        else:
            widget.deleteLater()

    def spare(self) -> Iterator[QWidget]:
        """Yield the widgets that wait."""
        return chain(*self._spare.values())
