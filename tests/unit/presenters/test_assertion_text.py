"""Assertions as JSON text, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.assertion import NO_VALUE, Assertion
from workbench.presenters.assertion_text import assertions_of, assertions_text

WORDS = st.one_of(st.none(), st.text(max_size=5))
VALUES = st.one_of(
    st.just(NO_VALUE), st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text())
)
ASSERTIONS = st.lists(
    st.builds(
        Assertion,
        what=st.text(max_size=5),
        check=st.text(max_size=5),
        pointer=WORDS,
        name=WORDS,
        value=VALUES,
        schema=WORDS,
        title=WORDS,
        enabled=st.booleans(),
    ),
    max_size=4,
)


@given(ASSERTIONS)
def test_that_assertions_come_back(assertions: list[Assertion]) -> None:
    assert assertions_of(assertions_text(assertions)).assertions == tuple(assertions)


def test_that_each_assertion_stands_on_its_line() -> None:
    text = assertions_text(
        [
            Assertion("status", "is", value=200),
            Assertion("header", "exists", name="Date", enabled=False),
        ]
    )
    assert text == (
        "[\n"
        '  {"what": "status", "check": "is", "value": 200},\n'
        '  {"what": "header", "name": "Date", "check": "exists", "enabled": false}\n'
        "]\n"
    )
    assert assertions_text([]) == "[]\n"


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("[\n{]", (2, 2), ""),
        ("{}", (1, 1), "expected a list of assertions"),
        ("[\n1]", (2, 1), "expected an object with `what` and `check`"),
        ('[\n{"what": "status"}]', (2, 1), "expected a text as `check`"),
        ('[{"what": "status", "check": 1}]', (1, 30), "expected a text as `check`"),
        ('[{"what": "a", "check": "is", "x": 1}]', (1, 36), "an assertion has no field `x`"),
        ('[{"what": "a", "check": "is", "name": 1}]', (1, 39), "expected a text as `name`"),
        (
            '[{"what": "a", "check": "is", "enabled": 1}]',
            (1, 42),
            "expected true or false as `enabled`",
        ),
    ],
)
def test_that_what_is_no_assertion_is_told_with_its_place(
    text: str, place: tuple[int, int], reason: str
) -> None:
    read = assertions_of(text)
    assert read.trouble is not None
    assert (read.trouble.line, read.trouble.column) == place
    assert reason in read.trouble.reason
    assert read.assertions == ()


def test_that_an_empty_text_has_no_assertions() -> None:
    assert assertions_of(" \n") == ((), None)
