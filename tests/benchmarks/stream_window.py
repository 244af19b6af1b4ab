"""`stream-window`: 10,000 chunks received, folded and painted live in the window, beside reading them without one.

Ours is timed from the start of the process to the last paint of the answer. The floor and google-genai are whole
processes that only read the stream.
"""

from functools import partial

from tests.benchmarks.figure import Figure, Plan
from tests.benchmarks.gemini_stream import PATH
from tests.benchmarks.processes import Starter, floor, python
from tests.benchmarks.request_files import write_request
from tests.benchmarks.series import Goal, Judged, Series, Unit
from tests.benchmarks.stream_cli import CHUNKS, check_answer
from tests.benchmarks.turns import in_turn


class Window:
    """The window and its delays: milliseconds from the last byte to the last paint."""

    def __init__(self, start: Starter, command: list[str]) -> None:
        self._start = start
        self._command = command
        self.delays: list[float] = []

    def ms_to_last_paint(self) -> float:
        """Return how long after its start the window had painted everything."""
        ms, told = self._start.ms_until("last_paint", self._command)
        self.delays.append((told["last_paint"] - told["last_byte"]) * 1000)
        return ms


def measure(plan: Plan) -> tuple[Series, ...]:
    """Return the window beside the floor and beside google-genai, and its delay at the end."""
    start = Starter(plan.folder)
    with start.serving(python("tests.benchmarks.stream_server", "--chunks", CHUNKS)) as server:
        write_request(plan.folder / "requests", server + PATH)
        program = python("tests.benchmarks.programs.window", plan.folder / "requests", CHUNKS)
        window = Window(start, program)
        httpx = floor("httpx_stream", server + PATH)
        genai = floor("genai_stream", server)
        for command in (httpx, genai):
            check_answer(start.told_by(command))
        painted, read, peer = in_turn(
            window.ms_to_last_paint,
            partial(start.ms_of, httpx),
            partial(start.ms_of, genai),
            rounds=plan.rounds,
        )
    delays = tuple(window.delays[1:])  # the first warmed the caches
    return (
        Series("stream-window", Unit.MS, painted, read, Goal(2.0)),
        Series("stream-window: / google-genai", Unit.MS, painted, peer, Goal(0.5)),
        Series(
            "stream-window: last byte to last paint", Unit.MS, delays, (), Goal(100, Judged.OURS)
        ),
    )


FIGURE = Figure("stream-window", measure)
