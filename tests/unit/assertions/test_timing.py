"""Times in milliseconds, compared with durations as people write them."""

import pytest

from tests.unit.assertions.evidence_builders import an_evidence, verdict_on
from workbench.assertions.kind import CannotJudge
from workbench.assertions.timing import milliseconds

SLOW = an_evidence(ttft_ms=1499.96, total_ms=2311.8)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (1500, 1500),
        (1.5, 1.5),
        ("1500 ms", 1500),
        ("1500ms", 1500),
        ("1500", 1500),
        ("1.5 s", 1500),
        ("1.1s", 1100),
        (" 2 s ", 2000),
        ([1, "1 s"], [1, 1000]),
    ],
)
def test_that_durations_are_read(written: object, value: object) -> None:
    assert milliseconds(written) == value


@pytest.mark.parametrize("written", ["", "fast", "1 min", "-5 ms", "1 S", True, None, {}, "٣ ms"])
def test_that_what_is_no_duration_is_refused(written: object) -> None:
    with pytest.raises(CannotJudge):
        milliseconds(written)


@pytest.mark.parametrize(
    ("check", "value", "passed"),
    [
        ("at most", "1500 ms", True),
        ("at most", "1.4 s", False),
        ("at least", 1000, True),
        ("between", ["1 s", 1500], True),
        ("is not", "1 s", True),
    ],
)
def test_that_times_are_compared(check: str, value: object, passed: bool) -> None:
    assert verdict_on(SLOW, "ttft", check, value=value).passed is passed


def test_that_a_verdict_shows_times_with_their_unit() -> None:
    verdict = verdict_on(SLOW, "total", "at most", value="1.5 s")
    assert (verdict.title, verdict.expected) == ("Total is at most 1.5 s", "at most 1.5 s")
    assert verdict.actual == "2311.8 ms"
    assert verdict_on(SLOW, "ttft", "at most", value=2000).expected == "at most 2000 ms"


def test_that_a_value_that_is_no_duration_fails() -> None:
    verdict = verdict_on(SLOW, "ttft", "at most", value="soon")
    assert (verdict.passed, verdict.actual.startswith('"soon" is no duration')) == (False, True)


def test_that_an_unknown_time_is_missing() -> None:
    assert "No content came" in verdict_on(an_evidence(), "ttft", "at most", value=1).actual
    assert "not known" in verdict_on(an_evidence(), "total", "at most", value=1).actual
