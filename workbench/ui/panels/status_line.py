"""The status bar: the document's state at the left; mock server and keyring at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from workbench.presenters.short_text import short_name
from workbench.ui.theme import Appearance
from workbench.ui.widgets.elided_label import ElidedLabel
from workbench.ui.widgets.icon_label import IconLabel
from workbench.ui.widgets.kept_height import KeptHeight

if TYPE_CHECKING:
    from workbench.presenters.targets import KeyState, MockState

TINTS = {
    "circle-check": "success.fg",
    "circle-x": "error.fg",
    "triangle-alert": "warning.fg",
    "circle-alert": "warning.fg",
    "server": "kind.tool",
}
LINE_ROOM = 4
"""Pixels above and below the line, together."""

LONGEST = 500


class StatusLine(QStatusBar):
    """Shows sentences; the glyph before the first is its icon's name, or nothing. The keyring's can be pressed."""

    keyring_pressed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        KeptHeight(self, appearance, "statusBar", LINE_ROOM)
        self._glyph = IconLabel(appearance, "info", "text.muted", 14)
        self._sentence = ElidedLabel("Ready")
        self._sentence.setObjectName("statusSentence")
        self._mock_icon = IconLabel(appearance, "server", "kind.tool", 14)
        self._mock = QLabel()
        self._mock.setObjectName("statusMock")
        self._zoom = QLabel()
        self._zoom.setObjectName("statusZoom")
        self._zoom.hide()
        self._keyring = QToolButton()
        self._keyring.setObjectName("statusKeyring")
        self._keyring.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._keyring.setToolTip("Show the keys")
        self._keyring.clicked.connect(self.keyring_pressed)
        left = QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._glyph)
        row.addWidget(self._sentence, 1)
        left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(left, 1)
        for widget in (self._zoom, self._mock_icon, self._mock, self._keyring):
            self.addPermanentWidget(widget)
        self.say("", "Ready")
        self._show_mock("Mock server off", on=False)
        self._keyring.hide()

    def say(self, glyph: str, sentence: str) -> None:
        """Show the state of the document at the front."""
        self._sentence.setText(short_name(sentence, LONGEST))
        self._glyph.setVisible(bool(glyph))
        if glyph:
            self._glyph.show_icon(glyph, TINTS.get(glyph, "text.muted"))

    def show_zoom(self, percent: int) -> None:
        """Show how large text is, where it is not as usual."""
        self._zoom.setText(f"Text {percent} %")
        self._zoom.setVisible(percent != 100)  # noqa: PLR2004  # the usual size

    @property
    def sentence(self) -> str:
        """What is said of the document at the front."""
        return self._sentence.text()

    def show_targets(self, mock: "MockState", keys: "KeyState") -> None:
        """Show where requests go and where keys are kept."""
        from workbench.presenters.targets import keyring_sentence, mock_sentence

        self._show_mock(mock_sentence(mock), on=mock.is_on)
        self._keyring.setText(keyring_sentence(keys))
        self._keyring.setAccessibleName(self._keyring.text())
        self._keyring.setVisible(bool(self._keyring.text()))

    def _show_mock(self, sentence: str, *, on: bool) -> None:
        self._mock.setText(sentence)
        self._mock_icon.setVisible(on)
        if self._mock.property("on") != on:
            self._mock.setProperty("on", on)
            self._mock.style().unpolish(self._mock)
            self._mock.style().polish(self._mock)
