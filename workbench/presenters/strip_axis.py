"""The stream strip's time axis: moments to pixels, round marks, the chunk nearest to a pixel."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000)
_MARK_ROOM = 60  # pixels that one mark needs
_SHORTEST = 50.0  # milliseconds that the axis shows at least
_SECOND = 1_000


class Axis(NamedTuple):
    """Maps 0 to `end` milliseconds onto `width` pixels; `marks` are moments with their labels."""

    end: float
    width: int
    marks: tuple[tuple[float, str], ...]

    def x(self, at: float) -> int:
        """Return the pixel of a moment."""
        return round(min(max(at, 0.0), self.end) * self.width / self.end)

    def chunk_near(self, times: Sequence[float], x: int) -> int:
        """Return the index of the chunk whose time is nearest to a pixel; -1 without chunks."""
        at = x * self.end / self.width
        after = bisect_left(times, at)
        if after and (after == len(times) or at - times[after - 1] <= times[after] - at):
            return after - 1
        return min(after, len(times) - 1)


def axis_for(end_ms: float, width: int) -> Axis:
    """Return an axis that shows up to a moment, with as many round marks as have room."""
    end = max(end_ms, _SHORTEST)
    most = max(width // _MARK_ROOM, 1)
    step = next((step for step in _STEPS if end / step <= most), 0)
    if not step:
        minutes = -(-end // (_STEPS[-1] * most))
        step = int(minutes) * _STEPS[-1]
    marks = tuple((at, _label(at)) for at in range(0, int(end) + 1, step))
    return Axis(end, width, marks)


def _label(at: int) -> str:
    return f"{at / _SECOND:g} s"
