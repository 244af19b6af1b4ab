"""`stream-late`: how late a 5 ms timer of the window's thread comes while 10,000 chunks flood in; at rest beside it.

A flood is over after some 60 ticks, of which the 99th percentile is the latest; so the percentile is taken over the
ticks of all rounds together, the maximum of each.
"""

from tests.benchmarks.figure import Figure, Plan
from tests.benchmarks.gemini_stream import PATH
from tests.benchmarks.processes import Starter, python
from tests.benchmarks.request_files import write_request
from tests.benchmarks.series import Goal, Judged, Series, Unit, percentile
from tests.benchmarks.stream_cli import CHUNKS

MORE_ROUNDS = 2


def measure(plan: Plan) -> tuple[Series, ...]:
    """Return the lateness of ticks from the sending to the last paint, and at rest before it."""
    start = Starter(plan.folder)
    with start.serving(python("tests.benchmarks.stream_server", "--chunks", CHUNKS)) as server:
        folder = plan.folder / "requests"
        write_request(folder, server + PATH)
        program = python("tests.benchmarks.programs.window", folder, CHUNKS, "--ticks")
        rounds = plan.rounds * MORE_ROUNDS
        told = [start.told_by(program) for _ in range(rounds + 1)][1:]
    streaming, at_rest = ([one[name] for one in told] for name in ("streaming", "at_rest"))
    return (
        Series("stream-late: p99", Unit.MS, _p99(streaming), _p99(at_rest), _goal(16)),
        Series("stream-late: max", Unit.MS, _most(streaming), _most(at_rest), _goal(50)),
    )


def _p99(rounds: list[list[float]]) -> tuple[float, ...]:
    return (percentile([tick for ticks in rounds for tick in ticks], 0.99),)


def _most(rounds: list[list[float]]) -> tuple[float, ...]:
    return tuple(max(ticks) for ticks in rounds)


def _goal(limit: float) -> Goal:
    return Goal(limit, Judged.OURS)


FIGURE = Figure("stream-late", measure)
