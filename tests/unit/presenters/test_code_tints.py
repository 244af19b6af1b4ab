"""Code as coloured spans."""

import pytest

from workbench.presenters.code_tints import LONGEST, LONGEST_LINE, lexer_name, spans_of


def test_that_spans_stand_on_their_lines() -> None:
    lines = list(spans_of('{"a": 1,\n "b": null}', "json"))
    assert len(lines) == 2
    assert (1, 3, "syn.key") in lines[0]
    assert (6, 1, "syn.number") in lines[0]
    assert (6, 4, "syn.literal") in lines[1]


def test_that_offsets_count_in_utf_16() -> None:
    (line,) = spans_of('"😀" 1', "json")
    assert (0, 4, "syn.string") in line
    assert (5, 1, "syn.number") in line


def test_that_a_token_over_several_lines_is_coloured_on_each() -> None:
    lines = list(spans_of('"""a\nb"""', "python"))
    assert [line[0][2] for line in lines] == ["syn.string", "syn.string"]


@pytest.mark.parametrize(
    ("word", "lexer"), [("py", "python"), ("JSON", "json"), ("", ""), ("brainf", "")]
)
def test_that_only_known_languages_have_a_lexer(word: str, lexer: str) -> None:
    assert lexer_name(word) == lexer


@pytest.mark.parametrize("text", ["1\n" * LONGEST, "1" * (LONGEST_LINE + 1)])
def test_that_too_much_code_stays_plain(text: str) -> None:
    assert list(spans_of(text, "json")) == []
