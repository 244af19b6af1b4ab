"""`judge`: 20 `matches schema` assertions on an answer of 200 parts, beside json.loads and 20 validations.

Ours begins with a run that was read as it arrived and with the texts of its schemas; one trip to the worker process
brings the verdicts. The floor has the answer's text, and holds its validators ready as the worker does.
"""

from tests.benchmarks.figure import Figure, Plan
from tests.benchmarks.processes import Starter, python
from tests.benchmarks.schema_case import write_schemas
from tests.benchmarks.series import Goal, Series, Unit

MORE_ROUNDS = 5
"""A round takes some 20 ms."""


def measure(plan: Plan) -> tuple[Series, ...]:
    """Return milliseconds of one judging."""
    write_schemas(plan.folder)
    rounds = plan.rounds * MORE_ROUNDS
    program = python("tests.benchmarks.programs.judge", plan.folder, rounds)
    told = Starter(plan.folder).told_by(program)
    return (Series("judge", Unit.MS, tuple(told["ours"]), tuple(told["floor"]), Goal(2.0)),)


FIGURE = Figure("judge", measure)
