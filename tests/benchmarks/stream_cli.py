"""`stream-cli`: `send --json` of 10,000 chunks beside httpx, own framing, JSON parsed."""

from functools import partial

from tests.benchmarks.figure import CannotMeasure, Figure, Plan
from tests.benchmarks.gemini_stream import PATH, text_after
from tests.benchmarks.processes import Starter, floor, python
from tests.benchmarks.request_files import write_request
from tests.benchmarks.series import Goal, Series, Unit
from tests.benchmarks.turns import in_turn

CHUNKS = 10_000


def measure(plan: Plan) -> tuple[Series, ...]:
    """Return whole processes, start included."""
    start = Starter(plan.folder)
    with start.serving(python("tests.benchmarks.stream_server", "--chunks", CHUNKS)) as server:
        request = write_request(plan.folder, server + PATH)
        ours = python("workbench", "send", request, "--json")
        theirs = floor("httpx_stream", server + PATH)
        for command in (ours, theirs):
            check_answer(start.told_by(command))
        sent, floors = in_turn(
            partial(start.ms_of, ours), partial(start.ms_of, theirs), rounds=plan.rounds
        )
    return (Series("stream-cli", Unit.MS, sent, floors, Goal(1.6)),)


def check_answer(told: dict[str, object]) -> None:
    """See that a program read the whole answer. Errors: CannotMeasure."""
    if told["chunks"] != CHUNKS or told["text"] != text_after(CHUNKS):
        raise CannotMeasure(f"{told['chunks']} chunks arrived instead of {CHUNKS:,}")


FIGURE = Figure("stream-cli", measure)
