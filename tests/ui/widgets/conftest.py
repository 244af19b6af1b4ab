"""What tests of single widgets share."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from workbench.ui.theme import Appearance
from workbench.ui.widgets.json_editor import JsonEditor


@pytest.fixture
def editor_with(appearance: Appearance, qtbot: QtBot) -> Callable[[str], JsonEditor]:
    """Return what shows a text in an editor of its own, with the focus."""

    def make(text: str) -> JsonEditor:
        editor = JsonEditor(appearance)
        qtbot.addWidget(editor)
        editor.resize(480, 400)
        editor.load(text)
        with qtbot.waitActive(editor):
            editor.show()
        editor.setFocus()
        return editor

    return make
