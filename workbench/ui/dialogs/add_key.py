"""Adding an API key: a name and a value that is never shown, kept by the system's keyring."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.errors import WorkbenchError
from workbench.domain.key_value import check_key_value
from workbench.domain.secret import Secret

WIDTH = 440
KEPT = "The key is kept by {place}. It is never written to a collection, a recording or a log."
KEPT_IN_MEMORY = (
    "No keyring was found: the key lasts until you quit. It is never written to a file."
)
LOOKING = "Looking for your keyring…"
WAITING = "Waiting for your keyring…"


class AddKeyDialog(QDialog):
    """Asks for name and value, checks them, and waits while the keyring keeps them.

    `entered` has the name and the `Secret`; whoever keeps it answers with `show_refusal` or `accept`.
    """

    entered = Signal(str, object)

    def __init__(self, place: str, taken: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken = taken
        self.setObjectName("addKeyDialog")
        self.setWindowTitle("Add key")
        self.setMinimumWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name = _field("keyNameEdit", "Name", "Personal")
        self._name.setText("" if "default" in taken else "default")
        self._value = _field("keyValueEdit", "API key", "")
        self._value.setEchoMode(QLineEdit.EchoMode.Password)
        self._said = _label("keyError", "error")
        self._said.hide()
        self._note = _label("keyNote", "muted")
        self.show_place(place)
        self._save = QPushButton("Save key")
        self._save.setObjectName("saveKeyButton")
        self._save.setDefault(True)
        self._save.setEnabled(False)
        self._cancel = QPushButton("Cancel")
        self._cancel.setObjectName("cancelKeyButton")
        self._lay_out()
        self._bind()
        (self._value if self._name.text() else self._name).setFocus()

    def show_place(self, place: str) -> None:
        """Say where the key will be kept; empty while that is not known."""
        kept = KEPT_IN_MEMORY if place == "memory" else KEPT.format(place=place)
        self._note.setText(kept if place else LOOKING)
        self._fit()

    def show_refusal(self, reason: str) -> None:
        """Say why the key was not kept; the dialog stays, with what was typed."""
        self._wait(waiting=False)
        self._say(reason)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.addRow("Name", self._name)
        form.addRow("API key", self._value)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self._said)
        layout.addWidget(self._note)
        layout.addSpacing(4)
        layout.addLayout(buttons)

    def _bind(self) -> None:
        self._value.textChanged.connect(self._on_typed)
        self._name.textChanged.connect(self._on_typed)
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.reject)

    def _on_typed(self) -> None:
        self._said.hide()
        self._save.setEnabled(bool(self._name.text().strip() and self._value.text()))

    def _on_save(self) -> None:
        name = self._name.text().strip()
        try:
            value = check_key_value(self._value.text())
        except WorkbenchError as error:
            self._say(str(error))
            return
        if name in self._taken:
            self._say(f"There is a key named “{name}” already. Choose another name.")
            return
        self._wait(waiting=True)
        self.entered.emit(name, Secret(value))

    def _wait(self, *, waiting: bool) -> None:
        for widget in (self._name, self._value, self._save):
            widget.setEnabled(not waiting)
        self._save.setText(WAITING if waiting else "Save key")

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        self._fit()

    def _fit(self) -> None:
        """Make room for what is said now; Qt grows a window for no text that wraps."""
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))


def _field(object_name: str, name: str, example: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(object_name)
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    return field


def _label(object_name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(object_name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
