"""What was measured of one thing, ours and its floor, and what the goal says about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median


class Unit(StrEnum):
    """What a value is in."""

    MS = "ms"
    PER_SECOND = "/s"
    MB = "MB"


class Judged(StrEnum):
    """What a goal is about: ours divided by the floor, or ours alone."""

    RATIO = "ratio"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Goal:
    """A limit to stay below, or above with `at_least`."""

    limit: float
    judged: Judged = Judged.RATIO
    at_least: bool = False

    def is_met_by(self, value: float) -> bool:
        """Return whether a value keeps to the limit."""
        return value >= self.limit if self.at_least else value <= self.limit


@dataclass(frozen=True, slots=True)
class Spread:
    """A median between its extremes."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one thing taken in turn: `ours[i]` and `floor[i]` are of the same round; a floor may be missing."""

    name: str
    unit: Unit
    ours: tuple[float, ...]
    floor: tuple[float, ...]
    goal: Goal | None
    """None: shown beside a figure to tell more about it."""

    @property
    def ratios(self) -> tuple[float, ...]:
        """Ours divided by the floor of the same round."""
        return tuple(ours / floor for ours, floor in zip(self.ours, self.floor, strict=False))

    @property
    def judged(self) -> Spread:
        """The spread of what the goal is about; without one, of the ratios."""
        judges_ours = self.goal is not None and self.goal.judged is Judged.OURS
        return spread_of(self.ratios if self.floor and not judges_ours else self.ours)

    @property
    def is_met(self) -> bool | None:
        """Whether the median keeps to the goal; None without one."""
        return None if self.goal is None else self.goal.is_met_by(self.judged.middle)


def spread_of(values: Sequence[float]) -> Spread:
    """Return median, minimum and maximum of at least one value."""
    return Spread(median(values), min(values), max(values))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that a share (0 to 1) of the values does not exceed (nearest rank)."""
    ordered = sorted(values)
    rank = -(-len(ordered) * share // 1)  # rounded up
    return ordered[max(0, int(rank) - 1)]
