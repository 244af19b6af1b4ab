"""The window's state as text, and places that no screen shows any more."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from workbench.domain.window_state import (
    Rect,
    TabState,
    WindowState,
    fitted,
    state_from,
    state_text,
)

LEFT, RIGHT = Rect(0, 0, 1440, 900), Rect(1440, 0, 1920, 1080)
FULL = WindowState(
    place=Rect(-5, 10, 1200, 800),
    maximized=True,
    panel=False,
    panel_width=300,
    layout="stacked",
    both="stacked",
    roots=("/a",),
    folded=("folder:/a/b",),
    tabs=(TabState("/a", "x.yaml", preview=True, view="chunks", split=(400, 500)),),
    front=0,
    recent=("command:send",),
)


@pytest.mark.parametrize("state", [WindowState(), FULL])
def test_that_a_state_comes_back_as_it_was(state: WindowState) -> None:
    assert state_from(state_text(state)) == state


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"version": 2}', '{"version": 1, "tabs": 3}']
)
def test_that_what_is_no_state_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        state_from(text)


def test_that_a_place_in_view_stays() -> None:
    place = Rect(1500, 20, 1200, 800)
    assert fitted(place, [LEFT, RIGHT]) == place


def test_that_a_place_on_a_screen_that_is_gone_moves_to_the_first() -> None:
    assert fitted(Rect(5000, 20, 1200, 800), [LEFT]) == Rect(240, 20, 1200, 800)


def test_that_a_place_larger_than_its_screen_shrinks() -> None:
    assert fitted(Rect(1400, -50, 4000, 4000), [LEFT, RIGHT]) == RIGHT


def test_that_without_any_screen_nothing_moves() -> None:
    assert fitted(LEFT, []) == LEFT


@given(*[some.integers(-(10**6), 10**6)] * 2, *[some.integers(1, 10**6)] * 2)
def test_that_every_place_ends_inside_a_screen(left: int, top: int, wide: int, high: int) -> None:
    fit = fitted(Rect(left, top, wide, high), [LEFT, RIGHT])
    assert any(
        screen.left <= fit.left
        and screen.top <= fit.top
        and fit.left + fit.width <= screen.left + screen.width
        and fit.top + fit.height <= screen.top + screen.height
        for screen in (LEFT, RIGHT)
    )
