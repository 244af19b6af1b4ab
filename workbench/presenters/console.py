"""What the command line says of a run on standard error, as plain lines with a meaning for colour."""

from collections.abc import Iterator, Sequence
from typing import Any

from workbench.domain.assertion import Verdict
from workbench.domain.json_text import compact_json
from workbench.domain.run import Run
from workbench.gemini.failure import Failure
from workbench.gemini.reading import Reading
from workbench.presenters import figures
from workbench.presenters.lines import Line, Tone

_BAR_WIDTH = 20


def notice_lines(notices: tuple[str, ...]) -> Iterator[Line]:
    """Yield what is to be known before the answer."""
    return (Line(f"! {notice}", Tone.WARNING) for notice in notices)


def outcome_lines(run: Run, reading: Reading, verdicts: tuple[Verdict, ...]) -> Iterator[Line]:
    """Yield the failure if there is one, the verdicts, failed ones first, and the numbers."""
    yield from call_lines(reading.response.function_calls)
    if reading.failure is not None:
        yield from failure_lines(reading.failure)
    for verdict in sorted(verdicts, key=_order):
        yield from verdict_lines(verdict)
    yield numbers_line(run, reading)


def progress_bar(done: int, total: int, name: str) -> str:
    """Return how many runs are done and which is under way: `[######              ] 3/10  Say hello`."""
    filled = _BAR_WIDTH * done // max(total, 1)
    return f"[{'#' * filled:{_BAR_WIDTH}}] {done}/{total}  {name}"


def call_lines(calls: Sequence[dict[str, Any]]) -> Iterator[Line]:
    """Yield one line for each function call: `→ get_weather(city="Singapore")`."""
    for call in calls:
        args = ", ".join(f"{name}={compact_json(value)}" for name, value in call["args"].items())
        yield Line(f"→ {call['name']}({args})")


def failure_lines(failure: Failure) -> Iterator[Line]:
    """Yield what happened, why, what to do, and the server's own words."""
    yield Line(f"✗ {failure.title}", Tone.BAD)
    yield from (Line(f"  {line}") for line in failure.explanation.splitlines())
    if failure.message and failure.message != failure.explanation:
        yield from (Line(f"  {line}", Tone.QUIET) for line in failure.message.splitlines())
    if failure.retry_after_s is not None:
        yield Line(f"  Wait {failure.retry_after_s:g} s before trying again.")


def verdict_lines(verdict: Verdict) -> Iterator[Line]:
    """Yield one line for what passed, and what was expected and found for what failed."""
    if verdict.skipped:
        yield Line(f"- {verdict.title} (disabled)", Tone.QUIET)
    elif verdict.passed:
        yield Line(f"✓ {verdict.title}", Tone.GOOD)
    else:
        yield Line(f"✗ {verdict.title}", Tone.BAD)
        if verdict.pointer is not None:
            yield Line(f"    at       {verdict.pointer or 'the whole value'}")
        yield Line(f"    expected {verdict.expected}")
        yield from _actual_lines(verdict.actual)


def numbers_line(run: Run, reading: Reading) -> Line:
    """Return status, how it ended and the figures, in one line."""
    finish = reading.response.finish_reason or reading.response.block_reason
    parts = (
        str(run.status) if run.status is not None else "no answer",
        reading.ended if finish in (None, "STOP") else f"{reading.ended}, {finish}",
        f"total {figures.seconds(run.total_ms)}",
        f"TTFT {figures.seconds(reading.ttft_ms)}",
        figures.plural(reading.chunk_count, "chunk"),
        f"tokens {figures.tokens_of(reading.response.usage)}",
    )
    return Line(" · ".join(parts), Tone.QUIET)


def _actual_lines(actual: str) -> Iterator[Line]:
    first, *rest = actual.splitlines() or [""]
    yield Line(f"    actual   {first}")
    yield from (Line(f"             {line}") for line in rest)


def _order(verdict: Verdict) -> int:
    if verdict.skipped:
        return 2
    return 1 if verdict.passed else 0
