"""Headers as lines of text."""

import pytest

from workbench.domain.request import Header
from workbench.presenters.header_text import headers_of, headers_text

HEADERS = (Header("X-Debug", "1"), Header("X-Off", "a: b", enabled=False), Header("X-Empty", ""))


def test_that_headers_stand_one_to_a_line_and_are_read_back() -> None:
    text = headers_text(HEADERS)
    assert text == "X-Debug: 1\n// X-Off: a: b\nX-Empty:"
    assert headers_of(text) == HEADERS


@pytest.mark.parametrize(
    ("line", "header"),
    [
        ("  Accept:text/plain ", Header("Accept", "text/plain")),
        ("//Accept: x", Header("Accept", "x", enabled=False)),
        ("Accept", Header("Accept", "")),
        ("{{a:b}}-{{c}}: {{secret:d}}", Header("{{a:b}}-{{c}}", "{{secret:d}}")),
        ("{{open: x", Header("{{open", "x")),
    ],
)
def test_that_a_line_is_read_as_it_is_meant(line: str, header: Header) -> None:
    assert headers_of(line) == (header,)


def test_that_empty_lines_are_no_headers() -> None:
    assert headers_of("\n  \nA: 1\n") == (Header("A", "1"),)


def test_that_a_line_that_was_not_touched_stays_as_it_was() -> None:
    odd = (Header("A", " 1 "), Header("B", "two\nlines"))
    assert headers_of(headers_text(odd) + "\nC: 3", odd) == (*odd, Header("C", "3"))


@pytest.mark.parametrize(
    "text",
    [
        "X-Debug: 1",
        "// X-Off: a: b",
        "// X-Off:",
        "// a note to oneself",
        "// see https://example.com/x",
        "X-Key: {{secret:My key}}\n// {{name}}: 1\nAccept:",
    ],
)
def test_that_lines_come_back_as_they_were_written(text: str) -> None:
    assert headers_text(headers_of(text)) == text
