"""Giving a new request its file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.presenters.open_documents import Place


class SaveRequestDialog(QFileDialog):
    """`chosen` has the request's place in the window, and the file."""

    chosen = Signal(object, str)

    def __init__(self, place: Place, name: str, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Save request", folder, "Requests (*.yaml)")
        self.setObjectName("saveRequestDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setDefaultSuffix("yaml")
        self.selectFile(f"{_stem(name)}.yaml")
        self._place = place
        self.fileSelected.connect(self._tell)

    def _tell(self, file: str) -> None:
        self.chosen.emit(self._place, file)


def _stem(name: str) -> str:
    """Return a name as a file's stem: what file systems refuse becomes a dash."""
    return "".join("-" if each in '/\\:*?"<>|' or each < " " else each for each in name).strip()
