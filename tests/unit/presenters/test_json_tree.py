"""The tree of a JSON value: children on demand, pages, pointers, what a filter leaves."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.pointer import Found, places
from workbench.presenters.json_tree import PAGE, JsonNode, Kept


def a_tree(value: Any, kept: Kept | None = None) -> JsonNode:
    return JsonNode("response", value, kept=kept)


def opened(node: JsonNode) -> list[JsonNode]:
    """Return all children, made where they were not."""
    node.children = node.make_children()
    return node.children


def test_that_nothing_is_made_before_it_is_asked_for() -> None:
    tree = a_tree({"a": [1, 2], "b": None})
    assert (tree.size, tree.children) == (2, [])
    first, second = opened(tree)
    assert (first.key, first.type, first.size, first.children) == ("a", "array", 2, [])
    assert (second.key, second.type, second.size) == ("b", "null", 0)


def test_that_many_members_stand_in_ranges() -> None:
    tree = a_tree(list(range(2 * PAGE + 1)))
    first, second, last = opened(tree)
    assert [node.key for node in tree.children] == ["0 … 999", "1000 … 1999", "2000 … 2000"]
    assert (tree.count, tree.size, first.size, last.size) == (2 * PAGE + 1, 3, PAGE, 1)
    assert (second.type, second.pointer, second.value[:2]) == ("", "", [PAGE, PAGE + 1])
    assert [node.key for node in opened(second)] == list(range(PAGE, 2 * PAGE))
    assert second.children[5].pointer == f"/{PAGE + 5}"


def test_that_very_many_stand_in_ranges_of_ranges() -> None:
    tree = a_tree(range_of := [0] * (PAGE * PAGE + 1))
    outer = opened(tree)
    assert [node.count for node in outer] == [PAGE * PAGE, 1]
    assert len(opened(outer[0])) == PAGE
    node, place = tree, len(range_of) - 2
    while node.size:
        node = opened(node)[node.row_of(place)]
    assert node.key == place


def test_that_keys_stand_in_ranges_too() -> None:
    tree = a_tree({f"k{number}": number for number in range(PAGE + 2)})
    first, second = opened(tree)
    assert (first.key, second.key) == ("k0 … k999", "k1000 … k1001")
    assert second.value == {"k1000": 1000, "k1001": 1001}
    assert [node.value for node in opened(second)] == [1000, 1001]
    assert second.children[0].pointer == "/k1000"


def test_that_a_node_knows_its_pointer() -> None:
    tree = a_tree({"a/b": [{"~": 1}]})
    node = tree
    while node.size:
        node = opened(node)[0]
    assert (tree.pointer, node.pointer, node.value) == ("", "/a~1b/0/~0", 1)


def test_that_a_filter_leaves_only_what_it_keeps() -> None:
    tree = a_tree({"a": {"x": 1, "y": 2}, "b": 3, "c": {"z": 4}}, {"a": {"y": None}, "c": None})
    first, second = opened(tree)
    assert [node.key for node in opened(first)] == ["y"]
    assert [node.key for node in opened(second)] == ["z"]
    assert tree.size == 2


def test_that_the_place_of_a_child_is_known_before_it_is_made() -> None:
    assert a_tree({"a": 1, "7": 2}).place_of("7") == 1
    assert a_tree({"a": 1}).place_of("b") == -1
    assert a_tree([5, 6]).place_of("1") == 1
    assert a_tree([5, 6]).place_of("x") == -1
    assert a_tree([5, 6], {1: None}).place_of(1) == 0


@given(st.recursive(st.none() | st.integers(), lambda inner: st.dictionaries(st.text(), inner)))
def test_that_every_pointer_leads_back_to_its_value(value: Any) -> None:
    waiting = [a_tree(value)]
    while waiting:
        node = waiting.pop()
        (place,) = places(value, node.pointer)
        assert isinstance(place, Found)
        assert place.value is node.value
        waiting += opened(node)
