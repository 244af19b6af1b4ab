"""Reading and writing JSON text."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.json_text import (
    LARGEST,
    NotJson,
    compact_json,
    first_value,
    json_type,
    parse_json,
    sound_text,
    to_json,
)


@pytest.mark.parametrize("text", ["[1]", " [1]", "[1]\n", "\t[ 1 ]\r\n "])
def test_that_white_space_around_a_value_is_allowed(text: str) -> None:
    assert parse_json(text) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "[1,]",
        "{'a': 1}",
        "[1] 2",
        "[1]\u00a0",
        "\ufeff[1]",
        "NaN",
        "[Infinity]",
        "-Infinity",
        "01",
    ],
)
def test_that_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(NotJson):
        parse_json(text)


def test_that_a_refusal_names_its_place() -> None:
    with pytest.raises(NotJson) as refusal:
        parse_json('{\n  "a": x\n}')
    assert (refusal.value.line, refusal.value.column) == (2, 8)
    assert str(refusal.value) == "Line 2, column 8: expecting value"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 100_000, "nested too deeply"),
        ("[NaN]", "NaN is not a JSON value"),
    ],
)
def test_that_what_cannot_be_read_is_refused_in_words(text: str, reason: str) -> None:
    with pytest.raises(NotJson, match=reason):
        parse_json(text)


def test_that_large_integers_keep_their_digits() -> None:
    assert to_json(parse_json("123456789012345678901234567890")) == "123456789012345678901234567890"


def test_that_numbers_beyond_a_double_are_read_as_the_largest() -> None:
    assert parse_json("[1e400, -1e400]") == [LARGEST, -LARGEST]


def test_that_an_integer_of_any_length_is_a_number() -> None:
    assert parse_json("[" + "9" * 5_000 + ", 12, -" + "9" * 5_000 + "]") == [LARGEST, 12, -LARGEST]


@pytest.mark.parametrize("depth", [500, 2_000, 9_000])
def test_that_deep_json_is_read_and_written_again(depth: int) -> None:
    text = '{"a": [' * (depth // 2) + '1.5, "é", null, [], {}' + "]}" * (depth // 2)
    assert to_json(parse_json(text)) == text
    assert compact_json(parse_json(text)) == text.replace(" ", "")


def test_that_what_is_wrong_in_deep_json_is_placed() -> None:
    with pytest.raises(NotJson) as refusal:
        parse_json("[" * 2_000 + "\nx" + "]" * 2_000)
    assert (refusal.value.line, refusal.value.column) == (2, 1)


def test_that_of_equal_keys_the_last_wins() -> None:
    assert parse_json('{"a": 1, "a": 2}') == {"a": 2}


def test_that_half_a_surrogate_pair_can_be_written_again() -> None:
    text = to_json(parse_json('["\\ud83d é 😀"]'))
    assert text == '["\\ud83d é 😀"]'
    assert text.encode()


def test_that_characters_beyond_ascii_and_the_order_of_keys_are_kept() -> None:
    assert to_json({"b": "é", "a": 1}) == '{"b": "é", "a": 1}'
    assert compact_json({"b": "é", "a": [1, 2]}) == '{"b":"é","a":[1,2]}'
    assert to_json({"a": 1}, indent=2) == '{\n  "a": 1\n}'


@pytest.mark.parametrize(
    ("text", "value", "stop"),
    [('{"a": 1} {"b', {"a": 1}, 8), ("x [1] y", [1], 5), ("x 12,", 12, 4)],
)
def test_that_the_first_value_ends_where_it_ends(text: str, value: Any, stop: int) -> None:
    assert first_value(text, 2 if text[0] == "x" else 0) == (value, stop)


def test_that_a_cut_first_value_is_refused() -> None:
    with pytest.raises(NotJson):
        first_value('{"a": [1', 0)


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("plain", "plain"),
        ("é😀", "é😀"),
        ("\ud83d\ude00", "😀"),
        ("a\ud83d", "a\ufffd"),
        ("\ude00\ud83d", "\ufffd\ufffd"),
    ],
)
def test_that_halves_of_a_pair_are_joined_and_lone_ones_replaced(text: str, sound: str) -> None:
    assert sound_text(text) == sound
    assert sound.encode()


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({}, "object"),
        ([], "array"),
        ("", "string"),
        (True, "boolean"),
        (1, "integer"),
        (1.5, "number"),
        (None, "null"),
    ],
)
def test_that_every_value_has_a_json_type(value: Any, name: str) -> None:
    assert json_type(value) == name


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_that_what_was_written_reads_as_it_was(value: Any) -> None:
    assert parse_json(to_json(value)) == value
    assert parse_json(compact_json(value)) == value


@given(st.text())
def test_that_any_text_is_read_or_refused(text: str) -> None:
    with suppress(NotJson):
        to_json(parse_json(text)).encode()
