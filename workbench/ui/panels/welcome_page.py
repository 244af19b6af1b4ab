"""The Welcome page: examples that run with one press, a field for a first key, a way to one's own files (ui.md 14)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.presenters.key_saving import Line
from workbench.presenters.welcome_examples import EXAMPLES
from workbench.ui.icons import beside_words, icon
from workbench.ui.panels.tool_page import ToolPage
from workbench.ui.theme import Appearance
from workbench.ui.widgets.example_row import ExampleRow
from workbench.ui.widgets.icon_label import IconLabel
from workbench.ui.widgets.key_card import KeyCard
from workbench.ui.widgets.key_label import KeyLabel
from workbench.ui.widgets.palette_delegate import key_names

TITLE = "Send your first Gemini request"
INTRO = "No key and no network needed. The built-in mock server answers on this machine."
NOTE = (
    "Mock replies are recorded samples, not model output, and cost nothing. "
    "Running one turns the mock server on and opens it from your Examples collection."
)
BRING = "Drop a collection's folder, a request, a saved run, a HAR file or JSON into this window."
WIDEST, NARROW_BELOW = 952, 900
"""Of the content, and of a page whose columns stand below each other, in pixels at the usual text size."""

USUAL_PIXELS = 13.0
MARGIN = 28
SHARES = (576, 348)
"""How wide both columns are to each other."""

Hints = Sequence[tuple[str, str]]
"""Keys as Qt writes them, and what they do."""


class WelcomePage(ToolPage):
    """Says what the user wants: an example run, a key kept, a new request, a collection opened."""

    KEY, TITLE, ICON = "welcome", "Welcome", "book-open"

    run_requested = Signal(str)
    new_requested = Signal()
    open_requested = Signal()

    def __init__(self, appearance: Appearance, hints: Hints, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setObjectName("welcomePage")
        self.setAccessibleName("Welcome")
        self.card = KeyCard(appearance)
        self._trouble = _label("", "error", "welcomeTrouble")
        self._trouble.hide()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._hints = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._content = QWidget()
        self._content.setObjectName("welcomeContent")
        self._lay_out(hints)

    def show_storage(self, line: Line) -> None:
        """Say where a key would be kept."""
        self.card.show_storage(line)

    def say_trouble(self, sentence: str) -> None:
        """Say why an example cannot be run; nothing for ""."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        larger = self._appearance.base_pixels / USUAL_PIXELS
        narrow = self.width() < NARROW_BELOW * larger
        direction = QBoxLayout.Direction
        for boxes in (self._columns, self._hints):
            boxes.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        widest = SHARES[0] if narrow else WIDEST
        self._content.setMaximumWidth(int(widest * larger) + 2 * MARGIN)

    def _lay_out(self, hints: Hints) -> None:
        self._columns.setSpacing(28)
        for column, share in zip((self._examples(), self._own()), SHARES, strict=True):
            self._columns.addLayout(column, share)
        rows = QVBoxLayout(self._content)
        rows.setContentsMargins(MARGIN, 44, MARGIN, 24)
        rows.setSpacing(0)
        rows.addWidget(_label(TITLE, "display", "welcomeTitle"))
        rows.addSpacing(6)
        rows.addWidget(_label(INTRO, "secondary", "welcomeIntro"))
        rows.addSpacing(26)
        rows.addLayout(self._columns)
        rows.addSpacing(28)
        rows.addStretch(1)
        self._hints.setSpacing(8)
        for pair in (hints[:2], hints[2:]):
            self._hints.addLayout(self._keys(pair))
        self._hints.addStretch(1)
        rows.addLayout(self._hints)
        inside = QWidget()
        inside.setObjectName("welcomeInside")
        middle = QHBoxLayout(inside)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(self._content, 1000)
        middle.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(_scrolled(inside))

    def _examples(self) -> QVBoxLayout:
        card = QFrame()
        card.setProperty("card", "true")  # the style sheet's word
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 3, 1, 3)
        inside.setSpacing(0)
        for number, example in enumerate(EXAMPLES):
            row = ExampleRow(self._appearance, example, primary=number == 0)
            row.setProperty("first", "true" if number == 0 else "false")
            row.run_requested.connect(self.run_requested)
            inside.addWidget(row)
            if number == 0:
                self.begin_at(row.button)
        note = QHBoxLayout()
        note.setSpacing(8)
        glyph = IconLabel(self._appearance, "info", "text.muted")
        note.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(_label(NOTE, "small", "welcomeNote"), 1)
        rows = _column("Examples on the mock server", card)
        rows.addSpacing(2)
        rows.addLayout(note)
        rows.addWidget(self._trouble)
        rows.addStretch(1)
        return rows

    def _own(self) -> QVBoxLayout:
        rows = _column("Your own key", self.card)
        rows.addSpacing(12)
        bring = _column("Bring what you have", self._bring())
        rows.addLayout(bring)
        rows.addStretch(1)
        return rows

    def _bring(self) -> QFrame:
        card = QFrame()
        card.setProperty("card", "true")
        open_button = self._button("folder-open", "Open collection…", "welcomeOpenButton")
        new_button = self._button("plus", "Blank request", "welcomeNewButton")
        open_button.clicked.connect(self.open_requested)
        new_button.clicked.connect(self.new_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(open_button)
        buttons.addWidget(new_button)
        buttons.addStretch(1)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(14, 14, 14, 14)
        rows.setSpacing(10)
        rows.addWidget(_label(BRING, "small", "welcomeBring"))
        rows.addLayout(buttons)
        return card

    def _button(self, icon_name: str, text: str, name: str) -> QPushButton:
        button = QPushButton(icon(self._appearance, icon_name), text)
        button.setIconSize(beside_words())
        button.setObjectName(name)
        button.setAccessibleName(text)
        return button

    def _keys(self, hints: Hints) -> QHBoxLayout:
        """Return a line of shortcuts, each with what it does."""
        row = QHBoxLayout()
        row.setSpacing(4)
        for keys, text in hints:
            for key in key_names(keys):
                row.addWidget(KeyLabel(self._appearance, key))
            label = _label(text, "small")
            label.setWordWrap(False)
            row.addSpacing(4)
            row.addWidget(label)
            row.addSpacing(20)
        row.addStretch(1)
        return row


def _column(heading: str, card: QWidget) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(10)
    rows.addWidget(_label(heading, "strong"))
    rows.addWidget(card)
    return rows


def _label(text: str, role: str, name: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("welcomeArea")
    area.setAccessibleName("Welcome")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area
