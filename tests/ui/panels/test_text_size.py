"""Text larger and smaller in the whole window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from tests.ui.hands import child
from tests.ui.windows import OpenWindow
from workbench.domain.window_state import WindowState
from workbench.ui.panels.text_size import SIZES
from workbench.ui.theme import Appearance


@pytest.fixture(autouse=True)
def usual_size(appearance: Appearance) -> Iterator[None]:
    yield
    appearance.zoom_to(100)


def pixels(window: OpenWindow) -> int:
    return child(window.page, QPlainTextEdit, "bodyEditor").font().pixelSize()


def test_that_text_grows_and_shrinks_and_comes_back(window: OpenWindow) -> None:
    window.open()
    usual = pixels(window)
    for _ in SIZES:
        window.run("textLarger")
    assert window.main.text_size.percent == SIZES[-1]
    assert pixels(window) > usual * 1.3
    label = child(window.frame, QLabel, "statusZoom")
    assert (label.isVisible(), label.text()) == (True, "Text 140 %")
    for _ in SIZES:
        window.run("textSmaller")
    assert pixels(window) < usual
    window.run("textUsual")
    assert pixels(window) == usual
    assert not label.isVisible()


def test_that_the_size_is_remembered(window: OpenWindow, appearance: Appearance) -> None:
    window.main.memory.restore(WindowState(zoom=125))
    assert appearance.zoom == 125
    assert window.main.memory.state().zoom == 125
    window.main.memory.restore(WindowState(zoom=7))
    assert appearance.zoom == 100
