"""The floor of typing: a bare QPlainTextEdit that holds the same text, without colours, numbers or checks."""

from PySide6.QtWidgets import QPlainTextEdit


def plain_editor(text: str) -> QPlainTextEdit:
    """Return it, as large as the body's editor in the window."""
    editor = QPlainTextEdit()
    editor.resize(486, 700)
    editor.setPlainText(text)
    return editor
