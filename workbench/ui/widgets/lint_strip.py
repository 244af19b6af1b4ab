"""The strip at the foot of an editor: what is wrong or left out, where, and one thing to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.ui.theme import Appearance
from workbench.ui.widgets.icon_label import IconLabel

_ICONS = {"error": "circle-x", "warning": "triangle-alert", "info": "info"}


class LintStrip(QFrame):
    """Hidden while there is nothing to say; `acted` when its button is pressed."""

    acted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lintStrip")
        self._icon = IconLabel(appearance, "info", "info.fg")
        self._text = _line("lintText")
        self._detail = _line("lintDetail")
        self._detail.setProperty("role", "muted")
        self._button = QPushButton()
        self._button.setObjectName("lintAction")
        self._button.setProperty("link", "true")
        self._button.clicked.connect(self.acted)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._text)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._button)
        self.hide()

    def say(self, text: str, severity: str = "info", detail: str = "", action: str = "") -> None:
        """Show a sentence (`info`, `warning`, `error`), a muted line below it and a button; empty hides all."""
        self._text.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
        self._icon.show_icon(_ICONS[severity], f"{severity}.fg")
        self.setAccessibleName(f"{text}. {detail}" if detail else text)
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        """What the strip says; empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()


def _line(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
