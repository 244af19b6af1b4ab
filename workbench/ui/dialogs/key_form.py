"""What the dialogs on keys share: fields under each other, what is wrong below them, and waiting for the keyring."""

from PySide6.QtCore import Qt
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
from workbench.ui.theme import Appearance
from workbench.ui.widgets.key_edit import KeyEdit

WIDTH = 440
KEPT = "The key is kept by {place}. It is never written to a collection, a recording or a log."
KEPT_IN_MEMORY = (
    "No keyring was found: the key lasts until you quit. It is never written to a file."
)
LOOKING = "Looking for your keyring…"
WAITING = "Waiting for your keyring…"
ANYWAY = "Save anyway"


class KeyForm(QDialog):
    """A form whose fields wait while the keyring works; whoever asks it answers with `show_refusal` or `accept`."""

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verb = verb
        self._doubted = ""
        self._fields: list[QLineEdit] = []
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(12)
        self.form.setVerticalSpacing(8)
        self._said = wrapped("keyError", "error")
        self._said.hide()
        self.note = wrapped("keyNote", "muted")
        self.save = QPushButton(verb)
        self.save.setObjectName("saveKeyButton")
        self.save.setDefault(True)
        self._cancel = QPushButton("Cancel")
        self._cancel.setObjectName("cancelKeyButton")
        self._cancel.clicked.connect(self.reject)
        self._lay_out()

    def add_field(self, label: str, field: QLineEdit) -> QLineEdit:
        """Put a field below the others; what was said goes once it is edited."""
        self.form.addRow(label, field)
        field.textChanged.connect(self._on_typed)
        self._fields.append(field)
        return field

    def show_place(self, place: str) -> None:
        """Say where the key will be kept; empty while that is not known."""
        kept = KEPT_IN_MEMORY if place == "memory" else KEPT.format(place=place)
        self.show_note(kept if place else LOOKING)

    def show_note(self, text: str) -> None:
        """Say what should be known beforehand."""
        self.note.setText(text)
        self._fit()

    def show_refusal(self, reason: str) -> None:
        """Say why nothing was kept; the dialog stays, with what was typed."""
        self.wait(waiting=False)
        self.say(reason)

    def wait(self, *, waiting: bool) -> None:
        """Take nothing more while the keyring works: it may be asking for its password."""
        for widget in (*self._fields, self.save):
            widget.setEnabled(not waiting)
        self.save.setText(WAITING if waiting else self._verb)

    def say(self, sentence: str) -> None:
        """Say what is wrong."""
        self._said.setText(sentence)
        self._said.show()
        self._fit()

    def checked_value(self, text: str) -> Secret | None:
        """Return a key's value; None where something was said against it that the user has not yet seen."""
        from workbench.presenters.key_report import doubts_about

        doubts = doubts_about(text)
        try:
            value = check_key_value(text)
        except WorkbenchError as error:
            self.say(doubts or str(error))
            return None
        if doubts and self._doubted != text:
            self._doubted = text
            self.say(doubts)
            self.save.setText(ANYWAY)
            return None
        return Secret(value)

    def is_complete(self) -> bool:
        """Tell whether every field that can be typed into has something in it."""
        return all(field.text().strip() for field in self._fields)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(self.form)
        layout.addWidget(self._said)
        layout.addWidget(self.note)
        layout.addSpacing(4)
        layout.addLayout(buttons)

    def _on_typed(self) -> None:
        self._said.hide()
        self._doubted = ""
        self.save.setText(self._verb)
        self.save.setEnabled(self.is_complete())

    def _fit(self) -> None:
        """Make room for what is said now; Qt grows a window for no text that wraps."""
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))


def a_field(object_name: str, name: str, example: str = "") -> QLineEdit:
    """Return an empty field with its names and an example."""
    field = QLineEdit()
    field.setObjectName(object_name)
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    return field


def a_secret_field(appearance: Appearance) -> KeyEdit:
    """Return a field for a key's value: dots until the user asks to see it, and nothing for a screen reader."""
    field = KeyEdit(appearance, "API key")
    field.setObjectName("keyValueEdit")
    return field


def wrapped(object_name: str, role: str, text: str = "") -> QLabel:
    """Return a label for sentences."""
    label = QLabel(text)
    label.setObjectName(object_name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
