"""The table, as text, Markdown and JSON."""

import json

from tests.benchmarks.figure import Unmeasured
from tests.benchmarks.series import Goal, Judged, Series, Unit
from tests.benchmarks.table import json_value, markdown, text_table

FAST = Series("fast", Unit.MS, (1200.0, 1300.0), (1000.0, 1000.0), Goal(1.5))
LATE = Series("late", Unit.MS, (51.0,), (), Goal(50, Judged.OURS))
BUSY = Series("busy", Unit.PER_SECOND, (900.0,), (1000.0,), Goal(0.8, at_least=True))
ALONE = Series("alone", Unit.MB, (8.25,), (4.0,), None)
BROKEN = Unmeasured("broken", "a child\nended with 1")


def cells(row: Series | Unmeasured) -> list[str]:
    """Return the words of a row's line, columns apart."""
    line = text_table([row]).splitlines()[1]
    return [cell.strip() for cell in line.split("  ") if cell.strip()]


def test_that_a_ratio_is_shown_with_its_spread_and_goal() -> None:
    assert cells(FAST) == [*("fast", "1,250 ms", "1,000 ms", "1.25", "1.20–1.30", "≤ 1.5", "yes")]


def test_that_a_missed_value_stays_in_the_table() -> None:
    assert cells(LATE) == ["late", "51.0 ms", "–", "–", "51.0–51.0 ms", "≤ 50 ms", "no"]


def test_that_a_least_value_has_its_own_sign() -> None:
    assert cells(BUSY)[-2:] == ["≥ 0.8", "yes"]


def test_that_a_figure_without_a_goal_is_neither_met_nor_missed() -> None:
    assert cells(ALONE) == ["alone", "8.25 MB", "4.00 MB", "2.06", "2.06–2.06", "–", "–"]


def test_that_what_could_not_be_measured_says_why_on_one_line() -> None:
    assert text_table([BROKEN, FAST]).splitlines()[1] == (
        "broken  not measured: a child ended with 1"
    )


def test_that_columns_stand_below_one_another() -> None:
    lines = text_table([FAST, LATE, BUSY]).splitlines()
    assert (
        len(
            {
                line.index(cell) + len(cell)
                for line, cell in zip(lines, ("ours", "1,250 ms", "51.0 ms", "900 /s"), strict=True)
            }
        )
        == 1
    )


def test_that_markdown_has_the_facts_above_the_table() -> None:
    told = markdown([FAST], "cores 2").splitlines()
    assert told[0] == "cores 2"
    assert told[2].startswith("| figure | ours |")
    assert told[4].endswith("| ≤ 1.5 | yes |")


def test_that_json_holds_every_value() -> None:
    told = json.loads(json.dumps(json_value([FAST, ALONE, BROKEN], {"cores": 2})))
    assert told["machine"] == {"cores": 2}
    fast, alone, broken = told["figures"]
    assert fast["ours"] == [1200.0, 1300.0]
    assert fast["goal"] == {"limit": 1.5, "judged": "ratio", "at_least": False}
    assert alone["met"] is None
    assert broken == {"figure": "broken", "met": False, "trouble": "a child\nended with 1"}
