"""Before every run goes, the user is told how many there are and decides."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from workbench.domain.history import HistoryTotal
from workbench.presenters import figures


class ClearHistoryQuestion(QMessageBox):
    """`accepted` when the user says so."""

    def __init__(self, total: HistoryTotal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clearHistoryQuestion")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Clear history")
        runs, size = figures.plural(total.runs, "run"), figures.size(total.size)
        self.setText(f"Remove {runs} from this machine?")
        self.setInformativeText(
            f"That frees {size}. Requests and open answers stay; the runs cannot be brought back."
        )
        self.setDefaultButton(self._add("Cancel", QMessageBox.ButtonRole.RejectRole))
        self._add("Clear", QMessageBox.ButtonRole.AcceptRole)

    def _add(self, text: str, role: QMessageBox.ButtonRole) -> QPushButton:
        button = self.addButton(text, role)
        button.setObjectName(f"{text.lower()}HistoryButton")
        return button
