"""What will be sent: the exact request with its key masked, or why it cannot be sent."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.theme import Appearance

WIDTH, HEIGHT = 720, 560
WAITING = "Looking up variables and the key…"


class WhatIsSentDialog(QDialog):
    """Opens at once and is filled when the request is prepared."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whatIsSentDialog")
        self.setWindowTitle("What will be sent")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        self._summary = _label("sentSummary", "muted")
        self._summary.setText(WAITING)
        self._said = _label("sentNotices", "strong")
        self._said.hide()
        self._view = QPlainTextEdit()
        self._view.setObjectName("sentText")
        self._view.setAccessibleName("What will be sent")
        self._view.setReadOnly(True)
        self._view.setTabChangesFocus(True)
        self._view.setFont(appearance.mono())
        self._copy = QPushButton("Copy")
        self._copy.setObjectName("copySentButton")
        self._copy.setEnabled(False)
        self._copy.clicked.connect(self._copy_text)
        self._lay_out()

    @property
    def text(self) -> str:
        """The request as it is shown."""
        return self._view.toPlainText()

    def show_message(self, text: str, summary: str, notices: Sequence[str]) -> None:
        """Show the prepared request, and what is to be known of it."""
        self._summary.setText(summary)
        self._view.setPlainText(text)
        self._copy.setEnabled(True)
        self._say("\n".join(notices), "strong")

    def show_refusal(self, reason: str) -> None:
        """Say why the request cannot be sent."""
        self._summary.setText("Nothing can be sent.")
        self._say(reason, "error")

    def _say(self, text: str, role: str) -> None:
        self._said.setProperty("role", role)
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _lay_out(self) -> None:
        close = QPushButton("Close")
        close.setObjectName("closeSentButton")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 12)
        rows.setSpacing(10)
        rows.addWidget(self._summary)
        rows.addWidget(self._said)
        rows.addWidget(self._view, 1)
        rows.addLayout(buttons)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text)


def _label(object_name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(object_name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
