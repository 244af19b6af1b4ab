"""Broken JSON is refused in the API's words, with the place. Source: gemini-api.md 5.2."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.mock.syntax import BadPayload, parse_payload


def reason_of(body: bytes) -> str:
    with pytest.raises(BadPayload) as caught:
        parse_payload(body)
    return caught.value.refusal.message


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('{"a": 1 "b": 2}', "Expected , or } after key:value pair."),
        ("[1 2]", "Expected , or ] after array value."),
        ('{"s": "}[", "a": [1 2]}', "Expected , or ] after array value."),
        ('{"s": "\\"{", "a" 1}', "Expected : between key:value pair."),
        ("{a: 1}", "Expected an object key or }."),
        ('{"a": 1, }', "Expected an object key or }."),
        ('{"a": ,}', "Expected a value."),
        ('{"a": yes}', "Unexpected token."),
        ('{"a": NaN}', "Unexpected token."),
        ('{"a": "b}', "Closing quote expected in string."),
        ('{"a": "\\q"}', "Invalid escape sequence."),
        ('{"a": "\\u12"}', "Illegal hex string."),
        ('{"a": 1} x', "Parsing terminated before end of input."),
        ('{"a": 1', "Unexpected end of string. Expected , or } after key:value pair."),
        ('{"a": ', "Unexpected end of string. Expected a value."),
    ],
)
def test_that_what_is_wrong_is_said(body: str, words: str) -> None:
    assert reason_of(body.encode()).startswith(f"Invalid JSON payload received. {words}\n")


def test_that_a_caret_points_at_the_place() -> None:
    message = reason_of(b'{"contents": "a long text comes before" "x": 1, "and": "after"}')
    _, excerpt, caret = message.split("\n")
    assert excerpt == ' text comes before" "x": 1, "and": "afte'
    assert excerpt[caret.index("^") :].startswith('"x"')


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"[]", 'Unknown name "": Root element must be a message.'),
        (b'{"a": "\xff"}', "Encountered non UTF-8 code points."),
        (b'{"a": ' + b"[" * 100_000, "Message too deep. Max recursion depth reached."),
        (b'{"a": ' + b"1" * 5000 + b"}", "Unable to parse number."),
        (b'{"a": 1e999}', "Unable to parse number."),
    ],
)
def test_that_a_body_that_is_no_message_is_refused(body: bytes, words: str) -> None:
    assert reason_of(body) == f"Invalid JSON payload received. {words}"


def test_that_an_empty_body_is_an_empty_message() -> None:
    assert parse_payload(b" \n") == {}


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")))
def test_that_any_body_is_read_or_refused(body: str) -> None:
    with suppress(BadPayload):
        assert isinstance(parse_payload(body.encode("utf-8", "replace")), dict)


@given(st.dictionaries(st.text(), st.integers() | st.text()))
def test_that_a_message_is_read(value: dict[str, object]) -> None:
    assert parse_payload(json.dumps(value).encode()) == value
