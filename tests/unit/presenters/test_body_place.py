"""From a JSON Pointer to a line and a column of the body."""

import pytest

from workbench.presenters.body_place import place_of

BODY = '{\n  "contents": [\n    {"role": "usr"}\n  ]\n}'


def test_that_a_field_is_found_by_line_and_column() -> None:
    place = place_of(BODY, "/contents/0/role")
    assert (place.line, place.column) == (3, 14)


def test_that_the_first_line_counts_from_one() -> None:
    place = place_of('{"a": 1}', "/a")
    assert (place.line, place.column) == (1, 7)


@pytest.mark.parametrize(("body", "pointer"), [(BODY, "/nothing/here"), ("{", "/a"), ("", "")])
def test_that_what_is_not_there_leads_to_the_beginning(body: str, pointer: str) -> None:
    place = place_of(body, pointer)
    assert (place.line, place.column) == (1, 1)
