"""Editing the typed body without re-spelling it."""

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import RefusedToSend
from workbench.domain.json_text import NotJson
from workbench.gemini.body import (
    NoSuchPlace,
    first_error,
    formatted,
    set_at,
    value_at,
    with_attachments,
)

ODD = '{\n\t"n" : 1.10, "big":123456789012345678901234567890,\n  "s": "\\/\\u00e9", "n": 1E2,"list": [ 1,2 ]\n}\n'
JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("text", "pointer", "value", "expected"),
    [
        (ODD, "/big", "7", ODD.replace("123456789012345678901234567890", "7")),
        (ODD, "/n", "0.50", ODD.replace("1E2", "0.50")),
        (ODD, "/list/1", "[]", ODD.replace("1,2 ]", "1,[] ]")),
        (ODD, "/list/-", "3", ODD.replace("1,2 ]", "1,2,3 ]")),
        (ODD, "/list/2", "3", ODD.replace("1,2 ]", "1,2,3 ]")),
        (ODD, "", "null", "null\n"),
        ("{}", "/a", "1", '{"a": 1}'),
        ("{ }", "/a/b", "1", '{"a": {"b": 1}}'),
        ("[]", "/-", "1", "[1]"),
        ("[]", "/0", "1", "[1]"),
        ('{"a":1}', "/b", "2", '{"a":1, "b":2}'),
        ('{"a":1,"c":3}', "/b", "2", '{"a":1,"c":3,"b":2}'),
        ('{\n  "a": 1\n}', "/b", "2", '{\n  "a": 1,\n  "b": 2\n}'),
        ('{\n  "a": {}\n}', "/a/b/-", "2", '{\n  "a": {"b": [2]}\n}'),
        ('{"a": {"x": [1]}}', "/b", "2", '{"a": {"x": [1]}, "b": 2}'),
        ('{"a/b": 1}', "/a~1b", "2", '{"a/b": 2}'),
        ("{}", '/q"é', "1", '{"q\\"é": 1}'),
        ('{"a": {"b": 1}, "a": {}}', "/a/b", "2", '{"a": {"b": 1}, "a": {"b": 2}}'),
    ],
)
def test_that_an_edit_touches_one_value_only(
    text: str, pointer: str, value: str, expected: str
) -> None:
    assert set_at(text, pointer, value) == expected


@pytest.mark.parametrize(
    ("text", "pointer", "words"),
    [
        ("[1]", "/3", "asks for item 3 of an array of 1"),
        ("[1]", "/x", "asks for item x of an array of 1"),
        ('{"a": "s"}', "/a/b", "leads through /a, which is neither an object nor an array"),
        ("7", "/a", "leads through /"),
        ("{}", "a", "is not a JSON Pointer"),
    ],
)
def test_that_a_place_that_cannot_be_is_named(text: str, pointer: str, words: str) -> None:
    with pytest.raises(NoSuchPlace, match=words):
        set_at(text, pointer, "1")


def test_that_a_broken_body_is_not_edited() -> None:
    with pytest.raises(NotJson, match="Line 1, column 7: expected a value"):
        set_at('{"a": ]}', "/a", "1")


def test_that_a_value_is_found_by_its_pointer() -> None:
    span = value_at(ODD, "/list/0")
    assert span is not None
    assert ODD[slice(*span)] == "1"
    assert value_at(ODD, "/nowhere") is None


@given(
    st.dictionaries(st.text(max_size=4), JSON_VALUES, max_size=4), st.text(max_size=4), JSON_VALUES
)
def test_that_what_was_set_is_read_back(body: dict[str, Any], key: str, value: Any) -> None:
    pointer = "/" + key.replace("~", "~0").replace("/", "~1")
    edited = set_at(json.dumps(body), pointer, json.dumps(value))
    assert json.loads(edited) == {**body, key: value}


def test_that_formatting_keeps_every_spelling() -> None:
    assert formatted(ODD) == (
        "{\n"
        '  "n": 1.10,\n'
        '  "big": 123456789012345678901234567890,\n'
        '  "s": "\\/\\u00e9",\n'
        '  "n": 1E2,\n'
        '  "list": [\n'
        "    1,\n"
        "    2\n"
        "  ]\n"
        "}"
    )


@given(JSON_VALUES)
def test_that_formatting_is_that_of_the_interpreter(value: Any) -> None:
    text = json.dumps(value)
    assert formatted(text) == json.dumps(value, indent=2)
    assert formatted(formatted(text)) == formatted(text)


def test_that_formatting_a_body_of_brackets_does_not_grow_with_its_square() -> None:
    assert len(formatted("[" * 20_000 + "]" * 20_000)) < 40_000 * 210


def test_that_a_broken_body_is_not_formatted() -> None:
    with pytest.raises(NotJson, match="comments are not part of JSON"):
        formatted("{} // note")


