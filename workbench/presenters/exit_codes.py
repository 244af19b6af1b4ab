"""The exit code of `send`, `run` and `check` (command-line.md, Exit codes)."""

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the codes themselves stand alone, so that the window starts without the rest
    from workbench.domain.assertion import Assertion, Verdict
    from workbench.domain.run import Run
    from workbench.gemini.reading import Reading


class ExitCode(IntEnum):
    """What a command ends with."""

    PASSED = 0
    ASSERTION_FAILED = 1
    WRONG_INPUT = 2
    RUN_FAILED = 3
    INTERRUPTED = 130


_FIRST_ERROR = 400
_GOOD = range(200, 300)
_GRAVITY = (
    ExitCode.PASSED,
    ExitCode.ASSERTION_FAILED,
    ExitCode.RUN_FAILED,
    ExitCode.INTERRUPTED,
)


def exit_code_of(
    run: "Run",
    reading: "Reading",
    assertions: "Iterable[Assertion]",
    verdicts: "Iterable[Verdict]",
) -> ExitCode:
    """Return the code of one run: its own trouble unless an assertion judges just that."""
    if reading.ended == "cancelled":
        return ExitCode.INTERRUPTED
    judged = {assertion.what for assertion in assertions if assertion.enabled}
    if _has_trouble(run, reading) and not _is_judged(run, judged):
        return ExitCode.RUN_FAILED
    failed = any(not verdict.passed and not verdict.skipped for verdict in verdicts)
    return ExitCode.ASSERTION_FAILED if failed else ExitCode.PASSED


def gravest(codes: Iterable[ExitCode]) -> ExitCode:
    """Return the gravest code of several runs: 130, 3, 1, 0."""
    return max(codes, key=_GRAVITY.index, default=ExitCode.PASSED)


def _has_trouble(run: "Run", reading: "Reading") -> bool:
    return reading.ended in ("failed", "cut off") or (run.status or 0) >= _FIRST_ERROR


def _is_judged(run: "Run", judged: set[str]) -> bool:
    by_status = run.status is not None and run.status not in _GOOD
    return "ended" in judged or (by_status and "status" in judged)
