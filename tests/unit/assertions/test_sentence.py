"""Assertions as sentences."""

import pytest

from workbench.assertions.sentence import expected, sentence, title_of
from workbench.domain.assertion import Assertion


@pytest.mark.parametrize(
    ("assertion", "text"),
    [
        (Assertion("status", "is", value=200), "Status is 200"),
        (Assertion("finish reason", "is", value="STOP"), "Finish reason is STOP"),
        (Assertion("text", "contains", value="two words"), 'Text contains "two words"'),
        (
            Assertion("output", "matches schema", schema="weather.schema.json"),
            "Output matches schema weather.schema.json",
        ),
        (
            Assertion("output", "is one of", pointer="/m/*/unit", value=["USD", "%", 1]),
            "Output /m/*/unit is one of USD, %, 1",
        ),
        (Assertion("header", "exists", name="Date"), "Header Date exists"),
        (Assertion("ttft", "at most", value="1500 ms"), "TTFT is at most 1500 ms"),
        (Assertion("status", "between", value=[200, 299]), "Status is between 200 and 299"),
        (Assertion("text", "has length", value=[1, 9]), "Text has length 1 to 9"),
        (Assertion("output", "is", value=[1, 2]), "Output is [1, 2]"),
        (Assertion("call", "exists", name="f"), "Call f exists"),
        (
            Assertion("output", "matches schema", value={"type": "object"}),
            'Output matches schema {"type": "object"}',
        ),
    ],
)
def test_that_an_assertion_reads_as_a_sentence(assertion: Assertion, text: str) -> None:
    assert sentence(assertion) == text


def test_that_the_user_s_title_goes_first() -> None:
    assert title_of(Assertion("status", "is", value=200, title="It works")) == "It works"
    assert title_of(Assertion("status", "is", value=200)) == "Status is 200"


@pytest.mark.parametrize(
    ("assertion", "unit", "text"),
    [
        (Assertion("status", "is", value=200), "", "200"),
        (Assertion("finish reason", "is not", value="STOP"), "", 'not "STOP"'),
        (Assertion("output", "is one of", value=["a", 1]), "", 'one of "a", 1'),
        (Assertion("total", "between", value=["1 s", 2000]), "ms", "between 1 s and 2000 ms"),
        (Assertion("text", "matches", value="^a+$"), "", "matches ^a+$"),
        (Assertion("text", "exists"), "", "a value"),
        (Assertion("text", "is absent"), "", "nothing"),
        (Assertion("output", "has type", value="array"), "", "array"),
        (Assertion("output", "has length", value=3), "", "length 3"),
        (Assertion("output", "matches schema", schema="a.json"), "", "matches schema a.json"),
        (Assertion("output", "is", value=[1]), "", "[1]"),
    ],
)
def test_that_what_was_expected_is_short(assertion: Assertion, unit: str, text: str) -> None:
    assert expected(assertion, unit) == text
