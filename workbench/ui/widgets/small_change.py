"""Putting a changed text into the body's editor by the smallest edit, so that caret, folds and undo stay as they were."""

from PySide6.QtGui import QTextCursor

from workbench.presenters.text_changes import changed_part
from workbench.ui.widgets.json_editor import JsonEditor


def put_changed(editor: JsonEditor, before: str, after: str) -> None:
    """Replace what differs between the editor's text at a glance and another by one edit, and select it."""
    if before == after or editor.isReadOnly():
        return
    start, stop, new = changed_part(before, after)
    first, last = _position(editor, before, start), _position(editor, before, stop)
    cursor = editor.textCursor()
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(new)
    end = cursor.position()
    cursor.setPosition(first)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.centerCursor()


def _position(editor: JsonEditor, text: str, index: int) -> int:
    """Return where a character of the text stands in the document."""
    before = text[:index]
    editor.go_to(before.count("\n") + 1, index - before.rfind("\n"))
    return editor.textCursor().position()
