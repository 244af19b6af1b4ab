"""Variables marked inside texts that are still being read."""

from workbench.importers.marks import (
    marked,
    named,
    names_in,
    unmarked_parts,
    value_of,
    without_marks,
)


def test_that_a_mark_becomes_a_name_in_braces() -> None:
    text = f"key={marked('API_KEY')}&x={marked('x')}"
    assert named(text) == "key={{API_KEY}}&x={{x}}"
    assert names_in(text) == ("API_KEY", "x")


def test_that_a_name_holds_no_characters_that_names_cannot_have() -> None:
    assert named(marked("cat cache name.txt")) == "{{cat_cache_name.txt}}"


def test_that_ordinary_text_and_marks_take_turns() -> None:
    assert unmarked_parts(f"a{marked('B')}c") == ["a", marked("B"), "c"]


def test_that_a_text_from_outside_cannot_bring_marks() -> None:
    assert names_in(without_marks(marked("HOME"))) == ()


def test_that_a_value_is_taken_where_one_is_given() -> None:
    assert value_of("A", {"A": ""}) == ""
    assert value_of("B", {"A": ""}) == marked("B")
