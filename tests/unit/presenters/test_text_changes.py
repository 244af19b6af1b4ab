"""What differs between two texts."""

import pytest

from workbench.presenters.text_changes import changed_part


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ("abc", "abc", (3, 3, "")),
        ("abc", "aXc", (1, 2, "X")),
        ("abc", "abcd", (3, 3, "d")),
        ("abcd", "bcd", (0, 1, "")),
        ("aaa", "aaaa", (3, 3, "a")),
        ("aaaa", "aa", (2, 4, "")),
        ("", "x", (0, 0, "x")),
        ("x", "", (0, 1, "")),
        ("one two three", "one 2 three", (4, 7, "2")),
    ],
)
def test_that_the_smallest_part_is_found(
    before: str, after: str, part: tuple[int, int, str]
) -> None:
    start, stop, new = changed_part(before, after)
    assert (start, stop, new) == part
    assert before[:start] + new + before[stop:] == after
