"""`start-window`: from the start of the process to the first paint, beside a bare PySide6 window.

The first paint shows the bare frame. When tree and first request stand in it is shown, too, without a goal.
"""

from functools import partial

from tests.benchmarks.figure import Figure, Plan
from tests.benchmarks.processes import Starter, floor, python
from tests.benchmarks.series import Goal, Series, Unit
from tests.benchmarks.turns import in_turn

MORE_ROUNDS = 2
"""A start takes a fifth of a second and varies much; twice the rounds tell more."""

COMMAND = python("tests.benchmarks.programs.first_paint")


class Window:
    """The window, and when it was filled in each round, in milliseconds from the start."""

    def __init__(self, start: Starter) -> None:
        self._start = start
        self.filled: list[float] = []

    def first_paint(self) -> float:
        """Start it and return how long it took to its first paint."""
        ms, told = self._start.ms_until("first_paint", COMMAND)
        self.filled.append(ms + (told["filled"] - told["first_paint"]) * 1000)
        return ms


def measure(plan: Plan) -> tuple[Series, ...]:
    """Return milliseconds to the first paint, and to the filled window."""
    start = Starter(plan.folder)
    window = Window(start)
    ours, bare = in_turn(
        window.first_paint,
        partial(bare_paint, start),
        rounds=plan.rounds * MORE_ROUNDS,
    )
    filled = tuple(window.filled[1:])  # the first warmed the caches
    return (
        Series("start-window", Unit.MS, ours, bare, Goal(1.25)),
        Series("start-window: filled", Unit.MS, filled, bare, None),
    )


def bare_paint(start: Starter) -> float:
    """Return how long the bare window took to its first paint, in milliseconds."""
    return start.ms_until("first_paint", floor("bare_window"))[0]


FIGURE = Figure("start-window", measure)
