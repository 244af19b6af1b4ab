"""Before a link of an answer is opened, its whole address is shown and the user decides."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

WEB = ("https", "http")


def is_web(address: str) -> bool:
    """Tell whether an address may be handed to the browser: nothing but a web page may."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme().lower() in WEB and bool(url.host())


class OpenLinkQuestion(QMessageBox):
    """Opens the address in the browser when the user says so."""

    def __init__(self, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("openLinkQuestion")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Open link")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText("Open this address in the browser?")
        self.setInformativeText(address)
        self._url = QUrl(address)
        self._add("Cancel", QMessageBox.ButtonRole.RejectRole)
        self._add("Open", QMessageBox.ButtonRole.AcceptRole)
        self.accepted.connect(self._open)

    def _add(self, text: str, role: QMessageBox.ButtonRole) -> None:
        button = self.addButton(text, role)
        button.setObjectName(f"{text.lower()}LinkButton")

    def _open(self) -> None:
        QDesktopServices.openUrl(self._url)
