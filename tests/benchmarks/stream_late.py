"""`stream-late`: how late a 5 ms timer of the window's thread comes while 10,000 chunks flood in; at rest beside it."""

from collections.abc import Sequence

from tests.benchmarks.figure import Figure, Plan
from tests.benchmarks.gemini_stream import PATH
from tests.benchmarks.processes import Starter, python
from tests.benchmarks.request_files import write_request
from tests.benchmarks.series import Goal, Judged, Series, Unit, percentile
from tests.benchmarks.stream_cli import CHUNKS


def measure(plan: Plan) -> tuple[Series, ...]:
    """Return each round's 99th percentile and maximum, from the sending to the last paint."""
    start = Starter(plan.folder)
    with start.serving(python("tests.benchmarks.stream_server", "--chunks", CHUNKS)) as server:
        folder = plan.folder / "requests"
        write_request(folder, server + PATH)
        program = python("tests.benchmarks.programs.window", folder, CHUNKS, "--ticks")
        rounds = [start.told_by(program) for _ in range(plan.rounds + 1)][1:]
    streaming = [told["streaming"] for told in rounds]
    at_rest = [told["at_rest"] for told in rounds]
    return (
        Series("stream-late: p99", Unit.MS, _p99(streaming), _p99(at_rest), _goal(16)),
        Series("stream-late: max", Unit.MS, _most(streaming), _most(at_rest), _goal(50)),
    )


def _p99(rounds: Sequence[Sequence[float]]) -> tuple[float, ...]:
    return tuple(percentile(ticks, 0.99) for ticks in rounds)


def _most(rounds: Sequence[Sequence[float]]) -> tuple[float, ...]:
    return tuple(max(ticks) for ticks in rounds)


def _goal(limit: float) -> Goal:
    return Goal(limit, Judged.OURS)


FIGURE = Figure("stream-late", measure)
