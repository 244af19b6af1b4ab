"""A glyph with a title and sentences below it, and at most one thing to do about them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from workbench.presenters.key_report import Words
from workbench.ui.theme import Appearance
from workbench.ui.widgets.icon_label import IconLabel


class WordsBlock(QFrame):
    """Shows `Words`; `acted` when its button is pressed. `name` begins the object names."""

    acted = Signal()

    def __init__(self, appearance: Appearance, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("card", "true")  # the style sheet's word
        self._icon = IconLabel(appearance, "info", "text.muted")
        self._title = _wrapped(f"{name}Title", "strong")
        self._lines = _wrapped(f"{name}Lines", "secondary")
        self._button = QPushButton()
        self._button.setObjectName(f"{name}Button")
        self._button.clicked.connect(self.acted)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._title, 0, 1)
        grid.addWidget(self._lines, 1, 1)
        grid.addWidget(self._button, 2, 1, Qt.AlignmentFlag.AlignLeft)
        self._button.hide()

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join(filter(None, (self._title.text(), self._lines.text())))

    def show_words(self, words: Words, action: str = "") -> None:
        """Show them, with a button where there is something to do."""
        self._icon.show_icon(words.glyph, words.tint)
        self._title.setText(words.title)
        self._lines.setText("\n".join(words.lines))
        self._lines.setVisible(bool(words.lines))
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(" ".join(words.lines))


def _wrapped(object_name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(object_name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    return label
