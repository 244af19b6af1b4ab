"""A run's trouble gives 3 unless an assertion judges just that; then its verdict counts."""

import pytest

from tests.builders import a_run, a_stream, an_error
from workbench.domain.assertion import Assertion, Verdict
from workbench.domain.run import CANCELLED, Cause, Run, TransportEnd
from workbench.gemini.reading import read_run
from workbench.presenters.exit_codes import ExitCode, exit_code_of, gravest

GOOD = a_run(a_stream("Hello"))
REFUSED = a_run(an_error(429), status=429)
CUT = a_run(a_stream("Hello", finish=None))
UNREACHED = a_run(status=None, end=TransportEnd(clean=False, cause=Cause.REFUSED, host="h"))
STOPPED = a_run(a_stream("Hello", finish=None), end=CANCELLED)


def code(run: Run, *judged: tuple[str, bool]) -> ExitCode:
    assertions = [Assertion(what, "is") for what, _ in judged]
    verdicts = [Verdict("", what, "is", passed) for what, passed in judged]
    return exit_code_of(run, read_run(run), assertions, verdicts)


@pytest.mark.parametrize(
    ("run", "judged", "expected"),
    [
        (GOOD, (), ExitCode.PASSED),
        (GOOD, (("text", True),), ExitCode.PASSED),
        (GOOD, (("text", False),), ExitCode.ASSERTION_FAILED),
        (REFUSED, (), ExitCode.RUN_FAILED),
        (REFUSED, (("text", False),), ExitCode.RUN_FAILED),
        (REFUSED, (("status", True),), ExitCode.PASSED),
        (REFUSED, (("status", False),), ExitCode.ASSERTION_FAILED),
        (REFUSED, (("ended", True),), ExitCode.PASSED),
        (CUT, (("status", True),), ExitCode.RUN_FAILED),
        (CUT, (("ended", True),), ExitCode.PASSED),
        (UNREACHED, (("status", False),), ExitCode.RUN_FAILED),
        (UNREACHED, (("ended", True),), ExitCode.PASSED),
        (STOPPED, (("ended", True),), ExitCode.INTERRUPTED),
    ],
)
def test_that_a_run_gives_the_code_of_its_trouble(
    run: Run, judged: tuple[tuple[str, bool], ...], expected: ExitCode
) -> None:
    assert code(run, *judged) is expected


def test_that_a_disabled_assertion_covers_nothing() -> None:
    off = Assertion("status", "is", enabled=False)
    skipped = Verdict("", "status", "is", passed=False, skipped=True)
    assert exit_code_of(REFUSED, read_run(REFUSED), [off], [skipped]) is ExitCode.RUN_FAILED


def test_that_the_gravest_of_several_counts() -> None:
    assert gravest([ExitCode.ASSERTION_FAILED, ExitCode.RUN_FAILED]) is ExitCode.RUN_FAILED
    assert gravest([ExitCode.INTERRUPTED, ExitCode.RUN_FAILED]) is ExitCode.INTERRUPTED
    assert gravest([]) is ExitCode.PASSED
