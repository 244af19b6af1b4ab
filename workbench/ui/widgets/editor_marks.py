"""What an editor marks over its text: the line of the caret, a pair of brackets, the first error."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from workbench.presenters.body_check import BodyTrouble
from workbench.presenters.editor_text import index_of, utf16_offset
from workbench.ui.theme import Appearance
from workbench.ui.widgets.body_text import BodyText
from workbench.ui.widgets.brackets import matching_bracket


def marks_of(
    editor: QPlainTextEdit, body: BodyText, appearance: Appearance, trouble: BodyTrouble | None
) -> list[QTextEdit.ExtraSelection]:
    """Return all marks; those of the caret only while the editor has the focus."""
    marks = list(_caret_marks(editor, body, appearance)) if editor.hasFocus() else []
    return [*marks, *_error(editor, body, appearance, trouble)]


def _caret_marks(
    editor: QPlainTextEdit, body: BodyText, appearance: Appearance
) -> Iterator[QTextEdit.ExtraSelection]:
    cursor = editor.textCursor()
    pair = matching_bracket(cursor, body.spelling.cuts)
    cursor.clearSelection()
    line = _ground(appearance, "bg.panel")
    line.setProperty(QTextFormat.Property.FullWidthSelection, True)  # noqa: FBT003  # Qt's way
    yield _mark(cursor, line)
    for position in pair or ():
        yield _mark(_at(editor, position, 1), _ground(appearance, "bg.selected"))


def _error(
    editor: QPlainTextEdit, body: BodyText, appearance: Appearance, trouble: BodyTrouble | None
) -> Iterator[QTextEdit.ExtraSelection]:
    if trouble is None:
        return
    block, start = body.place(trouble.line, trouble.column)
    if not block.isValid():
        return
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(appearance.color("error.fg"))
    start, length = _around(block, start)
    yield _mark(_at(editor, block.position() + start, length), look)


def _ground(appearance: Appearance, tint: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(appearance.color(tint))
    return look


def _mark(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    mark.cursor = cursor
    mark.format = look
    return mark


def _at(editor: QPlainTextEdit, position: int, length: int) -> QTextCursor:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(position)
    cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _around(block: QTextBlock, offset: int) -> tuple[int, int]:
    """Return where to underline: the word at an offset, at the end of a line its last character."""
    text = block.text()
    start = min(index_of(text, offset), max(0, len(text) - 1))
    stop = start + 1
    while stop < len(text) and text[stop].isalnum():
        stop += 1
    at = utf16_offset(text, start)
    return at, min(utf16_offset(text, stop), block.length() - 1) - at
