"""Nothing is cut off: every page, panel and dialog at 960×600, with larger text and at every scale (ui.md 29)."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tests.architecture.sources import ROOT
from tests.ui.clipping import cut_off
from tests.ui.pages import pages, walked_world
from tests.ui.windows import OpenWindow, World
from workbench.ui.look import Look
from workbench.ui.theme import Appearance

LEAST = (960, 600)
LAPTOP_AT_200 = (720, 450)
"""What a screen of 1440×900 has at 200 %: less than the least window."""

SCREEN = {"name": "one", "x": 0, "y": 0, "width": 2880, "height": 1800, "logicalDpi": 96, "dpr": 1}
"""Pixels that are there at any scale; the platform's own screen has 800×800 and bounds what dialogs take."""

TURNS = 8
"""Of the event loop, until what a page has put off is done."""


def walk(window: OpenWindow, size: tuple[int, int], *, panels: bool = True) -> list[str]:
    """Bring every page into sight at a size and return what is cut off."""
    window.frame.fit_into(QSize(*size))
    window.frame.resize(*size)
    found: list[str] = []
    for page in pages(window, panels=panels):
        settle()
        found += [f"{page.name}: {finding}" for finding in cut_off(page.root)]
    assert (window.frame.width(), window.frame.height()) == size
    return found


def settle() -> None:
    for _ in range(TURNS):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def test_that_nothing_is_cut_off_in_the_least_window(
    open_window: Callable[[World], OpenWindow],
) -> None:
    assert walk(open_window(walked_world()), LEAST) == []


def test_that_nothing_is_cut_off_with_text_half_as_large_again(
    open_window: Callable[[World], OpenWindow], appearance: Appearance
) -> None:
    appearance.show(Look(theme="light", text=150))
    assert walk(open_window(walked_world()), LEAST) == []


def test_that_nothing_is_cut_off_when_text_grows_in_an_open_window(
    open_window: Callable[[World], OpenWindow], appearance: Appearance
) -> None:
    window = open_window(walked_world())
    window.open()
    appearance.show(Look(theme="light", text=150))
    assert walk(window, LEAST) == []


def test_that_a_window_smaller_than_the_least_scrolls(
    open_window: Callable[[World], OpenWindow],
) -> None:
    window = open_window(walked_world())
    assert walk(window, LAPTOP_AT_200, panels=False) == []


@pytest.mark.slow
@pytest.mark.parametrize("scale", ["1.25", "1.5", "2"])
def test_that_nothing_is_cut_off_at_any_scale(scale: str, tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    test = test_that_nothing_is_cut_off_in_the_least_window.__name__
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        f"{__file__}::{test}",
    ]
    platform = f"offscreen:configfile={screens}"
    surroundings = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": platform}
    ended = subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=55, check=False
    )
    assert ended.returncode == 0, ended.stdout[-3000:]
