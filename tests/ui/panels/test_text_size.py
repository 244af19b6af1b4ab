"""Text larger and smaller in the whole window."""

from PySide6.QtWidgets import QLabel, QPlainTextEdit

from tests.ui.hands import child
from tests.ui.windows import OpenWindow
from workbench.domain.settings import CODE_SIZE, TEXT_SIZE
from workbench.ui.panels.text_size import SIZES
from workbench.ui.theme import Appearance


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
    assert (label.isVisible(), label.text()) == (True, "Text 150 %")
    for _ in SIZES:
        window.run("textSmaller")
    assert pixels(window) < usual
    window.run("textUsual")
    assert pixels(window) == usual
    assert not label.isVisible()


def test_that_the_size_is_a_setting(window: OpenWindow, appearance: Appearance) -> None:
    window.run("textLarger")
    assert window.main.preferences.get(TEXT_SIZE) == 110
    assert appearance.look.text == 110
    window.main.preferences.reset(TEXT_SIZE)
    assert window.main.text_size.percent == 100


def test_that_code_has_a_size_of_its_own(window: OpenWindow, appearance: Appearance) -> None:
    window.open()
    usual, text = pixels(window), appearance.base_pixels
    window.main.preferences.change(CODE_SIZE, 150)
    assert pixels(window) == round(usual * 1.5)
    assert appearance.base_pixels == text
    assert appearance.mono("body").pixelSize() == pixels(window)
    window.main.preferences.reset(CODE_SIZE)
    assert pixels(window) == usual
