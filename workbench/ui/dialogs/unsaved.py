"""Closing the window with edits that are not saved: the one question, asked once for all."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget


class UnsavedQuestion(QMessageBox):
    """`answered` has `save`, `discard` or `cancel`."""

    answered = Signal(str)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unsavedQuestion")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Save changes")
        count = len(names)
        what = f"“{names[0]}” has" if count == 1 else f"{count} requests have"
        self.setText(f"{what} changes that are not saved.")
        self.setInformativeText("" if count == 1 else "\n".join(names[:10]))
        self._add("Save", QMessageBox.ButtonRole.AcceptRole)
        self._add("Discard", QMessageBox.ButtonRole.DestructiveRole)
        self._add("Cancel", QMessageBox.ButtonRole.RejectRole)
        self.buttonClicked.connect(self._tell)

    def _add(self, text: str, role: QMessageBox.ButtonRole) -> None:
        button = self.addButton(text, role)
        button.setObjectName(f"{text.lower()}Button")

    def _tell(self, button: QAbstractButton) -> None:
        self.answered.emit(button.objectName().removesuffix("Button"))
