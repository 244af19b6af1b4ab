"""Values in few words."""

import pytest

from workbench.assertions.wording import cut, in_sentence, label_of, shown


@pytest.mark.parametrize(
    ("what", "label"),
    [("status", "Status"), ("finish reason", "Finish reason"), ("ttft", "TTFT"), ("", "")],
)
def test_that_a_kind_has_a_readable_name(what: str, label: str) -> None:
    assert label_of(what) == label


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("STOP", '"STOP"'),
        (200, "200"),
        (None, "null"),
        ({"a": [1, True]}, '{"a": [1, true]}'),
        ("Zürich", '"Zürich"'),
        ("a\nb", '"a\\nb"'),
    ],
)
def test_that_values_are_shown_as_json(value: object, text: str) -> None:
    assert shown(value) == text


def test_that_numbers_are_shown_with_their_unit() -> None:
    assert shown(702.14, "ms") == "702.1 ms"
    assert shown(1500, "ms") == "1500 ms"
    assert shown(2000.0, "ms") == "2000 ms"


@pytest.mark.parametrize(
    "value", ["x" * 10_000, ["x" * 200] * 1000, {str(n): n for n in range(999)}]
)
def test_that_a_long_value_is_cut(value: object) -> None:
    text = shown(value)
    assert len(text) == 300
    assert text.endswith("…")


def test_that_a_deep_value_can_be_shown() -> None:
    value: object = 1
    for _ in range(900):
        value = [value]
    assert shown(value).startswith("[[[[")


def test_that_half_a_surrogate_pair_can_be_written() -> None:
    assert shown("\ud800").encode("utf-8")


def test_that_a_short_text_stays_whole() -> None:
    assert cut("abc", 3) == "abc"
    assert cut("abcd", 3) == "ab…"


@pytest.mark.parametrize("value", ["STOP", "gemini-3.5-flash", "text/plain", "%", "cut"])
def test_that_a_sentence_shows_one_word_bare(value: str) -> None:
    assert in_sentence(value) == value


@pytest.mark.parametrize("value", ["200", "1.5", "true", "null", "two words", "", 'a"b'])
def test_that_a_sentence_quotes_what_could_be_misread(value: str) -> None:
    assert in_sentence(value).startswith('"')
