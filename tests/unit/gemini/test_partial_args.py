"""Function arguments that arrive in pieces."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gemini.partial_args import MAX_GAP, PartialArgs, path_of


def assembled(*pieces: dict[str, Any], args: Any = None) -> dict[str, Any]:
    partial = PartialArgs()
    for piece in pieces:
        partial.take([piece])
    return partial.onto(args)


def text_at(path: str, text: str) -> dict[str, Any]:
    return {"jsonPath": path, "stringValue": text, "willContinue": True}


def test_that_strings_of_one_path_follow_one_another() -> None:
    pieces = [text_at("$.city", "Bos"), text_at("$.city", "ton"), text_at("$.city", "")]
    assert assembled(*pieces) == {"city": "Boston"}


def test_that_paths_may_take_turns() -> None:
    pieces = [text_at("$.a", "1"), text_at("$.b", "2"), text_at("$.a", "3")]
    assert assembled(*pieces) == {"a": "13", "b": "2"}


def test_that_an_empty_string_is_a_value() -> None:
    assert assembled(text_at("$.a", "")) == {"a": ""}


@pytest.mark.parametrize(
    ("piece", "value"),
    [
        ({"numberValue": 2.5}, 2.5),
        ({"boolValue": False}, False),
        ({"nullValue": "NULL_VALUE"}, None),
    ],
)
def test_that_other_values_are_taken_as_they_are(piece: dict[str, Any], value: Any) -> None:
    assert assembled({"jsonPath": "$.a", **piece}) == {"a": value}


def test_that_another_value_replaces_a_string_and_the_other_way_round() -> None:
    number = {"jsonPath": "$.a", "numberValue": 1}
    assert assembled(text_at("$.a", "x"), number) == {"a": 1}
    assert assembled(number, text_at("$.a", "x")) == {"a": "x"}


def test_that_lists_and_objects_grow_as_their_paths_say() -> None:
    pieces: list[dict[str, Any]] = [
        {"jsonPath": "$.rooms[0].name", "stringValue": "Hall"},
        {"jsonPath": "$.rooms[0].size", "numberValue": 12},
        {"jsonPath": "$.rooms[1].name", "stringValue": "Loft"},
        {"jsonPath": "$.grid[1][0]", "numberValue": 7},
    ]
    assert assembled(*pieces) == {
        "rooms": [{"name": "Hall", "size": 12}, {"name": "Loft"}],
        "grid": [None, [7]],
    }


def test_that_a_value_with_something_below_it_gives_way() -> None:
    assert assembled(text_at("$.a", "x"), text_at("$.a.b", "y")) == {"a": {"b": "y"}}


def test_that_arguments_that_came_whole_stay_and_are_not_changed() -> None:
    whole = {"a": {"x": 1}, "b": [1]}
    pieces = [text_at("$.a.y", "2"), text_at("$.b[1]", "2")]
    assert assembled(*pieces, args=whole) == {"a": {"x": 1, "y": "2"}, "b": [1, "2"]}
    assert whole == {"a": {"x": 1}, "b": [1]}


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("$.a", ("a",)),
        ("$.a.b-c", ("a", "b-c")),
        ("$.operations[10].x", ("operations", 10, "x")),
        ("$['a.b'][0]", ("a.b", 0)),
        ('$["it\\"s"].é', ('it"s', "é")),
        ("$['']", ("",)),
    ],
)
def test_that_paths_are_read(text: str, path: tuple[str | int, ...]) -> None:
    assert path_of(text) == path


@pytest.mark.parametrize(
    "text", ["", "$", "a", "$a", "$.", "$..a", "$.a[*]", "$.a[-1]", "$[0]", None, 3]
)
def test_that_what_is_no_path_to_one_place_is_none(text: Any) -> None:
    assert path_of(text) == ()


def test_that_a_path_without_end_is_none() -> None:
    assert path_of("$" + ".a" * 1_000) == ()


def test_that_an_index_far_beyond_the_list_is_left_out() -> None:
    far = f"$.a[{MAX_GAP + 1}]"
    assert assembled(text_at(far, "x")) == {"a": []}
    assert assembled(text_at(far + ".b", "x")) == {"a": []}


@pytest.mark.parametrize("pieces", [None, 3, {}, ["x"], [{}], [{"jsonPath": "$.a"}]])
def test_that_malformed_pieces_add_nothing(pieces: Any) -> None:
    partial = PartialArgs()
    assert partial.take(pieces) == ""
    assert partial.onto(None) == {}


def test_that_the_text_of_the_pieces_is_told() -> None:
    assert PartialArgs().take([text_at("$.a", "Bos"), text_at("$.b", "ton")]) == "Boston"


@given(
    st.lists(
        st.tuples(st.text("$.ab[]0'\"\\1", max_size=12), st.text(max_size=3) | st.integers()),
        max_size=8,
    )
)
def test_that_any_pieces_can_be_put_together(pieces: list[tuple[str, Any]]) -> None:
    keys = {str: "stringValue", int: "numberValue"}
    assembled(*({"jsonPath": f"${path}", keys[type(value)]: value} for path, value in pieces))
