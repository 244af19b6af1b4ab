"""`start-cli`: one request sent by the command line beside Python and httpx doing the same."""

from functools import partial

from tests.benchmarks.figure import Figure, Plan
from tests.benchmarks.gemini_stream import ONE_PATH
from tests.benchmarks.processes import Starter, floor, python
from tests.benchmarks.request_files import write_request
from tests.benchmarks.series import Goal, Series, Unit
from tests.benchmarks.turns import in_turn

CHUNKS = 8
GOAL = Goal(1.3)
MORE_ROUNDS = 2
"""A start takes a fifth of a second and varies much; twice the rounds tell more."""


def measure(plan: Plan) -> tuple[Series, ...]:
    """Return whole processes, start included: `send` and `run`."""
    start = Starter(plan.folder)
    with start.serving(python("tests.benchmarks.stream_server", "--chunks", CHUNKS)) as server:
        request = write_request(plan.folder, server + ONE_PATH)
        sends, runs, floors = in_turn(
            partial(start.ms_of, python("workbench", "send", request)),
            partial(start.ms_of, python("workbench", "run", request)),
            partial(start.ms_of, floor("httpx_one", server + ONE_PATH)),
            rounds=plan.rounds * MORE_ROUNDS,
        )
    return (
        Series("start-cli: send", Unit.MS, sends, floors, GOAL),
        Series("start-cli: run", Unit.MS, runs, floors, GOAL),
    )


FIGURE = Figure("start-cli", measure)
