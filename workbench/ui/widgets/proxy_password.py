"""The proxy's password on the settings page: typed once, kept by the keyring, never shown again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.domain.secret import Secret
from workbench.presenters.setting_rows import finds
from workbench.ui.theme import Appearance
from workbench.ui.widgets.found_row import FoundRow
from workbench.ui.widgets.key_edit import KeyEdit

LABEL = "Proxy password"
HELP = "Kept by the keyring, sent only to the proxy."
KEPT, NONE = "A password is kept.", "No password is kept."
WAITING = "Waiting for your keyring…"


class ProxyPasswordRow(FoundRow):
    """`entered` has the `Secret` to keep, `removed` asks to forget it; the answer comes by `show_kept` or `show_refusal`."""

    entered = Signal(object)
    removed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proxyPasswordRow")
        label = QLabel(LABEL)
        label.setProperty("role", "strong")
        self._said = _words("muted", "proxyPasswordText")
        self._error = _words("error", "proxyPasswordError")
        self._field = KeyEdit(appearance, LABEL)
        self._field.setObjectName("proxyPasswordEdit")
        self._field.setAccessibleDescription(HELP)
        label.setBuddy(self._field)
        self._save = _button("Save password", "saveProxyPasswordButton")
        self._remove = _button("Remove password", "removeProxyPasswordButton")
        controls = QHBoxLayout()
        controls.setSpacing(8)
        controls.addWidget(self._field, 1)
        controls.addWidget(self._save)
        controls.addWidget(self._remove)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 8, 0, 8)
        rows.setSpacing(2)
        rows.addWidget(label)
        rows.addWidget(self._said)
        rows.addSpacing(4)
        rows.addLayout(controls)
        rows.addWidget(self._error)
        self._field.textChanged.connect(self._on_typed)
        self._field.returnPressed.connect(self._on_save)
        self._save.clicked.connect(self._on_save)
        self._remove.clicked.connect(self._on_remove)
        self.show_kept(kept=False)

    def show_kept(self, *, kept: bool, notice: str = "") -> None:
        """Say whether there is a password, and what else is to know about it."""
        self._field.clear()
        self._save.setEnabled(False)
        self._remove.setVisible(kept)
        self._said.setText(f"{HELP} {KEPT if kept else NONE} {notice}".rstrip())
        self._show_error("")

    def show_refusal(self, reason: str) -> None:
        """Say why it was not kept; what was typed stays."""
        self._save.setEnabled(bool(self._field.text()))
        self._show_error(reason)

    def is_found(self, text: str) -> bool:
        return finds(text, LABEL, HELP, "network")

    def _on_typed(self) -> None:
        self._save.setEnabled(bool(self._field.text()))
        self._show_error("")

    def _on_save(self) -> None:
        if self._field.text():
            self._wait()
            self.entered.emit(Secret(self._field.text()))

    def _on_remove(self) -> None:
        self._field.setFocus()  # the button goes away
        self._wait()
        self.removed.emit()

    def _wait(self) -> None:
        self._save.setEnabled(False)
        self._said.setText(WAITING)
        self._show_error("")

    def _show_error(self, reason: str) -> None:
        self._error.setText(reason)
        self._error.setVisible(bool(reason))


def _words(role: str, name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text)
    return button
