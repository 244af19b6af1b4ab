"""Where a pointer leads in a text."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gemini.json_place import NoSuchPlace, find_place, tokens_of

KEYS = st.sampled_from(["a", "b", "", "0", "-", "a/b", "m~n", "é", 'q"', "\\"])
VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=15,
)


def every_pointer(value: Any, tokens: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    inner = [pair for key, item in items for pair in every_pointer(item, (*tokens, str(key)))]
    return [(tokens, value), *inner]


@given(VALUES, st.sampled_from([None, 2]), st.booleans())
def test_that_every_value_is_found_at_its_pointer(
    value: Any,
    indent: int | None,
    ascii_only: bool,
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    for tokens, wanted in every_pointer(value):
        span = find_place(text, tokens).value
        assert span is not None
        assert json.loads(text[span[0] : span[1]]) == wanted


@given(VALUES, st.lists(KEYS, max_size=3))
def test_that_a_value_is_found_only_where_there_is_one(value: Any, tokens: list[str]) -> None:
    known = [found for found, _ in every_pointer(value)]
    place = find_place(json.dumps(value), tuple(tokens))
    assert (place.value is not None) == (tuple(tokens) in known)


@pytest.mark.parametrize(
    ("text", "tokens", "found"),
    [
        ('{"a": 1, "a": 2}', ("a",), "2"),
        ('{"a": {"b": 1}, "a": {"b": 2}}', ("a", "b"), "2"),
        ('{"a": {"b": 1}, "a": {}}', ("a", "b"), None),
        ('{"a": {"b": 1}, "a": 3}', ("a", "b"), None),
        ('{"a": 3, "a": {"b": 1}}', ("a", "b"), "1"),
        ('{"\\u0061": 1}', ("a",), "1"),
        ("[10, 11]", ("01",), None),
    ],
)
def test_that_of_equal_keys_the_last_counts(
    text: str, tokens: tuple[str, ...], found: str | None
) -> None:
    span = find_place(text, tokens).value
    assert (text[slice(*span)] if span else None) == found


def test_that_a_value_that_holds_nothing_blocks_the_way() -> None:
    place = find_place('{"a": 1}', ("a", "b", "c"))
    assert (place.blocked, len(place.boxes)) == (True, 1)


@pytest.mark.parametrize(
    ("pointer", "tokens"),
    [("", ()), ("/", ("",)), ("/a~1b/m~0n/~01", ("a/b", "m~n", "~1")), ("//", ("", ""))],
)
def test_that_a_pointer_is_read_as_the_standard_says(pointer: str, tokens: tuple[str, ...]) -> None:
    assert tokens_of(pointer) == tokens


@pytest.mark.parametrize("pointer", ["a", "#/a", "/~", "/~2"])
def test_that_what_is_no_pointer_is_refused(pointer: str) -> None:
    with pytest.raises(NoSuchPlace, match="is not a JSON Pointer"):
        tokens_of(pointer)
