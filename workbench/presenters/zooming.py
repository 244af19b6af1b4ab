"""How large a picture is looked at: steps, bounds, and the scale at which all of it is in sight."""

from typing import Final

STEP: Final = 1.25
LEAST, MOST = 0.05, 16.0
"""The smallest and the largest scale; 1 shows a pixel of the picture as one of the screen."""


def stepped(scale: float, steps: float) -> float:
    """Return the scale some steps larger, smaller where negative, within bounds; whole size is never stepped over."""
    wanted: float = scale * STEP**steps
    if scale < 1 < wanted or wanted < 1 < scale:
        return 1.0
    return min(max(wanted, LEAST), MOST)


def fitting(size: tuple[int, int], room: tuple[int, int]) -> float:
    """Return the scale at which all of a picture is in sight; a small one stays as it is."""
    width, height = size
    if width <= 0 or height <= 0:
        return 1.0
    return min(max(min(room[0] / width, room[1] / height), LEAST), 1.0)


def kept_in_place(scroll: int, pointer: int, before: float, after: float) -> int:
    """Return the scroll value at which what is under the pointer stays there; both in screen pixels."""
    return round((scroll + pointer) * after / before - pointer)
