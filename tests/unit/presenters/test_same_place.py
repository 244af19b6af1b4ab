"""Where the caret belongs after a text was indented anew."""

import pytest

from workbench.presenters.same_place import same_place

BEFORE = '{"a b":1}'
AFTER = '{\n  "a b": 1\n}'


@pytest.mark.parametrize(
    ("left", "expected"),
    [("", ""), ("{", "{"), ('{"a', '{\n  "a'), ('{"a b":', '{\n  "a b":'), (BEFORE, AFTER)],
)
def test_that_the_caret_stays_behind_the_same_character(left: str, expected: str) -> None:
    assert same_place(BEFORE, len(left), AFTER) == len(expected)
    assert same_place(AFTER, len(expected), BEFORE) == len(left)


def test_that_a_shorter_text_ends_the_caret() -> None:
    assert same_place("abc", 3, "a") == 1
