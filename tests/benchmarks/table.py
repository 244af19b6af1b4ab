"""What was measured as a table for the terminal, as Markdown, and as JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from tests.benchmarks.figure import Unmeasured
from tests.benchmarks.series import Goal, Judged, Series, Spread, Unit, spread_of

Measured = Series | Unmeasured
HEADS = ("figure", "ours", "floor", "ratio", "spread", "goal", "met")
MISSING = "–"
WHOLE_FROM, TENTHS_FROM = 100, 10


def cells(measured: Measured) -> tuple[str, ...]:
    """Return one row of the table."""
    if isinstance(measured, Unmeasured):
        reason = " ".join(measured.reason.split())
        return (measured.name, f"not measured: {reason}", *[""] * (len(HEADS) - 3), "no")
    goal = measured.goal
    judges_ours = goal is not None and goal.judged is Judged.OURS
    unit = measured.unit if judges_ours or not measured.floor else None
    return (
        measured.name,
        shown(spread_of(measured.ours).middle, measured.unit),
        shown(spread_of(measured.floor).middle, measured.unit) if measured.floor else MISSING,
        shown(spread_of(measured.ratios).middle) if measured.floor else MISSING,
        spread_shown(measured.judged, unit),
        goal_shown(goal, unit) if goal else MISSING,
        {None: MISSING, True: "yes", False: "no"}[measured.is_met],
    )


def shown(value: float, unit: Unit | None = None) -> str:
    """Return a value with three digits or more, and its unit; a ratio has none."""
    return f"{digits(value)} {unit}" if unit else f"{value:.2f}"


def digits(value: float) -> str:
    """Return a number as it is told: whole from 100 on, with tenths from 10 on, else with hundredths."""
    places = 0 if value >= WHOLE_FROM else 1 if value >= TENTHS_FROM else 2
    return f"{value:,.{places}f}"


def spread_shown(spread: Spread, unit: Unit | None) -> str:
    """Return the extremes."""
    if unit is None:
        return f"{spread.low:.2f}–{spread.high:.2f}"
    return f"{digits(spread.low)}–{digits(spread.high)} {unit}"


def goal_shown(goal: Goal, unit: Unit | None) -> str:
    """Return a goal with its sign."""
    sign = "≥" if goal.at_least else "≤"
    return f"{sign} {goal.limit:g}" + (f" {unit}" if unit else "")


def text_table(rows: Sequence[Measured]) -> str:
    """Return the table with its columns aligned."""
    lines = [HEADS, *map(cells, rows)]
    full = [line for line in lines if not line[1].startswith("not measured")]
    widths = [max(map(len, column)) for column in zip(*full, strict=True)]
    widths[0] = max(len(line[0]) for line in lines)
    return "".join(_aligned(line, widths) + "\n" for line in lines)


def markdown(rows: Sequence[Measured], facts: str) -> str:
    """Return the table in Markdown, with the facts of the machine above it."""
    rule = ("---", *["---:"] * (len(HEADS) - 2), "---")
    lines = [HEADS, rule, *map(cells, rows)]
    return f"{facts}\n\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)


def json_value(rows: Sequence[Measured], facts: dict[str, Any]) -> dict[str, Any]:
    """Return everything that was measured, every value included."""
    return {"machine": facts, "figures": [_json_row(row) for row in rows]}


def _aligned(line: tuple[str, ...], widths: Sequence[int]) -> str:
    if line[1].startswith("not measured"):
        return f"{line[0]:<{widths[0]}}  {line[1]}"
    first, *rest = (
        f"{cell:<{width}}" if index in (0, len(HEADS) - 1) else f"{cell:>{width}}"
        for index, (cell, width) in enumerate(zip(line, widths, strict=True))
    )
    return "  ".join([first, *rest]).rstrip()


def _json_row(row: Measured) -> dict[str, Any]:
    if isinstance(row, Unmeasured):
        return {"figure": row.name, "met": False, "trouble": row.reason}
    judged = row.judged
    return {
        "figure": row.name,
        "unit": row.unit,
        "ours": list(row.ours),
        "floor": list(row.floor),
        "median": judged.middle,
        "min": judged.low,
        "max": judged.high,
        "goal": row.goal and asdict(row.goal),
        "met": row.is_met,
    }
