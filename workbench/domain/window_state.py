"""How the window was left: place, panes, layout, open tabs (ui.md 26)."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from workbench.domain.json_text import NotJson, parse_json, to_json
from workbench.domain.plain_values import plain_of, value_from

VERSION = 1


class Rect(NamedTuple):
    """A rectangle on the desktop, in logical pixels."""

    left: int
    top: int
    width: int
    height: int


class TabState(NamedTuple):
    """An open document by its place, the views at its front, and how its halves share the room.

    `caret` and `scroll` are of the body: the position of the cursor, and the first line in view.
    """

    root: str
    path: str
    preview: bool = False
    view: str = ""
    composer: str = ""
    split: tuple[int, ...] = ()
    caret: int = 0
    scroll: int = 0


class WindowState(NamedTuple):
    """Everything that the next start finds again; `front` is the position of the tab at the front.

    `side` is the key of the side panel, `layout` what the user chose, "" for by width; `both` the last choice with both halves. `folded` and `recent`
    are keys of tree rows and of choices of the palette, `key` is the API key that requests use, by its name. A state that was not `ended` is of a window that was killed.
    """

    place: Rect | None = None
    maximized: bool = False
    panel: bool = True
    panel_width: int = 0
    side: str = ""
    layout: str = ""
    both: str = ""
    roots: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    tabs: tuple[TabState, ...] = ()
    front: int = 0
    recent: tuple[str, ...] = ()
    key: str = ""
    ended: bool = True


def state_text(state: WindowState) -> str:
    """Return the text of the state's file."""
    return to_json({"version": VERSION, **plain_of(state)}, indent=2) + "\n"


def state_from(text: str) -> WindowState:
    """Read the state's file. Errors: ValueError where it holds none, or one of another version."""
    try:
        data: Any = parse_json(text)
    except NotJson as error:
        raise ValueError(str(error)) from error
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise ValueError("not a window's state of this version")
    return value_from(WindowState, data)


def fitted(rect: Rect, screens: Sequence[Rect]) -> Rect:
    """Return a rectangle moved and shrunk into the screen that shows most of it, the first where none does."""
    if not screens:
        return rect
    shown = [_overlap(rect, screen) for screen in screens]
    screen = screens[shown.index(max(shown))]
    width, height = min(rect.width, screen.width), min(rect.height, screen.height)
    left = min(max(rect.left, screen.left), screen.left + screen.width - width)
    top = min(max(rect.top, screen.top), screen.top + screen.height - height)
    return Rect(left, top, width, height)


def _overlap(rect: Rect, screen: Rect) -> int:
    """Return how much of a rectangle a screen shows."""
    width = _shared(rect.left, rect.width, screen.left, screen.width)
    return width * _shared(rect.top, rect.height, screen.top, screen.height)


def _shared(start: int, length: int, other: int, other_length: int) -> int:
    return max(0, min(start + length, other + other_length) - max(start, other))
