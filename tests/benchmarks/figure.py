"""A figure that can be measured, and how much of it is to be done."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.series import Series

PAIRS, QUICK_PAIRS = 7, 3


@dataclass(frozen=True, slots=True)
class Plan:
    """How many rounds to measure, and an empty folder for the figure's own files."""

    rounds: int
    folder: Path


Measure = Callable[[Plan], tuple[Series, ...]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A name of performance.md, section 2 or 3, and the function that measures it."""

    name: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """A figure that could not be taken, and why."""

    name: str
    reason: str


class CannotMeasure(Exception):
    """What was to be measured did not do its work; the text says what happened."""
