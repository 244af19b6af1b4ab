"""Undo and redo of a table's rows."""

from workbench.presenters.row_history import RowHistory


def test_that_each_change_can_be_undone_and_made_again() -> None:
    history = RowHistory[str]()
    history.begin(["a"])
    history.keep(["a", "b"])
    history.keep(["b"])
    assert history.undo() == ("a", "b")
    assert history.undo() == ("a",)
    assert history.undo() is None
    assert history.redo() == ("a", "b")


def test_that_a_change_after_an_undo_ends_what_could_be_made_again() -> None:
    history = RowHistory[str]()
    history.keep(["a"])
    history.undo()
    history.keep(["b"])
    assert history.redo() is None


def test_that_beginning_leaves_nothing_to_undo() -> None:
    history = RowHistory[str]()
    history.keep(["a"])
    history.begin(["b"])
    assert history.undo() is None
