"""Numbers as the user reads them."""

import pytest

from workbench.presenters import figures


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (None, "–"),
        (0.4, "0.000 s"),
        (4.4, "0.004 s"),
        (702.1, "0.70 s"),
        (2311.8, "2.31 s"),
        (75_000.0, "75.0 s"),
        (3_600_000.0, "3,600.0 s"),
    ],
)
def test_that_a_duration_is_told_in_seconds(ms: float | None, text: str) -> None:
    assert figures.seconds(ms) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0 B"),
        (412, "412 B"),
        (1_400, "1.4 KB"),
        (212_000, "212 KB"),
        (6_100_000, "6.1 MB"),
        (5_000_000_000, "5.0 GB"),
    ],
)
def test_that_a_size_is_told_in_the_unit_that_suits_it(number: int, text: str) -> None:
    assert figures.size(number) == text


def test_that_a_missing_number_is_an_en_dash_and_never_zero() -> None:
    assert (figures.count(None), figures.tokens_of(None), figures.milliseconds(None)) == ("–",) * 3


def test_that_thoughts_count_as_output() -> None:
    usage = {"promptTokenCount": 412, "candidatesTokenCount": 82, "thoughtsTokenCount": 900}
    assert figures.tokens_of(usage) == "412 in · 982 out"


def test_that_one_is_singular() -> None:
    assert (figures.plural(1, "chunk"), figures.plural(31, "chunk")) == ("1 chunk", "31 chunks")
