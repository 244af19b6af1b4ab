"""Rows of a list matched with what they became."""

from workbench.adapters.row_matching import Arrival, matched


def row(name: str, value: str) -> dict[str, str]:
    return {"name": name, "value": value}


def test_that_equal_rows_stay() -> None:
    changes = matched([row("a", "1"), row("b", "2")], [row("a", "1"), row("b", "2")])
    assert (changes.gone, changes.changed, changes.arrived) == (set(), [], [])


def test_that_a_changed_row_is_found_by_its_name() -> None:
    changes = matched([row("a", "1"), row("b", "2")], [row("b", "3")])
    assert (changes.gone, changes.changed, changes.arrived) == ({0}, [(1, 0)], [])


def test_that_a_renamed_row_is_changed_in_its_place() -> None:
    changes = matched([row("a", "1"), row("b", "2")], [row("a", "1"), row("c", "2")])
    assert (changes.gone, changes.changed, changes.arrived) == (set(), [(1, 1)], [])


def test_that_a_new_row_has_its_place() -> None:
    changes = matched(["a", "c"], ["a", "b", "c"])
    assert (changes.gone, changes.changed, changes.arrived) == (set(), [], [Arrival(1, 1)])


def test_that_a_moved_row_is_known_again() -> None:
    changes = matched(["a", "b", "c"], ["c", "a", "b"])
    assert changes.gone == {2}
    assert changes.arrived == [Arrival(0, 0, old=2)]
