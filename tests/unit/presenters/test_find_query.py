"""What is looked for, and how far one is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.presenters import find_query
from workbench.presenters.find_query import FindQuery, found_words


def spans(query: FindQuery, text: str) -> list[tuple[int, int]]:
    return list(query.spans(text))


def test_that_case_does_not_count_unless_it_is_asked_to() -> None:
    assert spans(FindQuery("ab"), "ab AB") == [(0, 2), (3, 5)]
    assert spans(FindQuery("ab", match_case=True), "ab AB") == [(0, 2)]


def test_that_a_whole_word_has_no_letters_beside_it() -> None:
    query = FindQuery("art", whole_word=True)
    assert spans(query, "art, part, arts (art)") == [(0, 3), (17, 20)]


def test_that_signs_of_patterns_mean_themselves() -> None:
    assert spans(FindQuery("a.*("), "ab( a.*(") == [(4, 8)]
    assert FindQuery("+").is_in("1 + 1")
    assert not FindQuery("+").is_in("11")


def test_that_whole_words_may_begin_with_signs() -> None:
    assert spans(FindQuery("$5", whole_word=True), "$5 $55") == [(0, 2)]


@pytest.mark.parametrize(
    ("current", "count", "is_all", "words"),
    [
        (2, 17, True, "3 of 17"),
        (-1, 17, True, "17"),
        (0, 10_000, False, "1 of 10,000+"),
        (-1, 0, True, "No results"),
        (-1, 0, False, "Searching…"),
    ],
)
def test_that_it_says_how_far_one_is(current: int, count: int, is_all: bool, words: str) -> None:
    assert found_words(current, count, is_all=is_all) == words


@given(st.lists(st.sampled_from(["ab", "a", "b", " ", "ba"]), max_size=60), st.booleans())
def test_that_pieces_bring_the_same_places(words: list[str], whole: bool) -> None:
    text = "".join(words)
    query = FindQuery("aba", whole_word=whole)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find_query, "PIECE", 3)
        found = [span for span in query.pieces(text) if span is not None]
    assert found == spans(query, text)


def pattern(text: str, **options: bool) -> FindQuery:
    return FindQuery(text, is_pattern=True, **options)


def test_that_a_pattern_is_found_with_regard_to_case_where_asked() -> None:
    assert spans(pattern("a+b?"), "aab AB c") == [(0, 3), (4, 6)]
    assert spans(pattern("a+b?", match_case=True), "aab AB") == [(0, 3)]


def test_that_a_pattern_counts_characters_also_behind_emoji_and_half_pairs() -> None:
    assert spans(pattern("é+"), "\U0001f600é \ud800éé") == [(1, 2), (4, 6)]


def test_that_lines_begin_and_end_where_they_do() -> None:
    assert spans(pattern("^a$"), "a\nba\na") == [(0, 1), (5, 6)]


def test_that_an_empty_match_is_none() -> None:
    assert spans(pattern("x*"), "axxb") == [(1, 3)]


def test_that_a_pattern_may_ask_for_whole_words() -> None:
    assert spans(pattern("a.", whole_word=True), "ab abc xab éab ab") == [(0, 2), (15, 17)]


@pytest.mark.parametrize("text", ["(", "[z-a]", "(?=a)", "\\1", "a{2000}", "+"])
def test_that_a_bad_pattern_says_so_and_finds_nothing(text: str) -> None:
    query = pattern(text)
    assert query.trouble.startswith("This is no pattern that can be searched for: ")
    assert "(?m)" not in query.trouble
    assert not query.is_in("a(")
    assert FindQuery(text).trouble == ""


def test_that_no_pattern_takes_longer_than_the_text_is_long() -> None:
    query = pattern("(a+)+b|(x+x+)+y")
    assert not query.is_in("a" * 200_000 + "x" * 200_000)


def test_that_groups_stand_in_a_replacement() -> None:
    assert (
        pattern(r"(\w+): (\w+)").replaced("a: b, é c: d", "$2=$1 $$ $0 $9")
        == "b=a $ a: b , é d=c $ c: d "
    )
    assert FindQuery("a").replaced("a b A", "$1\\n") == "$1\\n b $1\\n"


@given(st.lists(st.sampled_from(["ab", "a", "b", " ", "ba", "\n"]), max_size=60), st.booleans())
def test_that_pieces_bring_the_same_places_of_a_pattern(words: list[str], whole: bool) -> None:
    text = "".join(words)
    query = pattern("ab?a|^b", whole_word=whole)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find_query, "PIECE", 3)
        found = [span for span in query.pieces(text) if span is not None]
    assert found == spans(query, text)
