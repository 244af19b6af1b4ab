"""Code as high as its content, growing at its end, coloured when it is done."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import child, click
from workbench.presenters.text_blocks import TextBlock
from workbench.ui.theme import Appearance
from workbench.ui.widgets.code_block import CodeBlock
from workbench.ui.widgets.code_view import MOST_LINES, CodeView


def a_fence(language: str = "python") -> TextBlock:
    return TextBlock(code=True, language=language)


def test_that_what_is_new_is_added_at_the_end(appearance: Appearance, qtbot: QtBot) -> None:
    view = CodeView(appearance, "Code")
    qtbot.addWidget(view)
    view.show_text("one\ntw")
    with qtbot.waitSignal(view.document().contentsChange) as change:
        view.show_text("one\ntwo\nthree")
    assert change.args == [6, 0, 7]
    assert view.toPlainText() == "one\ntwo\nthree"


def test_that_another_text_replaces_the_first(appearance: Appearance, qtbot: QtBot) -> None:
    view = CodeView(appearance, "Code")
    qtbot.addWidget(view)
    view.show_text("one")
    view.show_text("two")
    assert view.toPlainText() == "two"


def test_that_its_height_grows_with_its_lines_up_to_a_limit(
    appearance: Appearance, qtbot: QtBot
) -> None:
    view = CodeView(appearance, "Code")
    qtbot.addWidget(view)
    view.show_text("x\n" * 9)
    ten = view.height_at(400)
    view.show_text("x\n" * MOST_LINES)
    most = view.height_at(400)
    view.show_text("x\n" * 5 * MOST_LINES)
    assert ten < most == view.height_at(400)


def test_that_a_block_tells_its_language_and_that_it_still_comes(
    appearance: Appearance, qtbot: QtBot
) -> None:
    block, fence = CodeBlock(appearance), a_fence()
    qtbot.addWidget(block)
    block.show()
    fence.add("import os")
    fence.show_partial("pri")
    block.show_row(fence)
    assert child(block, QLabel, "codeTitle").text() == "python"
    assert child(block, QLabel, "codeNote").text() == "streaming"
    fence.close()
    block.show_row(fence)
    assert not child(block, QLabel, "codeNote").isVisible()
    assert block.view.toPlainText() == "import os\npri"


def test_that_finished_code_is_coloured(appearance: Appearance, qtbot: QtBot) -> None:
    block, fence = CodeBlock(appearance), a_fence()
    qtbot.addWidget(block)
    block.show()
    fence.add("import os")
    fence.close()
    block.show_row(fence)
    layout = block.view.document().firstBlock().layout()
    qtbot.waitUntil(lambda: len(layout.formats()) > 0)
    spans = layout.formats()
    assert spans[0].format.foreground().color() == appearance.color("syn.keyword")
    appearance.choose("dark")
    block.recolor()
    spans = layout.formats()
    assert spans[0].format.foreground().color() == appearance.color("syn.keyword")


def test_that_code_can_be_copied(appearance: Appearance, qtbot: QtBot) -> None:
    block, fence = CodeBlock(appearance), a_fence("")
    qtbot.addWidget(block)
    fence.add("ls -l")
    fence.close()
    block.show_row(fence)
    block.show()
    click(child(block, QToolButton, "copyCodeButton"))
    assert QGuiApplication.clipboard().text() == "ls -l"
    assert child(block, QLabel, "codeTitle").text() == "text"
