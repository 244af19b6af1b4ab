"""Scales of a picture."""

import pytest

from workbench.presenters.zooming import LEAST, MOST, fitting, kept_in_place, stepped


def test_that_steps_go_up_and_down() -> None:
    assert stepped(1.0, 1) == pytest.approx(1.25)
    assert stepped(1.25, -1) == pytest.approx(1.0)
    assert stepped(2.0, 2) == pytest.approx(3.125)


def test_that_whole_size_is_not_stepped_over() -> None:
    assert stepped(0.9, 1) == 1.0
    assert stepped(1.1, -1) == 1.0


def test_that_scales_have_bounds() -> None:
    assert stepped(MOST, 3) == MOST
    assert stepped(LEAST, -3) == LEAST


@pytest.mark.parametrize(
    ("size", "room", "scale"),
    [((200, 100), (100, 100), 0.5), ((50, 50), (100, 100), 1.0), ((0, 0), (9, 9), 1.0)],
)
def test_that_all_of_a_picture_fits(
    size: tuple[int, int], room: tuple[int, int], scale: float
) -> None:
    assert fitting(size, room) == pytest.approx(scale)


def test_that_what_is_under_the_pointer_stays_there() -> None:
    assert kept_in_place(100, 50, 1.0, 2.0) == 250
    assert kept_in_place(250, 50, 2.0, 1.0) == 100
