"""A fact on the settings page: what it is about, what is the case, and at most one thing to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbench.presenters.setting_rows import finds
from workbench.ui.widgets.found_row import FoundRow

ALIGNED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class FactRow(FoundRow):
    """`acted` when its button is pressed; there is none for an empty word. `name` begins the object names."""

    acted = Signal()

    def __init__(
        self, name: str, label: str, text: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = label
        self._label = QLabel(label)
        self._label.setProperty("role", "strong")
        self._text = QLabel(text)
        self._text.setObjectName(f"{name}Text")
        self._text.setProperty("role", "muted")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._button = QPushButton(action)
        self._button.setObjectName(f"{name}Button")
        self._button.setAccessibleName(f"{action}: {label}")
        self._button.clicked.connect(self.acted)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._label)
        words.addWidget(self._text)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 8, 0, 8)
        self._row.setSpacing(8)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._button, 0, ALIGNED)
        self._button.setVisible(bool(action))

    @property
    def text(self) -> str:
        """What is the case."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Show that something else is the case now."""
        self._text.setText(text)

    def show_narrow(self, *, narrow: bool) -> None:
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def is_found(self, text: str) -> bool:
        return finds(text, self._words, self.text)
