"""Which lines of a plain text editor are on screen, and where."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QPlainTextEdit


def visible_blocks(editor: QPlainTextEdit) -> Iterator[QTextBlock]:
    """Yield the lines that are on screen, from the top."""
    block = editor.firstVisibleBlock()
    top = top_of(editor, block)
    bottom = editor.viewport().rect().bottom()
    while block.isValid() and top <= bottom:
        if block.isVisible():
            yield block
        top += editor.blockBoundingRect(block).height()
        block = next_shown(block)


def next_shown(block: QTextBlock) -> QTextBlock:
    """Return the line after one, folded lines left out, however many they are."""
    after = block.next()
    if not after.isValid() or after.isVisible():
        return after
    document = block.document()
    found = document.findBlockByLineNumber(block.firstLineNumber() + block.lineCount())
    return found if found.blockNumber() > block.blockNumber() else QTextBlock()


def top_of(editor: QPlainTextEdit, block: QTextBlock) -> float:
    """Return where a line begins, in pixels from the top of the view."""
    return editor.blockBoundingGeometry(block).translated(editor.contentOffset()).top()
