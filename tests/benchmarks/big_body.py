"""`big-body`: a key press in a large body until its glyph is painted, beside a bare QPlainTextEdit with the same text.

The body of 1 MB stands in lines, and once more on one line; the one of 20 MB in lines.
"""

from tests.benchmarks.figure import Figure, Plan
from tests.benchmarks.processes import Starter, python
from tests.benchmarks.series import Goal, Judged, Series, Unit

MB = 1_000_000
MORE_ROUNDS = 3
"""A press takes a few milliseconds; putting the body in takes longer."""

CASES = (
    ("big-body: 1 MB", "lines", MB),
    ("big-body: 1 MB on one line", "line", MB),
    ("big-body: 20 MB", "lines", 20 * MB),
)
TURN = "big-body: 20 MB, longest turn while it is put in"
PROMISED = Goal(16, Judged.OURS)


def measure(plan: Plan) -> tuple[Series, ...]:
    """Return milliseconds of key presses, and of the longest turn in which 20 MB were put in."""
    start = Starter(plan.folder)
    found: list[Series] = []
    longest = 0.0
    for name, spelled, characters in CASES:
        rounds = plan.rounds * MORE_ROUNDS
        program = python("tests.benchmarks.programs.big_body", spelled, characters, rounds)
        told = start.told_by(program)
        taken = tuple(told["ours"]), tuple(told["floor"])
        found.append(Series(name, Unit.MS, *taken, PROMISED))
        longest = told["longest"]
    found.append(Series(TURN, Unit.MS, (longest,), (), None))
    return tuple(found)


FIGURE = Figure("big-body", measure)