@pytest.mark.parametrize(
    "text", ["{}", " [1] ", "9" * 5_000, "[" * 5_000 + "]" * 5_000, '"\\ud800"']
)
def test_that_a_sound_text_has_no_error(text: str) -> None:
    assert first_error(text) is None


@pytest.mark.parametrize("text", ["", "{", "[NaN]", "[1,]", '{"a" 1}', "yes", '{"a": 1 "b": 2}'])
def test_that_a_broken_text_has_an_error(text: str) -> None:
    assert isinstance(first_error(text), NotJson)


@pytest.mark.parametrize(
    ("ending", "reason"),
    [("1 2]", "expected a comma"), ('{"a" 1}]', "expected a colon after the key"), ('"x', "the string has no closing quote"), ("1] 2", "expected nothing more after the value")],
)  # fmt: skip
def test_that_a_large_broken_text_has_its_place_too(ending: str, reason: str) -> None:
    error = first_error("[" + "1,\n" * 100_000 + ending)
    assert error is not None
    assert (error.reason, error.line) == (reason, 100_001)


def test_that_a_large_sound_text_of_odd_numbers_has_no_error() -> None:
    assert first_error("[" + "1," * 200_000 + "9" * 5_000 + "]") is None


DATA = base64.b64encode(b"picture").decode()
PART = "/contents/0/parts/1/inlineData"


@pytest.mark.parametrize(
    ("body", "pointer", "expected"),
    [
        ('{"contents":[{"parts":[{"text":"hi"}]}]}', PART, {"inlineData": {"mimeType": "image/png", "data": DATA}}),
        ('{"contents":[{"parts":[{},{"inlineData":{"mimeType":"x","data":"@a.png"}}]}]}', PART, {"inlineData": {"mimeType": "image/png", "data": DATA}}),
        ('{"contents":[{"parts":[{},{"inlineData":"@a.png"}]}]}', PART, {"inlineData": DATA}),
        ('{"contents":[{"parts":[{},{"inlineData":null}]}]}', PART, {"inlineData": {"mimeType": "image/png", "data": DATA}}),
        ('{"contents":[{"parts":[{}]}]}', "/contents/0/parts/1/inline_data", {"inline_data": {"mime_type": "image/png", "data": DATA}}),
        ('{"contents":[{"parts":[{},{"inlineData":{"mime_type":"x","k":1}}]}]}', PART, {"inlineData": {"mime_type": "image/png", "k": 1, "data": DATA}}),
        ('{"contents":[{"parts":[{},{"inlineData":{"mimeType":"x"}}]}]}', PART + "/data", {"inlineData": {"mimeType": "x", "data": DATA}}),
    ],
)  # fmt: skip
def test_that_a_file_is_put_into_the_body(body: str, pointer: str, expected: Any) -> None:
    placed = with_attachments(body, [(pointer, "image/png", DATA)])
    assert json.loads(placed)["contents"][0]["parts"][1] == expected


def test_that_files_are_put_in_one_after_the_other() -> None:
    first, second = "/contents/0/parts/0/inlineData", "/contents/0/parts/1/inlineData"
    placed = with_attachments("{}", [(first, "a/b", "AAAA"), (second, "c/d", "BBBB")])
    parts = json.loads(placed)["contents"][0]["parts"]
    assert [part["inlineData"]["data"] for part in parts] == ["AAAA", "BBBB"]


@pytest.mark.parametrize(
    ("body", "pointer", "words"),
    [
        ("{", PART, "the body is not JSON. Line 1, column 2: expected a key"),
        ("[]", "/5/x", "An attachment has no place in the body: /5/x asks for item 5"),
        ("{}", "x", "is not a JSON Pointer"),
    ],
)
def test_that_a_file_without_a_place_stops_the_send(body: str, pointer: str, words: str) -> None:
    with pytest.raises(RefusedToSend, match=words):
        with_attachments(body, [(pointer, "image/png", DATA)])


@pytest.mark.parametrize(
    ("wrong", "reason", "column"),
    [
        ("NaN", "NaN is not a JSON value", 1),
        ('"NaN \\"Infinity", -Infinity', "-Infinity is not a JSON value", 19),
        ('"a\\x"', "an escape is not one of JSON's", 3),
        ('"\\u12"', "an escape \\u has no four hexadecimal digits", 3),
    ],
)
def test_that_other_errors_of_a_long_text_are_found_quickly_too(
    wrong: str, reason: str, column: int
) -> None:
    error = first_error("[" + "1,\n" * 100_000 + wrong + "]")
    assert error is not None
    assert (error.reason, error.line, error.column) == (reason, 100_001, column)


def test_that_a_long_text_that_nests_too_deeply_is_not_walked() -> None:
    error = first_error("[1, " * 250_000)
    assert error is not None
    assert error.reason == "nested too deeply"
