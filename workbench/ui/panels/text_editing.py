"""Undo, cut, copy and the like on the text that has the cursor."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)


class TextEditing(QObject):
    """Remembers the text that had the focus last: a menu takes it away."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._text: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    @property
    def has_text(self) -> bool:
        """Whether there is a text to work on."""
        return self._text is not None

    def undo(self) -> None:
        """Take back the last change."""
        self._call("undo")

    def redo(self) -> None:
        """Make the change that was taken back again."""
        self._call("redo")

    def cut(self) -> None:
        """Cut the selection."""
        self._call("cut")

    def copy(self) -> None:
        """Copy the selection."""
        self._call("copy")

    def paste(self) -> None:
        """Paste the clipboard."""
        self._call("paste")

    def select_all(self) -> None:
        """Select the whole text."""
        self._call("selectAll")

    def _call(self, name: str) -> None:
        if self._text is not None:
            getattr(self._text, name)()

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, TEXTS):
            self._watch(new)
        elif new is not None:
            self._watch(None)

    def _watch(self, text: QWidget | None) -> None:
        if self._text is not None:
            self._text.destroyed.disconnect(self._forget)
        self._text = text
        if text is not None:
            text.destroyed.connect(self._forget)
        self.changed.emit()

    def _forget(self) -> None:
        self._text = None
        self.changed.emit()
