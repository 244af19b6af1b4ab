"""Marks what was found in a text: every place, and the one where the user is."""

from itertools import islice

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from workbench.presenters.editor_text import utf16_offset
from workbench.presenters.find_query import FindQuery
from workbench.ui.theme import Appearance
from workbench.ui.widgets.visible_lines import visible_blocks

MOST_MARKS = 500
"""Places that are marked in one text; the current one always is."""

LAST_OF_PLANE = "\uffff"


def mark_found(
    editor: QPlainTextEdit | QTextEdit,
    appearance: Appearance,
    query: FindQuery | None,
    current: int = -1,
) -> QTextCursor | None:
    """Mark the places of a query; return a cursor at the current one, where there is one."""
    document = editor.document()
    text = document.toPlainText()
    spans = [] if query is None else list(query.spans(text))
    here = spans[min(current, len(spans) - 1)] if spans and current >= 0 else None
    is_narrow = not text or max(text) <= LAST_OF_PLANE
    marks = []
    cursor = None
    for span in [*spans[:MOST_MARKS], *([here] if here else [])]:
        start, stop = span if is_narrow else (utf16_offset(text, at) for at in span)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(document)
        mark.cursor.setPosition(start)
        mark.cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        mark.format = found_format(appearance, is_current=span == here)
        marks.append(mark)
        cursor = QTextCursor(mark.cursor) if span == here else cursor  # the mark's own dies with it
    editor.setExtraSelections(marks)
    return cursor


def places_in_view(
    editor: QPlainTextEdit, appearance: Appearance, query: FindQuery
) -> list[QTextEdit.ExtraSelection]:
    """Return marks for the places in the lines that are on screen."""
    marks: list[QTextEdit.ExtraSelection] = []
    for block in visible_blocks(editor):
        text = block.text()
        for start, stop in islice(query.spans(text), MOST_MARKS):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(block)
            mark.cursor.setPosition(block.position() + utf16_offset(text, start))
            mark.cursor.setPosition(
                block.position() + utf16_offset(text, stop), QTextCursor.MoveMode.KeepAnchor
            )
            mark.format = found_format(appearance, is_current=False)
            marks.append(mark)
    return marks[:MOST_MARKS]


def found_format(appearance: Appearance, *, is_current: bool) -> QTextCharFormat:
    """Return how a place looks."""
    look = QTextCharFormat()
    look.setBackground(appearance.color("accent.fill" if is_current else "warning.bg"))
    if is_current:
        look.setForeground(appearance.color("accent.onFill"))
    return look
