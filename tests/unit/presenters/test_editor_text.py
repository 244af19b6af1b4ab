"""Nothing that was typed is lost in an editor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.presenters.editor_text import (
    FOLDED,
    PARAGRAPH,
    Spelling,
    index_of,
    spelling_of,
    utf16_length,
    utf16_offset,
)

ODD_TEXTS = st.text(
    st.sampled_from("\r\n\u2028\u2029\ufdd0\ufdd1\ud800\udc00a\u240d\ue000\U0001f600")
)


def through_an_editor(text: str) -> str:
    """Return what comes back from a document of Qt's: every break it knows becomes one kind."""
    spelling = spelling_of(text)
    raw = spelling.shown(text)
    for line_break in ("\r\n", "\r", "\n", "\ufdd0", "\ufdd1"):
        raw = raw.replace(line_break, PARAGRAPH)
    return spelling.typed("".join(c for c in raw if not "\ud800" <= c <= "\udfff"))


@given(st.one_of(ODD_TEXTS, st.text()))
def test_that_every_text_comes_back_byte_for_byte(text: str) -> None:
    assert through_an_editor(text) == text


def test_that_lines_ending_in_crlf_look_like_any_lines() -> None:
    spelling = spelling_of('{\r\n  "a": 1\r\n}\r\n')
    assert spelling.shown('{\r\n  "a": 1\r\n}\r\n') == '{\n  "a": 1\n}\n'


def test_that_a_new_line_among_crlf_lines_ends_like_the_others() -> None:
    spelling = spelling_of("a\r\nb")
    assert spelling.typed(f"a{PARAGRAPH}new{PARAGRAPH}b") == "a\r\nnew\r\nb"


def test_that_a_lone_carriage_return_can_be_seen() -> None:
    assert spelling_of("a\rb\n").shown("a\rb\n") == "a\u240db\n"


def test_that_a_stand_in_is_never_a_character_of_the_text() -> None:
    text = "\r\u240d\ufdd0\ue000\ue001"
    assert not set(spelling_of(text).odd) & set(text)


def test_that_pasted_line_breaks_become_those_of_the_body() -> None:
    spelling, shown = Spelling("\r\n").with_pasted("a\r\nb\rc\nd")
    assert shown == "a\nb\nc\nd"
    assert spelling.typed(shown.replace("\n", PARAGRAPH)) == "a\r\nb\r\nc\r\nd"


def test_that_a_pasted_paragraph_separator_stays_one_character() -> None:
    spelling, shown = Spelling().with_pasted('"a\u2029b"')
    assert PARAGRAPH not in shown
    assert spelling.typed(shown) == '"a\u2029b"'


def test_that_pasting_keeps_the_signs_that_stand_already() -> None:
    before = spelling_of("a\rb")
    after, _ = before.with_pasted("\ufdd0")
    assert after.typed(before.shown("a\rb")) == "a\rb"


IMAGE = "iVBORw0KGgo" * 400


def test_that_a_long_run_of_base64_is_one_sign() -> None:
    body = f'{{"data": "{IMAGE}", "mimeType": "image/png"}}'
    spelling = spelling_of(body)
    assert spelling.shown(body) == '{"data": "▤", "mimeType": "image/png"}'
    assert spelling.typed(spelling.shown(body)) == body


def test_that_each_run_has_its_own_sign_and_an_equal_one_the_same() -> None:
    text = f'"{IMAGE}" "{IMAGE}A" "{IMAGE}"'
    assert spelling_of(text).shown(text) == '"▤" "▥" "▤"'


@pytest.mark.parametrize("run", ["A" * (FOLDED - 1), "7" * (2 * FOLDED)])
def test_that_short_runs_and_numbers_are_shown_in_full(run: str) -> None:
    spelling = spelling_of(run)
    assert spelling.cuts.joined(spelling.shown(run)) == run


def test_that_an_outline_leaves_folds_folded_and_odd_characters_real() -> None:
    body = f'{{"data": "{IMAGE}"\r}}'
    spelling = spelling_of(body)
    assert spelling.outline(spelling.shown(body)) == '{"data": "▤"\r}'


def test_that_a_pasted_image_is_folded_beside_one_that_is_there() -> None:
    before = spelling_of(f'"{IMAGE}"')
    after, shown = before.with_pasted(f"{IMAGE}B")
    assert shown == "▥"
    assert after.typed("▤▥") == f"{IMAGE}{IMAGE}B"


def test_that_more_runs_than_signs_are_still_kept() -> None:
    text = " ".join(f"{number:05}{'A' * FOLDED}" for number in range(6_500))
    spelling = spelling_of(text)
    assert spelling.typed(spelling.shown(text)) == text


@given(st.text(), st.data())
def test_that_offsets_lead_there_and_back(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text)))
    assert index_of(text, utf16_offset(text, index)) == index


@pytest.mark.parametrize(("text", "length"), [("", 0), ("abc", 3), ("a\U0001f600b", 4), ("é", 1)])
def test_that_an_emoji_counts_twice(text: str, length: int) -> None:
    assert utf16_length(text) == length


ROW = '{"id": 1, "text": "one, two"}, '


def test_that_a_very_long_line_is_cut_and_comes_back() -> None:
    body = f"[{ROW * 1_000}0]\r\n1\r\n"
    spelling = spelling_of(body)
    shown = spelling.shown(body)
    assert max(map(len, shown.split("\n"))) < 3_000
    assert spelling.typed(shown.replace("\n", PARAGRAPH)) == body
    assert spelling.outline(shown) == body.replace("\r\n", "\n")


def test_that_a_pasted_sign_of_a_cut_stays_a_character() -> None:
    before = spelling_of("a")
    pasted = f"x{before.cuts.between}\ny"
    after, shown = before.with_pasted(pasted)
    assert after.typed(shown) == pasted


def test_that_a_line_that_is_one_image_needs_no_cut() -> None:
    body = f'{{"data": "{IMAGE * 10}"}}'
    assert spelling_of(body).shown(body) == '{"data": "▤"}'
