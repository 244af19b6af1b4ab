"""A line across the top of a page that tells a lasting state, with buttons for what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from workbench.presenters.short_text import short_text
from workbench.ui.theme import Appearance
from workbench.ui.widgets.icon_label import IconLabel

ICONS = {
    "info": "info",
    "success": "circle-check",
    "warning": "triangle-alert",
    "error": "circle-x",
}

Actions = Sequence[tuple[str, str]]
Question = tuple[str, Actions]


class Banner(QFrame):
    """Hidden until there is something to say. `chosen` gives the key of the button pressed."""

    chosen = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._icon = IconLabel(appearance, "info", "info.fg")
        self._text = QLabel()
        self._text.setObjectName("bannerText")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons: list[QPushButton] = []
        self._question: Question = ("", ())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 8, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What the banner says; empty while it is hidden."""
        return self._text.text() if not self.isHidden() else ""

    @property
    def question(self) -> Question:
        """The question that waits for its answer, and its buttons; empty where none does."""
        return ("", ()) if self.isHidden() else self._question

    def ask(self, text: str, severity: str, actions: Actions) -> None:
        """Show what has to be answered: it does not go with the next run."""
        self.say(text, severity, actions)
        self._question = (text, actions)

    def say(self, text: str, severity: str = "info", actions: Actions = ()) -> None:
        """Show a sentence with a severity and buttons given as (key, label)."""
        self._question = ("", ())
        text = short_text(text)
        self._text.setText(text)
        self._icon.show_icon(ICONS[severity], f"{severity}.fg")
        self.setProperty("severity", severity)
        self.setAccessibleName(text)
        self._replace_buttons(actions)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

    def _replace_buttons(self, actions: Actions) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(key, label) for key, label in actions]

    def _button(self, key: str, label: str) -> QPushButton:
        button = QPushButton(label, self)
        button.setObjectName(f"{key}Button")
        button.setAccessibleName(label)
        button.setProperty("key", key)
        button.clicked.connect(self._tell)
        self._row.addWidget(button)
        return button

    def _tell(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.chosen.emit(str(pressed.property("key")))
