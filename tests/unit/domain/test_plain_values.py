"""Frozen values as plain data: nothing is lost, and nothing of another type comes in."""

from dataclasses import dataclass
from typing import Any

import pytest

from workbench.domain.plain_values import plain_of, value_from


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    on: bool = True
    weight: float | None = None
    value: Any = "none"


@dataclass(frozen=True, slots=True)
class Tree:
    leaves: tuple[Leaf, ...] = ()
    count: int = 0
    top: Leaf | None = None


FULL = Tree((Leaf("a", on=False, weight=1.5), Leaf("b", value={"x": [None]})), 2, Leaf("c"))


def test_that_a_value_comes_back_as_it_was() -> None:
    assert value_from(Tree, plain_of(FULL)) == FULL


def test_that_defaults_are_left_out() -> None:
    assert plain_of(Tree((Leaf("a"),))) == {"leaves": [{"name": "a"}]}
    assert value_from(Tree, {}) == Tree()


def test_that_a_whole_number_may_stand_for_a_fraction() -> None:
    assert value_from(Leaf, {"name": "a", "weight": 2}).weight == 2


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {"count": "2"},
        {"count": True},
        {"leaves": {}},
        {"leaves": [{}]},
        {"leaves": [{"name": 1}]},
        {"top": {"name": "a", "weight": "x"}},
        {"top": {"name": "a", "on": 1}},
    ],
)
def test_that_data_of_another_shape_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match=r"expected|missing|types"):
        value_from(Tree, data)
