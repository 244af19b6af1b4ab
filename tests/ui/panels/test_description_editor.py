"""The Description tab, by hand."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click, type_text
from workbench.presenters.text_blocks import TextBlock
from workbench.ui.panels.description_editor import DescriptionEditor
from workbench.ui.theme import Appearance


@pytest.fixture
def editor(appearance: Appearance, qtbot: QtBot) -> DescriptionEditor:
    made = DescriptionEditor(appearance)
    qtbot.addWidget(made)
    made.resize(480, 320)
    with qtbot.waitActive(made):
        made.show()
    return made


def read(editor: DescriptionEditor) -> list[str]:
    """Press Read and return what is shown."""
    click(child(editor, QPushButton, "segmentRead"))
    assert editor.view is not None
    return [row.text for row in editor.view.area.rows if isinstance(row, TextBlock)]


def test_that_a_text_is_kept_to_the_byte_until_it_is_edited(
    editor: DescriptionEditor, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(editor.edited):
        editor.load("one\r\ntwo\u2029")
    assert editor.text == "one\r\ntwo\u2029"
    with qtbot.waitSignal(editor.edited):
        type_text(child(editor, QPlainTextEdit, "descriptionEdit"), "x")
    assert editor.text == "xone\ntwo\n"


def test_that_it_is_read_as_markdown_and_written_again(editor: DescriptionEditor) -> None:
    editor.load("# Weather\n\nAsks.")
    assert read(editor) == ["# Weather", "Asks."]
    click(child(editor, QPushButton, "segmentWrite"))
    type_text(editor.edit, "#")
    assert read(editor) == ["## Weather", "Asks."]


def test_that_another_request_is_read_at_once(editor: DescriptionEditor) -> None:
    editor.load("One")
    read(editor)
    editor.load("Two")
    assert read(editor) == ["Two"]


def test_that_the_focus_goes_to_what_is_in_view(editor: DescriptionEditor) -> None:
    editor.focus()
    assert editor.edit.hasFocus()
    read(editor)
    editor.focus()
    assert editor.view is not None
    assert editor.view.area.hasFocus()


def test_that_a_link_is_asked_for_and_not_opened(editor: DescriptionEditor, qtbot: QtBot) -> None:
    editor.load("[here](https://a.example)")
    read(editor)
    assert editor.view is not None
    with qtbot.waitSignal(editor.link_chosen) as chosen:
        editor.view.link_chosen.emit("https://a.example")
    assert chosen.args == ["https://a.example"]
