"""The rows of the assertions table: words, choices, troubles."""

import pytest

from workbench.assertions import KINDS
from workbench.domain.assertion import NO_VALUE, Assertion
from workbench.presenters.assertion_rows import (
    NEW_ASSERTION,
    check_choices,
    place_text,
    row_sentence,
    row_trouble,
    what_choices,
    what_text,
    with_check,
    with_place,
    with_what,
)


def test_that_the_menu_has_every_kind() -> None:
    assert len(what_choices()) == len(KINDS)
    assert {"Status", "TTFT", "Finish reason"} <= set(what_choices())


def test_that_a_row_can_look_at_every_kind_and_be_judged_but_for_a_missing_name() -> None:
    for label in what_choices():
        row = with_what(NEW_ASSERTION, label)
        assert what_text(row) == label
        assert row.check in check_choices(row)
        trouble = row_trouble(row)
        assert not trouble or "missing" in trouble or "Which" in trouble


def test_that_the_own_check_is_offered_even_where_it_is_unknown() -> None:
    assert check_choices(Assertion("status", "rhymes with"))[-1] == "rhymes with"
    assert "is" in check_choices(Assertion("mood", "is"))


def test_that_looking_elsewhere_keeps_what_fits_there() -> None:
    row = Assertion("output", "matches schema", pointer="/a", schema="a.json", title="T")
    assert with_what(row, "Response") == Assertion(
        "response", "matches schema", pointer="/a", schema="a.json", title="T"
    )
    assert with_what(row, "Status") == Assertion("status", "is", title="T")
    named = Assertion("header", "is", name="etag", value="x")
    assert with_what(named, "Text") == Assertion("text", "is", value="x")
    assert with_what(named, "mood").what == "mood"


def test_that_the_place_is_a_pointer_or_the_name_of_a_header() -> None:
    header = with_place(Assertion("header", "exists"), " etag ")
    assert (header.name, header.pointer, place_text(header)) == ("etag", None, "etag")
    output = with_place(Assertion("output", "exists"), "/a")
    assert (output.pointer, place_text(output)) == ("/a", "/a")
    assert with_place(output, "").pointer is None


def test_that_another_check_reads_the_value_anew() -> None:
    row = Assertion("status", "is", value=200)
    assert with_check(row, "is one of").value == [200]
    assert with_check(row, "exists").value is NO_VALUE
    assert with_check(row, "is") is row
    schema = Assertion("output", "matches schema", schema="a.json")
    assert with_check(schema, "is") == Assertion("output", "is")


def test_that_a_title_stands_in_the_place_of_the_sentence() -> None:
    assert row_sentence(NEW_ASSERTION) == "Status is 200"
    assert row_sentence(Assertion("status", "is", value=200, title="All is well")) == "All is well"


@pytest.mark.parametrize(
    ("assertion", "trouble"),
    [
        (NEW_ASSERTION, ""),
        (Assertion("output", "exists", pointer="/a/*"), ""),
        (Assertion("output", "matches schema", schema="a.json"), ""),
        (Assertion("ttft", "between", value=["1 s", "2 s"]), ""),
        (Assertion("output", "contains", value=5), ""),
        (Assertion("text", "contains", value=5), "contains needs a text here, not 5."),
        (Assertion("output", "exists", pointer="a"), "A pointer is empty or begins with /."),
        (Assertion("output", "exists", pointer="/~5"), "In a pointer ~ is written ~0"),
        (Assertion("status", "is", value=1, pointer="/a"), "Status is no JSON"),
        (Assertion("header", "exists"), "Which header?"),
        (Assertion("output", "matches schema"), "Which schema?"),
        (Assertion("status", "is"), "A value to compare with is missing."),
        (Assertion("status", "at least", value="x"), 'at least needs a number, not "x".'),
        (Assertion("output", "between", value=3), "between needs two numbers."),
        (Assertion("output", "has length", value="x"), "has length needs a number or [low, high]."),
        (Assertion("output", "has type", value="strin"), "has type needs one of string, number"),
        (Assertion("output", "is one of", value=3), "is one of needs a list."),
        (Assertion("text", "matches", value=3), "matches needs a regular expression."),
        (Assertion("ttft", "at most", value="soon"), '"soon" is no duration'),
        (Assertion("mood", "is", value=1), "This version cannot judge `mood`."),
        (Assertion("status", "rhymes", value=1), "This version cannot judge `rhymes`."),
    ],
)
def test_that_a_row_says_what_is_wrong_in_it(assertion: Assertion, trouble: str) -> None:
    found = row_trouble(assertion)
    assert found.startswith(trouble) if trouble else not found
