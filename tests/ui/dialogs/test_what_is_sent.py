"""What will be sent, in a dialog."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click
from workbench.ui.dialogs.what_is_sent import WhatIsSentDialog
from workbench.ui.theme import Appearance


@pytest.fixture
def dialog(appearance: Appearance, qtbot: QtBot) -> WhatIsSentDialog:
    made = WhatIsSentDialog(appearance)
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_the_message_is_shown_and_copied(dialog: WhatIsSentDialog) -> None:
    copy = child(dialog, QPushButton, "copySentButton")
    assert not copy.isEnabled()
    dialog.show_message("GET https://a.example", "0 headers", ("No API key was found.",))
    assert dialog.text == "GET https://a.example"
    assert child(dialog, QLabel, "sentNotices").text() == "No API key was found."
    click(copy)
    assert QGuiApplication.clipboard().text() == "GET https://a.example"


def test_that_a_refusal_is_told_in_its_place(dialog: WhatIsSentDialog) -> None:
    dialog.show_refusal("{{city}} has no value here.")
    said = child(dialog, QLabel, "sentNotices")
    assert said.isVisible()
    assert (said.text(), said.property("role")) == ("{{city}} has no value here.", "error")
    assert dialog.text == ""
