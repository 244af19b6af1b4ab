"""The strip at the foot of the editor."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click
from workbench.ui.theme import Appearance
from workbench.ui.widgets.lint_strip import LintStrip


def test_that_a_strip_says_what_and_offers_one_thing(appearance: Appearance, qtbot: QtBot) -> None:
    strip = LintStrip(appearance)
    qtbot.addWidget(strip)
    assert strip.text == ""
    strip.say("Line 2: expected a comma", "error", "Line 2, column 9", "Go to line")
    assert strip.text == "Line 2: expected a comma"
    assert strip.accessibleName() == "Line 2: expected a comma. Line 2, column 9"
    with qtbot.waitSignal(strip.acted):
        click(child(strip, QPushButton, "lintAction"))
    strip.say("")
    assert strip.isHidden()
