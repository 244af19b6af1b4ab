"""Looking for text and pointers in JSON."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.presenters.json_runs import a_state
from workbench.presenters.find_query import FindQuery
from workbench.presenters.json_chunks import ChunkValues
from workbench.presenters.json_search import kept_of, matching, pointed_at, steps_of, sure_steps
from workbench.presenters.json_tree import Steps

VALUE = {"name": "Ada", "list": [{"name": "Bob"}, 12, None], "Ada": {}}


def ways(value: Any, text: str) -> list[Steps]:
    return [way for way in matching(value, FindQuery(text)) if way is not None]


def test_that_keys_and_values_are_found_in_the_order_of_the_tree() -> None:
    assert ways(VALUE, "ada") == [("name",), ("Ada",)]
    assert ways(VALUE, "name") == [("name",), ("list", 0, "name")]
    assert ways(VALUE, "12") == [("list", 1)]
    assert ways(VALUE, "null") == [("list", 2)]
    assert ways("just text", "text") == [()]


def test_that_a_search_lets_others_work_while_it_finds_nothing() -> None:
    found = list(matching(["x"] * 1_000, FindQuery("y")))
    assert set(found) == {None}
    assert len(found) > 10


def test_that_nesting_of_any_depth_is_searched() -> None:
    value: Any = "here"
    for _ in range(5_000):
        value = [value]
    assert len(ways(value, "here")[0]) == 5_000


def test_that_a_pointer_names_its_places() -> None:
    assert pointed_at(VALUE, "/list/0/name") == [("list", "0", "name")]
    assert pointed_at(VALUE, "/list/*") == [("list", "0"), ("list", "1"), ("list", "2")]
    assert pointed_at(VALUE, "") == [()]


def test_that_a_pointer_leads_somewhere_while_it_is_typed() -> None:
    assert pointed_at(VALUE, "/") == [("name",), ("list",), ("Ada",)]
    assert pointed_at(VALUE, "/na") == [("name",)]
    assert pointed_at(VALUE, "/list/0/n") == [("list", "0", "name")]
    assert pointed_at(VALUE, "/list/9") == []
    assert pointed_at(VALUE, "/~x") == []


def test_that_a_pointer_into_chunks_reads_only_those_it_names() -> None:
    chunks = ChunkValues(a_state("Hello, ", "world").rows)
    text = "/candidates/0/content/parts/0/text"
    assert pointed_at(chunks, f"/1{text}") == [("1", *steps_of(text))]
    assert len(pointed_at(chunks, f"/*{text}")) == 2
    assert pointed_at(chunks, "/7") == []
    assert pointed_at(chunks, "/") == [(0,), (1,)]
    assert ways(chunks, "world") == [(1, "candidates", 0, "content", "parts", 0, "text")]


def test_that_a_filter_keeps_what_was_found_and_what_leads_there() -> None:
    assert kept_of([("a", 0), ("a", 2), ("b",)]) == {"a": {0: None, 2: None}, "b": None}
    assert kept_of([("a",), ("a", 0)]) == {"a": None}
    assert kept_of([()]) is None
    assert kept_of([]) == {}


def test_that_a_way_goes_as_far_as_the_value() -> None:
    assert sure_steps(VALUE, ("list", "0", "name")) == ("list", 0, "name")
    assert sure_steps(VALUE, ("list", "0", "gone", "x")) == ("list", 0)
    assert sure_steps(VALUE, ("list", "-1")) == ("list",)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(_JSON, st.text(min_size=1, max_size=2))
def test_that_every_way_found_leads_somewhere(value: Any, text: str) -> None:
    for way in ways(value, text):
        assert sure_steps(value, way) == way
