"""Which rows of an answer are folded away."""

from workbench.presenters.merged_blocks import Row, ThoughtsRow
from workbench.presenters.row_folds import RowFolds
from workbench.presenters.text_blocks import TextBlock


def folds_of(*rows: Row) -> RowFolds:
    folds = RowFolds()
    for index, row in enumerate(rows):
        folds.add(index, row)
    return folds


def test_that_thoughts_are_folded_away_until_their_line_is_unfolded() -> None:
    thought, text = TextBlock(thought=True), TextBlock()
    folds = folds_of(ThoughtsRow(0.0), thought, thought, text)
    assert [folds.is_hidden(index) for index in range(4)] == [False, True, True, False]
    assert list(folds.toggle(0)) == [1, 2]
    assert folds.is_unfolded(0)
    assert not any(folds.is_hidden(index) for index in range(4))
    assert list(folds.toggle(0)) == [1, 2]
    assert folds.is_hidden(1)


def test_that_each_line_folds_its_own_thoughts() -> None:
    thought = TextBlock(thought=True)
    folds = folds_of(ThoughtsRow(0.0), thought, TextBlock(), ThoughtsRow(9.0), thought)
    folds.toggle(3)
    assert (folds.is_hidden(1), folds.is_hidden(4)) == (True, False)
    assert [folds.holds(index) for index in range(5)] == [False, True, False, False, True]
