"""Edits of the selected rows of a table."""

import pytest

from workbench.presenters.row_edits import duplicated, moved, without


@pytest.mark.parametrize(
    ("chosen", "rows", "left"),
    [((0,), "bcd", (0,)), ((1, 3), "ac", (1,)), ((3,), "abc", (2,)), ((0, 1, 2, 3), "", ())],
)
def test_that_the_row_behind_those_taken_away_is_chosen(
    chosen: tuple[int, ...], rows: str, left: tuple[int, ...]
) -> None:
    assert without("abcd", chosen) == (tuple(rows), left)


def test_that_copies_stand_below_the_last_row_and_are_chosen() -> None:
    assert duplicated("abc", (0, 1)) == (("a", "b", "a", "b", "c"), (2, 3))


@pytest.mark.parametrize(
    ("chosen", "by", "rows", "after"),
    [
        ((1,), -1, "bacd", (0,)),
        ((0, 2), 1, "badc", (1, 3)),
        ((1, 2), 1, "adbc", (2, 3)),
        ((0, 2), -1, "abcd", (0, 2)),
        ((3,), 1, "abcd", (3,)),
    ],
)
def test_that_rows_move_together_and_stop_at_the_end(
    chosen: tuple[int, ...], by: int, rows: str, after: tuple[int, ...]
) -> None:
    assert moved("abcd", chosen, by) == (tuple(rows), after)


def test_that_nothing_chosen_changes_nothing() -> None:
    assert without("ab", ()) == duplicated("ab", ()) == moved("ab", (), 1) == (("a", "b"), ())
