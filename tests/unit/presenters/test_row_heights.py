"""Where rows of different heights stand."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.presenters.row_heights import RowHeights


def column(*heights: int, gap: int = 10, margin: int = 0) -> RowHeights:
    made = RowHeights(margin)
    for height in heights:
        made.add(height, gap if len(made) else 0)
    return made


def test_that_rows_stand_below_one_another_with_their_gaps() -> None:
    rows = column(20, 30, 40, margin=16)
    assert [rows.top(index) for index in range(3)] == [16, 46, 86]
    assert rows.total == 16 + 20 + 10 + 30 + 10 + 40 + 16


def test_that_a_hidden_row_takes_no_room() -> None:
    rows = column(20, 0, 40)
    assert [rows.top(index) for index in range(3)] == [0, 20, 30]


def test_that_a_changed_height_moves_what_is_below() -> None:
    rows = column(20, 30, 40)
    assert rows.set(1, 50)
    assert (rows.top(1), rows.top(2), rows[1]) == (30, 90, 50)
    assert not rows.set(1, 50)


def test_that_the_row_at_a_place_is_found() -> None:
    rows = column(20, 30, 40)
    assert [rows.at(y) for y in (-5, 0, 19, 31, 75, 999)] == [0, 0, 0, 1, 2, 2]


def test_that_an_empty_column_has_no_row() -> None:
    assert (RowHeights(16).at(0), RowHeights(16).total) == (-1, 32)


@given(st.lists(st.integers(0, 50), min_size=1), st.data())
def test_that_any_order_of_changes_gives_the_same_tops(
    heights: list[int], data: st.DataObject
) -> None:
    rows = column(*heights)
    for _ in range(3):
        index = data.draw(st.integers(0, len(heights) - 1))
        heights[index] = data.draw(st.integers(0, 50))
        rows.set(index, heights[index])
        assert rows.top(index) == column(*heights).top(index)
    fresh = column(*heights)
    assert [rows.top(i) for i in range(len(heights))] == [fresh.top(i) for i in range(len(heights))]
