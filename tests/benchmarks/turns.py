"""Things measured in turn, so that what else the machine does befalls all of them alike."""

import time
from collections.abc import Callable

Take = Callable[[], float]

MOST_SECONDS = 75.0
"""A slow machine gets fewer rounds, so that a figure stays under 90 s; never fewer than three."""

FEWEST_ROUNDS = 3


def in_turn(
    *takes: Take, rounds: int, clock: Callable[[], float] = time.monotonic
) -> tuple[tuple[float, ...], ...]:
    """Return the values of each: A B A B …, after one round that warms caches and is not counted."""
    started = clock()
    for take in takes:
        take()
    values: list[list[float]] = [[] for _ in takes]
    for done in range(rounds):
        spent = clock() - started
        if done >= FEWEST_ROUNDS and spent + spent / (done + 1) > MOST_SECONDS:
            break
        for take, taken in zip(takes, values, strict=True):
            taken.append(take())
    return tuple(tuple(taken) for taken in values)
