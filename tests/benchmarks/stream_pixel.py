"""`stream-pixel`: from a chunk's arrival until it is painted, at 100 chunks a second, the window focused."""

from tests.benchmarks.figure import Figure, Plan
from tests.benchmarks.gemini_stream import PATH
from tests.benchmarks.processes import Starter, python
from tests.benchmarks.request_files import write_request
from tests.benchmarks.series import Goal, Judged, Series, Unit, percentile

CHUNKS, RATE = 400, 100


def measure(plan: Plan) -> tuple[Series, ...]:
    """Return each round's 99th percentile over all chunks."""
    start = Starter(plan.folder)
    server = python("tests.benchmarks.stream_server", "--chunks", CHUNKS, "--rate", RATE)
    with start.serving(server) as address:
        folder = plan.folder / "requests"
        write_request(folder, address + PATH)
        program = python("tests.benchmarks.programs.window", folder, CHUNKS)
        rounds = [start.told_by(program)["waits"] for _ in range(plan.rounds + 1)][1:]
    p99 = tuple(percentile(waits, 0.99) for waits in rounds)
    return (Series("stream-pixel: p99", Unit.MS, p99, (), Goal(33, Judged.OURS)),)


FIGURE = Figure("stream-pixel", measure)
