"""Things measured in turn."""

import itertools
from collections.abc import Callable

from tests.benchmarks.turns import FEWEST_ROUNDS, MOST_SECONDS, in_turn


def taking(order: list[str], name: str) -> Callable[[], float]:
    """Return a measurement that notes its name and gives the number of its turn."""

    def take() -> float:
        order.append(name)
        return float(order.count(name))

    return take


def test_that_one_comes_after_the_other_and_the_first_round_does_not_count() -> None:
    order: list[str] = []
    values = in_turn(taking(order, "A"), taking(order, "B"), rounds=2)
    assert order == ["A", "B"] * 3
    assert values == ((2.0, 3.0), (2.0, 3.0))


def test_that_a_slow_machine_gets_fewer_rounds_but_never_fewer_than_three() -> None:
    clock = itertools.count(0, MOST_SECONDS)
    values = in_turn(taking([], "A"), rounds=7, clock=lambda: float(next(clock)))
    assert len(values[0]) == FEWEST_ROUNDS
