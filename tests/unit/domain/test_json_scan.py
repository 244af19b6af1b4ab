"""The marks of a JSON text, and the place and reason where it is none."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.json_scan import Mark, scan
from workbench.domain.json_text import NotJson

JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def error_of(text: str) -> NotJson:
    with pytest.raises(NotJson) as caught:
        list(scan(text))
    return caught.value


def test_that_every_mark_has_its_place() -> None:
    text = '{"a": [1, "x"]}'
    assert [(placed.mark, text[placed.start : placed.stop]) for placed in scan(text)] == [
        (Mark.OPEN_OBJECT, "{"),
        (Mark.KEY, '"a"'),
        (Mark.OPEN_ARRAY, "["),
        (Mark.SCALAR, "1"),
        (Mark.SCALAR, '"x"'),
        (Mark.CLOSE, "]"),
        (Mark.CLOSE, "}"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("", 1, 1, "the text is empty"),
        (" \n ", 2, 2, "the text is empty"),
        ('{"a":1,}', 1, 8, "expected a key in double quotes: no comma may stand before }"),
        ("[1,\n]", 2, 1, "expected a value: no comma may stand before ]"),
        ("{a:1}", 1, 2, "expected a key in double quotes or }"),
        ("{'a':1}", 1, 2, "strings stand in straight double quotes"),
        ("[\u201ca\u201d]", 1, 2, "strings stand in straight double quotes"),
        ("[1,2", 1, 5, "expected a comma or ] before the end of the text"),
        ('{"a":1\n"b":2}', 2, 1, "expected a comma or }"),
        ('{"a" 1}', 1, 6, "expected a colon after the key"),
        ('{"a":}', 1, 6, "expected a value"),
        ("}", 1, 1, "expected a value"),
        ("[", 1, 2, "expected a value or ] before the end of the text"),
        ("[1 2]", 1, 4, "expected a comma or ]"),
        ("[yes]", 1, 2, "yes is not a JSON value"),
        ("NaN", 1, 1, "NaN is not a JSON value"),
        ("-Infinity", 1, 1, "-Infinity is not a JSON value"),
        ('{"a":1} x', 1, 9, "expected nothing more after the value"),
        ("01", 1, 2, "expected nothing more after the value"),
        ("// c\n{}", 1, 1, "comments are not part of JSON"),
        ("{} /* c */", 1, 4, "comments are not part of JSON"),
        ('["\\x"]', 1, 3, "the escape \\x is not one of JSON's"),
        ('["\\u12"]', 1, 3, "the escape \\u is not one of JSON's"),
        ('"abc', 1, 5, "the string has no closing quote"),
        ('["a\nb"]', 1, 4, "a line break stands inside a string; write \\n, or close the quote"),
        ('["a\x01"]', 1, 4, "the control character U+0001 stands inside a string; write it as an escape"),
        ("\ufeff{}", 1, 1, "a byte order mark may not stand here"),
    ],
)  # fmt: skip
def test_that_a_slip_is_told_with_its_place(text: str, line: int, column: int, reason: str) -> None:
    error = error_of(text)
    assert (error.line, error.column, error.reason) == (line, column, reason)


def test_that_depth_and_length_have_no_limit() -> None:
    assert sum(1 for _ in scan("[" * 100_000 + "]" * 100_000)) == 200_000
    assert sum(1 for _ in scan("9" * 100_000)) == 1
    assert sum(1 for _ in scan('"' + "\\u0041x" * 100_000 + '"')) == 1


@given(JSON_VALUES, st.sampled_from([None, 1]))
def test_that_what_the_interpreter_writes_is_sound(value: object, indent: int | None) -> None:
    assert list(scan(json.dumps(value, indent=indent)))


@given(st.text(alphabet='{}[]:,"\\0123456789.eE+-truefalsn \n', max_size=12))
def test_that_the_verdict_is_that_of_the_interpreter(text: str) -> None:
    try:
        json.loads(text)
    except ValueError:
        error_of(text)
    else:
        assert list(scan(text))
