"""The row of the catalogue and the words for counts and times."""

import pytest

from workbench.gemini.failure import Row, chunks_in_words, time_in_words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(27, "27 s"), (44.09, "44.1 s"), (0.25, "0.2 s"), (119, "119 s"), (125, "2 min 5 s"), (600, "10 min"), (36_000, "10 h"), (9_000, "2 h 30 min")],
)  # fmt: skip
def test_that_a_time_has_a_unit_and_a_space(seconds: float, words: str) -> None:
    assert time_in_words(seconds) == words


def test_that_chunks_are_counted_in_words() -> None:
    assert [chunks_in_words(n) for n in (0, 1, 1_216)] == ["0 chunks", "1 chunk", "1,216 chunks"]


def test_that_a_row_fills_its_places() -> None:
    failure = Row("id", "{host} is off", "Ask {who}.", "Retry").failure(host="h")
    assert (failure.title, failure.explanation) == ("h is off", "Ask .")


def test_that_braces_in_a_value_stay() -> None:
    assert Row("id", "{text}").failure(text="{x}{0}").title == "{x}{0}"


def test_that_a_fact_is_found_by_name() -> None:
    failure = Row("id", "t").failure()
    assert failure.fact("Status") == ""
