"""What was measured, and what a goal says about it."""

import pytest

from tests.benchmarks.series import Goal, Judged, Series, Spread, Unit, percentile, spread_of


def a_series(goal: Goal | None, floor: tuple[float, ...] = (10.0, 10.0, 20.0)) -> Series:
    return Series("figure", Unit.MS, (12.0, 18.0, 28.0), floor, goal)


def test_that_ratios_are_taken_within_a_round() -> None:
    assert a_series(Goal(2)).ratios == (1.2, 1.8, 1.4)


def test_that_a_median_stands_between_its_extremes() -> None:
    assert spread_of([3.0, 1.0, 2.0]) == Spread(2.0, 1.0, 3.0)


@pytest.mark.parametrize(("limit", "met"), [(1.4, True), (1.39, False)])
def test_that_the_median_ratio_is_held_against_the_goal(limit: float, met: bool) -> None:
    assert a_series(Goal(limit)).is_met is met


def test_that_a_goal_may_be_a_value_of_ours() -> None:
    series = a_series(Goal(18, Judged.OURS))
    assert series.judged == Spread(18.0, 12.0, 28.0)
    assert series.is_met


def test_that_a_goal_may_be_a_least_value() -> None:
    assert not a_series(Goal(1.5, at_least=True)).is_met
    assert a_series(Goal(1.3, at_least=True)).is_met


def test_that_nothing_is_met_or_missed_without_a_goal() -> None:
    assert a_series(None).is_met is None
    assert a_series(None).judged == Spread(1.4, 1.2, 1.8)
    assert a_series(None, floor=()).judged == Spread(18.0, 12.0, 28.0)


def test_that_a_percentile_is_one_of_the_values() -> None:
    values = [float(value) for value in range(100, 0, -1)]
    assert percentile(values, 0.99) == 99.0
    assert percentile(values, 1.0) == 100.0
    assert percentile([5.0], 0.99) == 5.0
