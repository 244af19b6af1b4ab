"""Texts from elsewhere as a label can bear them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.presenters.short_text import NAME, short_name, short_text


@pytest.mark.parametrize(
    "name",
    ["", "Say hello", "שלום", "👩‍👩‍👧‍👦", "a\u200bb", "x" * NAME, "<b>{{name}}</b> & %s"],
)
def test_that_a_usual_name_stays_as_it_is(name: str) -> None:
    assert short_name(name) == name


def test_that_a_long_name_is_cut() -> None:
    assert short_name("n" * 1_000_000) == "n" * NAME + "…"


def test_that_a_name_is_one_line() -> None:
    assert short_name("a\nb\tc\u2028d\x00e\x7f") == "a b c d e "


def test_that_no_name_turns_its_neighbours_around() -> None:
    assert short_name("a\u202eb\u2066c") == "abc"


@given(st.text(max_size=600))
def test_that_what_is_short_has_no_line_break_and_stays_so(name: str) -> None:
    short = short_name(name)
    assert len(short.splitlines()) <= 1
    assert len(short) <= NAME + 1
    assert short_name(short.removesuffix("…")) == short.removesuffix("…")


def test_that_a_text_keeps_its_lines() -> None:
    assert short_text("a\nb", 10) == "a\nb"
    assert short_text("a\nb" * 10, 4) == "a\nba…"
