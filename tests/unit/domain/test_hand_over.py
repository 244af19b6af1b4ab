"""What a second start tells the first window, as one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.hand_over import HandOver, hand_over_from, hand_over_line


@given(st.lists(st.text(max_size=40), max_size=5), st.text(max_size=20))
def test_that_folders_of_every_name_arrive(folders: list[str], token: str) -> None:
    asked = HandOver(tuple(folders), token)
    line = hand_over_line(asked)
    assert line.count(b"\n") == 1
    assert hand_over_from(line) == asked


def test_that_names_that_are_not_utf8_arrive() -> None:
    asked = HandOver(("/home/me/\udcff\udcfe",))
    assert hand_over_from(hand_over_line(asked)) == asked


def test_that_too_long_a_line_is_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        hand_over_line(HandOver(("x" * 70_000,)))


@pytest.mark.parametrize(
    "line",
    [
        *(b"", b"{}", b"[]", b"null", b"\xff", b'{"start": 2}', b'{"start": 1, "folders": "x"}'),
        *(b'{"start": 1, "folders": [1]}', b"[" * 60_000, b'{"start": 1, "token": null}'),
    ],
)
def test_that_other_lines_are_refused(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # whatever it says, nobody reads it
        hand_over_from(line)
