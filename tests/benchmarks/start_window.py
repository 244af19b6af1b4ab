"""`start-window`: from the start of the process to the first paint, beside a bare PySide6 window."""

from functools import partial

from tests.benchmarks.figure import Figure, Plan
from tests.benchmarks.processes import Starter, floor, python
from tests.benchmarks.series import Goal, Series, Unit
from tests.benchmarks.turns import in_turn

MORE_ROUNDS = 2
"""A start takes a fifth of a second and varies much; twice the rounds tell more."""


def measure(plan: Plan) -> tuple[Series, ...]:
    """Return milliseconds to the first paint."""
    start = Starter(plan.folder)
    ours, bare = in_turn(
        partial(first_paint, start, python("tests.benchmarks.programs.first_paint")),
        partial(first_paint, start, floor("bare_window")),
        rounds=plan.rounds * MORE_ROUNDS,
    )
    return (Series("start-window", Unit.MS, ours, bare, Goal(1.25)),)


def first_paint(start: Starter, command: list[str]) -> float:
    """Return how long a window took to its first paint, in milliseconds."""
    return start.ms_until("first_paint", command)[0]


FIGURE = Figure("start-window", measure)
