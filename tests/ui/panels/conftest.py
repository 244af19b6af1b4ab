"""What the tests of panels share."""

import pytest
from pytestqt.qtbot import QtBot

from workbench.ui.panels.response_pane import ResponsePane
from workbench.ui.theme import Appearance


@pytest.fixture
def pane(appearance: Appearance, qtbot: QtBot) -> ResponsePane:
    """Return a response pane in a window of its own, shown."""
    made = ResponsePane(appearance)
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show()
    qtbot.waitExposed(made)
    return made
