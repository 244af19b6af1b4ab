"""`history-add`: keep a run of 1,000 chunks beside one SQLite commit of its bytes, and in a history of 100,000 runs.

`history-search`: the first page of a search over these, beside the bare FTS5 query for its numbers.
"""

from tests.benchmarks.figure import Figure, Plan
from tests.benchmarks.processes import Starter, python
from tests.benchmarks.series import Goal, Series, Unit

FEW, MANY = 1_000, 100_000
MORE_ROUNDS = 5
"""A round takes some 50 ms, and a disk has moods."""


def measure(plan: Plan) -> tuple[Series, ...]:
    """Return milliseconds of one run kept, and of one search."""
    rounds = plan.rounds * MORE_ROUNDS
    program = python("tests.benchmarks.programs.history", plan.folder, FEW, MANY, rounds)
    told = {name: tuple(taken) for name, taken in Starter(plan.folder).told_by(program).items()}
    few, many = told["few"], told["many"]
    return (
        Series("history-add", Unit.MS, few, told["floor"], Goal(1.5)),
        Series("history-add: at 100,000 runs / at 1,000", Unit.MS, many, few, Goal(1.3)),
        Series("history-search", Unit.MS, told["search"], told["bare search"], Goal(3.0)),
    )


FIGURE = Figure("history", measure)
