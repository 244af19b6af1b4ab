"""Saving bytes of an answer into a file that the user chooses."""

from collections.abc import Callable

from PySide6.QtCore import QFileInfo, QIODevice, QSaveFile, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.presenters import figures

PIECE = 1 << 20


def ask_for_file(owner: QWidget, title: str, name: str, chosen: Callable[[str], None]) -> None:
    """Let the user choose where to save; `chosen`, a bound method, gets the path."""
    dialog = QFileDialog(owner.window(), title)
    dialog.setObjectName("saveBytesDialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def write_bytes(path: str, data: bytes) -> tuple[str, str]:
    """Write a file, whole or not at all; return glyph and words for how it went."""
    file = QSaveFile(path)
    name = QFileInfo(path).fileName()
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return "circle-x", f"{name} was not saved: {file.errorString()}"
    for start in range(0, len(data), PIECE):
        file.write(data[start : start + PIECE])
    if not file.commit():
        return "circle-x", f"{name} was not saved: {file.errorString()}"
    return "circle-check", f"Saved {figures.size(len(data))} to {name}"
