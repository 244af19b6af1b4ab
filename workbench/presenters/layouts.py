"""How the two halves of a request lie: side by side, stacked, or only one of them (ui.md 5.2)."""

from dataclasses import dataclass
from enum import StrEnum


class Layout(StrEnum):
    """The layouts, in the order that F9 goes through."""

    SIDE_BY_SIDE = "sideBySide"
    STACKED = "stacked"
    COMPOSER = "composerOnly"
    RESPONSE = "responseOnly"

    @property
    def shows_both(self) -> bool:
        """Whether composer and response are both in view."""
        return self in {Layout.SIDE_BY_SIDE, Layout.STACKED}


@dataclass(frozen=True, slots=True)
class LayoutChoice:
    """What the user chose, nothing at first: then the width decides. `both` is the last choice with both halves."""

    chosen: Layout | None = None
    both: Layout | None = None

    def choose(self, layout: Layout) -> "LayoutChoice":
        """Return the choice of a layout."""
        return LayoutChoice(layout, layout if layout.shows_both else self.both)

    def in_force(self, *, narrow: bool) -> Layout:
        """Return the layout that is shown."""
        return self.chosen or _by_width(narrow=narrow)

    def next(self, *, narrow: bool) -> "LayoutChoice":
        """Return the choice of the layout after the one shown, around the end."""
        layouts = list(Layout)
        at = layouts.index(self.in_force(narrow=narrow))
        return self.choose(layouts[(at + 1) % len(layouts)])

    def with_both(self) -> "LayoutChoice":
        """Return the choice that brings the other half back."""
        return LayoutChoice(self.both, self.both)


def layout_named(name: str) -> Layout | None:
    """Return a layout by the name that was saved, None for a name that is none."""
    return next((layout for layout in Layout if layout.value == name), None)


def _by_width(*, narrow: bool) -> Layout:
    return Layout.STACKED if narrow else Layout.SIDE_BY_SIDE
