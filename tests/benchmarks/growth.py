"""`growth`: what a thousand chunks cost when a million came before them, beside a thousand; and the memory held."""

from tests.benchmarks.figure import Figure, Plan
from tests.benchmarks.processes import Starter, python
from tests.benchmarks.series import Goal, Series, Unit

FEW, MANY = 1_000, 1_000_000
MORE_ROUNDS = 5
"""A round takes some 30 ms."""


def measure(plan: Plan) -> tuple[Series, ...]:
    """Return the cost in milliseconds, and megabytes held beside those received."""
    rounds = plan.rounds * MORE_ROUNDS
    program = python("tests.benchmarks.programs.growth", MANY, rounds)
    told = Starter(plan.folder).told_by(program)
    held, received = (told["held_mb"],), (told["body_mb"],)
    many, few = tuple(told["many"]), tuple(told["few"])
    return (
        Series("growth: 1,000 chunks at 1,000,000 / at 1,000", Unit.MS, many, few, Goal(1.3)),
        Series("growth: memory at 1,000,000 / body", Unit.MB, held, received, Goal(0.5)),
    )


FIGURE = Figure("growth", measure)
