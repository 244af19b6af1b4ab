"""What stands where there is nothing yet: a sentence in the middle, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

SIDE, ABOVE, LEAST_ABOVE = 16, 24, 4


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
        self._hints: QLabel | None = None
        self._rows = layout = QVBoxLayout(self)
        layout.setContentsMargins(SIDE, ABOVE, SIDE, ABOVE)
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
        self._rows.insertWidget(self._rows.count() - 1, label)
        self._hints = label
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give up first the room above and below, then the hints, where all of it would be cut off."""
        hints = 0 if self._hints is None else self._height_of(self._hints) + self._rows.spacing()
        needed = self._height_of(self._label) + hints
        if not self._button.isHidden():
            needed += self._button.sizeHint().height() + self._rows.spacing()
        room = self.height()
        margin = ABOVE if room >= needed + 2 * ABOVE else LEAST_ABOVE
        self._rows.setContentsMargins(SIDE, margin, SIDE, margin)
        if self._hints is not None:
            self._hints.setVisible(room >= needed + 2 * LEAST_ABOVE)

    def _height_of(self, label: QLabel) -> int:
        return label.heightForWidth(max(1, self.width() - 2 * SIDE))

    @property
    def button(self) -> QPushButton:
        """What acts."""
        return self._button

    @property
    def text(self) -> str:
        """The sentence."""
        return self._label.text()
