"""A kept run in one line and as a JSON object."""

import pytest

from tests.history_entries import ROW
from workbench.presenters.history_rows import row_text, row_value


def test_that_a_line_tells_number_time_outcome_model_and_name() -> None:
    row = ROW._replace(number=7, failed=0, total_ms=2310.0)
    told = "7\t2026-11-24 14:06:00\t✓ 200\t2.31 s\tgemini-3.5-flash\tSay hello"
    assert row_text(row) == told


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"failed": 1, "verdicts": 3}, "✗ 200, 1 of 3 failed"),
        ({"failed": 0, "verdicts": 0, "status": 429, "ended": "failed"}, "✗ 429"),
        ({"failed": 0, "verdicts": 2, "status": 429, "ended": "failed"}, "✓ 429"),
        ({"failed": 0, "verdicts": 0, "ended": "cut off"}, "✗ 200, cut off"),
        ({"failed": 0, "verdicts": 0, "status": None, "ended": "failed"}, "✗ no answer"),
    ],
)
def test_that_the_outcome_is_told_as_the_run_command_does(
    changes: dict[str, object], outcome: str
) -> None:
    assert row_text(ROW._replace(**changes)).split("\t")[2] == outcome  # type: ignore[arg-type]  # fields by name


def test_that_the_object_has_every_fact_and_no_key_in_the_url() -> None:
    value = row_value(ROW._replace(number=7, url="https://x.dev/?key=abc"))
    assert (value["id"], value["failed"], value["mock"]) == (7, 1, False)
    assert "abc" not in value["request"]["url"]
