"""Colours, brackets and regions of JSON as it is typed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.presenters.json_spans import (
    Region,
    foldable,
    leaves_open,
    line_spans,
    region_at,
    regions,
    structure,
)

TEXT = """{
  "a": [
    1,
    {"b": "}"}
  ],
  "c": {}, "d": [
  ]
}"""


def colors_of(line: str, *, inside: bool = False) -> dict[str, str]:
    spans = line_spans(line, inside=inside)
    return {line[start:stop]: tint for start, stop, tint in spans if tint != "syn.punct"}


def test_that_keys_strings_numbers_and_words_have_their_colours() -> None:
    assert colors_of('"a": "b", "c" : -1.5e3, "d": [true, null] // x') == {
        '"a"': "syn.key",
        '"b"': "syn.string",
        '"c"': "syn.key",
        "-1.5e3": "syn.number",
        '"d"': "syn.key",
        "true": "syn.literal",
        "null": "syn.literal",
        "// x": "syn.comment",
    }


def test_that_a_string_without_its_end_is_one_to_the_end_of_the_line() -> None:
    assert colors_of('"a": "b, 1') == {'"a"': "syn.key", '"b, 1': "syn.string"}


def test_that_a_line_that_begins_inside_a_string_ends_it_first() -> None:
    assert colors_of('end": 1, "b": 2', inside=True) == {
        'end"': "syn.key",
        "1": "syn.number",
        '"b"': "syn.key",
        "2": "syn.number",
    }
    assert colors_of("all of it", inside=True) == {"all of it": "syn.string"}


def test_that_variables_and_folds_stand_out_inside_strings() -> None:
    assert colors_of('"hi {{name}} ▤"')["{{name}}"] == "syn.variable"
    assert colors_of('"hi {{name}} ▤"')["▤"] == "accent.fg"


@given(st.text(st.sampled_from('ab"\\{}[]:,1 ')), st.booleans())
def test_that_spans_lie_in_the_line(line: str, inside: bool) -> None:
    assert all(0 <= start < stop <= len(line) for start, stop, _ in line_spans(line, inside=inside))


def test_that_brackets_in_strings_do_not_count() -> None:
    assert structure('"{[\\"]}" }') == [(9, "}")]
    assert structure('{ " }', inside=True) == [(4, "}")]


@pytest.mark.parametrize(
    ("line", "count"), [('"a": [', 1), ("}, {", 1), ("[{", 2), ("[]", 0), ("]", 0), ('"["', 0)]
)
def test_that_a_line_tells_what_it_leaves_open(line: str, count: int) -> None:
    assert leaves_open(line) == count


def test_that_regions_are_values_on_several_lines() -> None:
    assert set(regions(TEXT)) == {Region(1, 4, 1), Region(5, 6, 1), Region(0, 7, 0)}


def test_that_a_line_folds_what_it_begins_else_what_is_around_it() -> None:
    assert region_at(TEXT, 1) == Region(1, 4, 1)
    assert region_at(TEXT, 2) == Region(1, 4, 1)
    assert region_at(TEXT, 3) == Region(1, 4, 1)
    assert region_at(TEXT, 0) == Region(0, 7, 0)
    assert region_at(TEXT, 7) == Region(0, 7, 0)
    assert region_at("[1]", 0) is None


def test_that_a_line_with_two_brackets_folds_the_outer_one() -> None:
    assert region_at('[{\n"a": 1\n}\n]', 0) == Region(0, 3, 0)


def test_that_only_what_has_lines_between_its_brackets_is_foldable() -> None:
    assert foldable(TEXT, 1) == (Region(1, 4, 1),)
    assert foldable(TEXT, 0) == (Region(0, 7, 0),)


def test_that_a_string_that_goes_on_in_the_next_line_hides_its_brackets() -> None:
    assert list(regions('["a {\x01\n b",\n1]', "\x01")) == [Region(0, 2, 0)]


def test_that_brackets_that_do_not_match_fold_nothing() -> None:
    assert list(regions("[\n}\n")) == []


def test_that_each_line_of_a_formatted_value_is_looked_at_once() -> None:
    value = json.dumps([[n, n] for n in range(1_000)], indent=1)
    found = foldable(value, 1)
    assert len(found) == 1_000
    assert found[0] == Region(1, 4, 1)
