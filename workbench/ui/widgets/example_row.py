"""One example of the Welcome page: what it shows, and the button that runs it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.presenters.welcome_examples import Example
from workbench.ui.icons import beside_words, icon
from workbench.ui.theme import Appearance, size
from workbench.ui.widgets.icon_label import IconLabel


class ExampleRow(QFrame):
    """`run_requested` has the example's file. The primary one is the one to begin with."""

    run_requested = Signal(str)

    def __init__(
        self,
        appearance: Appearance,
        example: Example,
        parent: QWidget | None = None,
        *,
        primary: bool = False,
    ) -> None:
        super().__init__(parent)
        self._file = example.file
        self.setObjectName("exampleRow")
        self.button = _run_button(appearance, example, primary=primary)
        self.button.clicked.connect(self._run)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(_label(example.title, "strong"))
        words.addWidget(_label(example.text, "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 11, 14, 11)
        row.setSpacing(16)
        glyph = IconLabel(appearance, example.icon, example.tint, size("iconLarge"))
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _run(self) -> None:
        self.run_requested.emit(self._file)


def _run_button(appearance: Appearance, example: Example, *, primary: bool) -> QPushButton:
    tint = "accent.onFill" if primary else "text.secondary"
    button = QPushButton(icon(appearance, "play", tint), "Run")
    button.setObjectName(example.button_name)
    button.setAccessibleName(f"Run, {example.title}")
    button.setAccessibleDescription(example.text)
    button.setIconSize(beside_words())
    button.setProperty("primary", "true" if primary else "false")  # the style sheet's word
    return button


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
