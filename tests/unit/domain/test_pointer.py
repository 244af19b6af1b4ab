"""Pointers find what RFC 6901 says, and `*` every item."""

import pytest

from workbench.domain.pointer import BadPointer, Found, Lost, has_every, places, pointer_of

# the example of RFC 6901, section 5
EXAMPLE = {
    "foo": ["bar", "baz"],
    "": 0,
    "a/b": 1,
    "c%d": 2,
    "e^f": 3,
    "g|h": 4,
    "i\\j": 5,
    'k"l': 6,
    " ": 7,
    "m~n": 8,
}


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("", EXAMPLE),
        ("/foo", ["bar", "baz"]),
        ("/foo/0", "bar"),
        ("/", 0),
        ("/a~1b", 1),
        ("/c%d", 2),
        ("/e^f", 3),
        ("/g|h", 4),
        ("/i\\j", 5),
        ('/k"l', 6),
        ("/ ", 7),
        ("/m~0n", 8),
    ],
)
def test_that_the_standard_s_examples_are_found(pointer: str, value: object) -> None:
    assert places(EXAMPLE, pointer) == (Found(pointer, value),)


@pytest.mark.parametrize("token", ["2", "-", "01", "+1", "-1", "1.0", "", "٣", "9" * 5000])
def test_that_what_is_no_index_of_an_array_is_lost(token: str) -> None:
    (place,) = places([1, 2], f"/{token}")
    assert place == Lost(f"/{token}", "the whole value is an array of 2 items")


@pytest.mark.parametrize("pointer", ["foo", "/a~", "/a~3", "#/foo", "~", "/a" * 201])
def test_that_text_which_is_no_pointer_is_refused(pointer: str) -> None:
    with pytest.raises(BadPointer):
        places(EXAMPLE, pointer)


def test_that_a_star_is_every_item_and_every_member() -> None:
    value = {"rows": [{"u": 1, "v": 2}, {"u": 3}]}
    assert places(value, "/rows/*/u") == (Found("/rows/0/u", 1), Found("/rows/1/u", 3))
    assert places(value, "/rows/*/*") == (
        Found("/rows/0/u", 1),
        Found("/rows/0/v", 2),
        Found("/rows/1/u", 3),
    )


def test_that_an_item_without_the_place_is_lost_at_its_own_pointer() -> None:
    value = {"rows": [{"u": 1}, {"name": "x"}]}
    assert places(value, "/rows/*/u") == (
        Found("/rows/0/u", 1),
        Lost("/rows/1/u", "/rows/1 is an object with name"),
    )


@pytest.mark.parametrize("empty", [[], {}])
def test_that_no_item_at_all_is_said(empty: object) -> None:
    assert places({"rows": empty}, "/rows/*/u") == (
        Lost("/rows/*/u", "/rows is empty", is_empty=True),
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [("x", "a string"), (1, "an integer"), (None, "null"), (True, "a boolean"), ({}, "an empty")],
)
def test_that_what_was_there_instead_is_named(value: object, words: str) -> None:
    (place,) = places({"a": value}, "/a/b")
    assert isinstance(place, Lost)
    assert place.reason.startswith(f"/a is {words}")


def test_that_a_literal_star_key_is_written_with_its_escape() -> None:
    value = {"*": {"a": 1}, "b": {"a": 2}}
    assert places(value, "/~2/a") == (Found("/~2/a", 1),)
    assert not has_every("/~2/a")
    assert has_every("/*/a")


def test_that_a_pointer_made_of_steps_finds_its_way_back() -> None:
    keys = ["a/b", "m~n", "~1", "*", "", "*x"]
    value: object = "end"
    for key in reversed(keys):
        value = {key: value}
    assert places(value, pointer_of(keys)) == (Found(pointer_of(keys), "end"),)
