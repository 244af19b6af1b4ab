"""Looking for text in the rows of an answer."""

import pytest

from tests.builders import a_run, a_stream, an_error
from tests.unit.presenters.json_runs import a_state, state_of
from workbench.presenters.find_query import FindQuery
from workbench.presenters.merged_search import places_in, plain_text, text_of
from workbench.presenters.response_state import ResponseState


def places(state: ResponseState, text: str) -> list[tuple[int, int]]:
    found = places_in(state.merged.rows, FindQuery(text))
    return [place for place in found if place is not None]


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("Hello\nworld", "Hello world"),
        ("**bold** and `code`", "bold and code"),
        ("# Title", "Title"),
        ("[link](https://ai.google.dev)", "link"),
        ("a &amp; b <b>", "a & b <b>"),
        ("1 < 2", "1 < 2"),
    ],
)
def test_that_text_is_what_one_reads(markdown: str, plain: str) -> None:
    assert plain_text(markdown).strip() == plain


def test_that_places_are_numbered_in_each_row() -> None:
    assert places(a_state("one **one**\n\nnone\n\n```\none\n```\n"), "one") == [
        (0, 0),
        (0, 1),
        (1, 0),
        (2, 0),
    ]


def test_that_marks_of_markdown_are_not_in_the_way() -> None:
    assert places(a_state("a **very** big"), "very big") == [(0, 0)]
    assert places(a_state("a **very** big"), "**") == []


def test_that_failures_and_notices_are_searched() -> None:
    body = an_error(429, "RESOURCE_EXHAUSTED", "Slow down.")
    state = state_of(a_run(body, status=429, headers=(("Content-Type", "application/json"),)))
    assert places(state, "slow down")
    cut = state_of(a_run(a_stream("Hi", finish="MAX_TOKENS")))
    assert places(cut, "cut off")


def test_that_a_line_of_thoughts_has_no_text_of_its_own() -> None:
    state = state_of(a_run(a_stream("Hi")))
    assert [text_of(row) for row in state.merged.rows] == ["Hi"]
