"""What stands where there is nothing yet: a sentence in the middle, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyState(QWidget):
    """A muted sentence with at most one button; `acted` when it is pressed.

    `name` begins the object names of both.
    """

    acted = Signal()

    def __init__(
        self, text: str, action: str = "", parent: QWidget | None = None, *, name: str = "empty"
    ) -> None:
        super().__init__(parent)
        self._label = QLabel(text)
        self._label.setObjectName(f"{name}Text")
        self._label.setProperty("role", "muted")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setWordWrap(True)
        self._button = QPushButton(action)
        self._button.setObjectName(f"{name}Action")
        self._button.setAccessibleName(action)
        self._button.clicked.connect(self.acted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 24, 16, 24)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(self._label)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self._button.setVisible(bool(action))  # not before it has a parent: it would be a window

    def say(self, text: str, action: str = "") -> None:
        """Change the sentence and its button; no button for an empty word."""
        self._label.setText(text)
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))

    def show_hints(self, *hints: str) -> None:
        """Say below it, in small words, what is good to know."""
        label = QLabel("\n".join(hints))
        label.setObjectName("hints")
        label.setProperty("role", "caption")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101  # laid out so
        layout.insertWidget(layout.count() - 1, label)

    @property
    def button(self) -> QPushButton:
        """What acts."""
        return self._button

    @property
    def text(self) -> str:
        """The sentence."""
        return self._label.text()
