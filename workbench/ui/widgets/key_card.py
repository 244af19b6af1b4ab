"""The card that takes a first key: where it is kept, the field, and what came of saving it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.domain.errors import WorkbenchError
from workbench.domain.key_value import check_key_value
from workbench.domain.secret import Secret
from workbench.presenters.key_saving import Line, Tone
from workbench.ui.icons import beside_words, icon
from workbench.ui.theme import Appearance
from workbench.ui.widgets.announcing import announce
from workbench.ui.widgets.icon_label import IconLabel
from workbench.ui.widgets.key_edit import KeyEdit

KEY_PAGE = "https://aistudio.google.com/apikey"
WAITING = "Waiting for your keyring…"
_GLYPHS = {
    Tone.GOOD: ("circle-check", "success.fg"),
    Tone.WARNING: ("triangle-alert", "warning.fg"),
    Tone.ERROR: ("circle-x", "error.fg"),
    Tone.NEUTRAL: ("info", "text.muted"),
}


class KeyCard(QFrame):
    """`entered` has the key as a `Secret`; `link_followed` the address of the page that gives keys."""

    entered = Signal(object)
    link_followed = Signal(str)
    mock_left = Signal()
    doctor_asked = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")  # the style sheet's word
        self._storage = _label("welcomeStorage")
        self.field = KeyEdit(appearance, "API key")
        self.field.setObjectName("welcomeKeyEdit")
        self.field.setPlaceholderText("Paste a Gemini API key")
        self.save_button = _button("welcomeSaveKeyButton", "Save", "Save key")
        self._glyph = IconLabel(appearance, "info", "text.muted")
        self._said = _label("welcomeKeySaid")
        self._link = _button("welcomeKeyLink", "Get a key in Google AI Studio")
        self._link.setProperty("link", "true")
        self._link.setIcon(icon(appearance, "external-link", "accent.fg"))
        self._link.setIconSize(beside_words())
        self._leave = _button("welcomeLeaveMockButton", "Switch the mock server off")
        self._doctor = _button("welcomeDoctorButton", "Check this key…")
        self._lay_out()
        self._bind()
        self.show_line(Line(""))
        self.offer_leaving(offered=False)
        self.offer_doctor(offered=False)

    @property
    def said(self) -> str:
        """The line under the field."""
        return self._said.text()

    def show_storage(self, line: Line) -> None:
        """Say where a key would be kept."""
        self._storage.setText(line.text)
        self._storage.setProperty("tone", line.tone.value)
        self._storage.style().polish(self._storage)

    def show_line(self, line: Line) -> None:
        """Say what came of saving; nothing for an empty line."""
        self._glyph.show_icon(*_GLYPHS[line.tone])
        self._said.setText(line.text)
        for widget in (self._glyph, self._said):
            widget.setVisible(bool(line.text))
        announce(self._said, line.text, loudly=line.tone is Tone.ERROR)

    def show_refusal(self, reason: str) -> None:
        """Say why the key was not kept; it stays in the field."""
        self._wait(waiting=False)
        self.show_line(Line(reason, Tone.ERROR))
        self.field.setFocus()

    def show_kept(self, line: Line) -> None:
        """The keyring has the key: forget it here."""
        had_focus = self.save_button.hasFocus() or self.field.hasFocus()
        self.field.clear()
        self._wait(waiting=False)
        self.show_line(line)
        if had_focus:
            self.field.setFocus()

    def offer_leaving(self, *, offered: bool) -> None:
        """Offer to switch the mock server off, now that there is a key."""
        self._leave.setVisible(offered)

    def offer_doctor(self, *, offered: bool) -> None:
        """Offer a closer look at a key that was kept and is not accepted."""
        self._doctor.setVisible(offered)

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.field, 1)
        entry.addWidget(self.save_button)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self._said, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 14, 14, 10)
        rows.setSpacing(10)
        rows.addWidget(self._storage)
        rows.addLayout(entry)
        rows.addLayout(told)
        rows.addWidget(self._doctor, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)

    def _bind(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_save)
        self.save_button.clicked.connect(self._on_save)
        self._link.clicked.connect(self._on_link)
        self._leave.clicked.connect(self.mock_left)
        self._doctor.clicked.connect(self.doctor_asked)
        self.save_button.setEnabled(False)

    def _on_typed(self, text: str) -> None:
        self.save_button.setEnabled(bool(text))
        if text:
            self.offer_doctor(offered=False)
            self.show_line(Line(""))

    def _on_save(self) -> None:
        if not self.save_button.isEnabled():
            return
        try:
            value = check_key_value(self.field.text())
        except WorkbenchError as error:
            self.show_refusal(str(error))
            return
        self.show_line(Line(WAITING))
        self._wait(waiting=True)
        self.entered.emit(Secret(value))

    def _wait(self, *, waiting: bool) -> None:
        self.field.setReadOnly(waiting)
        self.save_button.setEnabled(not waiting and bool(self.field.text()))

    def _on_link(self) -> None:
        self.link_followed.emit(KEY_PAGE)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    return label


def _button(object_name: str, text: str, name: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(object_name)
    button.setAccessibleName(name or text)
    return button
