"""A window with text to read: the licences of what ships with the program, and what this is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.theme import Appearance

WIDTH, HEIGHT, AROUND = 720, 560, 90
"""Of the window in pixels, the height at most, and what of it is around the text."""


class PlainTextDialog(QDialog):
    """Read-only text in the code font, with a button that closes it."""

    def __init__(
        self, appearance: Appearance, title: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("plainTextDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view = QPlainTextEdit(text)
        view.setObjectName("plainTextView")
        view.setAccessibleName(title)
        view.setReadOnly(True)
        view.setTabChangesFocus(True)
        view.setFont(appearance.mono())
        lines = (text.count("\n") + 3) * view.fontMetrics().lineSpacing()
        self.resize(WIDTH, min(HEIGHT, lines + AROUND))
        close = QPushButton("Close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(view, 1)
        layout.addLayout(buttons)


def joined_texts(titles_and_files: Sequence[tuple[str, Path]]) -> str:
    """Return several files as one text, each under its title."""
    parts = (
        f"{title}\n{'=' * len(title)}\n\n{file.read_text(encoding='utf-8').strip()}"
        for title, file in titles_and_files
    )
    return "\n\n\n".join(parts) + "\n"
