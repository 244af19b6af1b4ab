"""Colours of JSON, in Qt's units."""

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from workbench.presenters.long_lines import LONGEST
from workbench.ui.theme import Appearance
from workbench.ui.widgets.json_highlighting import VisibleHighlighter, qt_spans
from workbench.ui.widgets.visible_lines import visible_blocks


def colors_of(line: str) -> dict[str, str]:
    units = line.encode("utf-16-le")
    return {
        units[2 * start : 2 * (start + length)].decode("utf-16-le"): tint
        for start, length, tint in qt_spans(line)
        if tint != "syn.punct"
    }


def test_that_colours_after_an_emoji_are_not_shifted() -> None:
    assert colors_of('"\U0001f600": 12') == {'"\U0001f600"': "syn.key", "12": "syn.number"}


def test_that_a_very_long_line_is_left_plain() -> None:
    assert qt_spans('"' + "a" * LONGEST + '"') == ()


def test_that_only_visible_lines_are_formatted(appearance: Appearance, qtbot: QtBot) -> None:
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    editor.resize(300, 200)
    editor.setPlainText("\n".join(f'"{n}": {n},' for n in range(5_000)))
    editor.show()
    highlighter = VisibleHighlighter(editor, appearance)
    highlighter.refresh()
    seen = len(list(visible_blocks(editor)))
    block, formatted = editor.document().firstBlock(), 0
    while block.isValid():
        formatted += bool(block.layout().formats())
        block = block.next()
    assert 0 < formatted == seen < 100


def test_that_lines_scrolled_into_view_are_formatted(appearance: Appearance, qtbot: QtBot) -> None:
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    editor.setPlainText("\n".join('"a": 1' for _ in range(5_000)))
    editor.show()
    highlighter = VisibleHighlighter(editor, appearance)
    editor.verticalScrollBar().setValue(4_000)
    highlighter.refresh()
    assert all(block.layout().formats() for block in visible_blocks(editor))


def test_that_a_line_copied_in_front_of_its_like_is_formatted_too(
    appearance: Appearance, qtbot: QtBot
) -> None:
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    editor.setPlainText('"a": 1')
    editor.show()
    highlighter = VisibleHighlighter(editor, appearance)
    highlighter.refresh()
    editor.textCursor().insertText('"a": 1\n')
    highlighter.refresh()
    assert all(block.layout().formats() for block in visible_blocks(editor))
