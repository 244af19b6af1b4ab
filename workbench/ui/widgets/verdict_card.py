"""Verdicts: one line for what passed or was skipped, a card with what was expected and found for what failed."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.presenters.verdict_rows import Outcome, VerdictRow
from workbench.ui.icons import beside_words, icon, paint_icon
from workbench.ui.theme import Appearance, size
from workbench.ui.widgets.icon_label import IconLabel

PAD, GAP = 14, 12
_GLYPHS = {
    Outcome.PASSED: ("circle-check", "success.fg"),
    Outcome.FAILED: ("circle-x", "error.fg"),
    Outcome.SKIPPED: ("minus", "text.muted"),
}
LONGEST_SHOWN = 20_000


class VerdictLine(QWidget):
    """Glyph, title, pointer, and the actual value at the right."""

    def __init__(
        self, appearance: Appearance, row: VerdictRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("verdictLine")
        self.setProperty("outcome", row.outcome.value)
        self.setFixedHeight(max(size("row"), self.fontMetrics().height() + 8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(row.sentence)
        self._appearance = appearance
        self._row = row
        appearance.theme_changed.connect(self.update)

    @property
    def text(self) -> str:
        """What the line says."""
        return " ".join(
            word for word in (self._row.title, self._row.pointer, self._row.actual) if word
        )

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, row = self._appearance, self._row
        glyph, tint = _GLYPHS[row.outcome]
        side = size("icon")
        painter = QPainter(self)
        paint_icon(painter, QRect(PAD, (self.height() - side) // 2, side, side), look, glyph, tint)
        if self.property("found"):
            painter.setPen(look.color("focus.ring"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        left = PAD + side + GAP
        room = QRect(left, 0, self.width() - left - PAD, self.height())
        muted = row.outcome is Outcome.SKIPPED
        right = self._draw(
            painter, room, row.actual, "text.muted" if muted else "text.secondary", at_right=True
        )
        room.setRight(room.right() - right - GAP)
        painter.setFont(look.mono("small"))
        right = self._draw(painter, room, row.pointer, "text.muted", at_right=True)
        room.setRight(room.right() - right - GAP)
        painter.setFont(self.font())
        self._draw(painter, room, row.title, "text.muted" if muted else "text.primary")
        painter.end()

    def _draw(
        self, painter: QPainter, room: QRect, text: str, ink: str, *, at_right: bool = False
    ) -> int:
        """Draw a text as far as it has room, and return its width."""
        painter.setPen(self._appearance.color(ink))
        most = room.width() // 2 if at_right else room.width()
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, most)
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        return painter.fontMetrics().horizontalAdvance(shown)


class VerdictCard(QFrame):
    """A failed assertion, whole and selectable. `place_wanted` and `edit_wanted` have its row."""

    place_wanted = Signal(object)
    edit_wanted = Signal(object)

    def __init__(
        self, appearance: Appearance, row: VerdictRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("verdictCard")
        self.setAccessibleName(row.sentence)
        self._row = row
        glyph = IconLabel(appearance, "circle-x", "error.fg")
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(_label("verdictTitle", "strong", row.title), 1)
        if row.pointer:
            head.addWidget(_label("verdictPointer", "mono", row.pointer, wraps=False))
        facts = QGridLayout()
        facts.setHorizontalSpacing(GAP)
        facts.setVerticalSpacing(4)
        facts.setColumnStretch(1, 1)
        for line, (name, text) in enumerate(
            (("Expected", row.expected), ("Actual", row.actual or "–"))
        ):
            if text:
                facts.addWidget(_label("verdictName", "secondary", name), line, 0)
                facts.addWidget(_label(f"verdict{name}", "mono", text[:LONGEST_SHOWN]), line, 1)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addLayout(head)
        words.addLayout(facts)
        words.addLayout(self._buttons(appearance))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(PAD, 9, PAD, 10)
        inside.setSpacing(GAP)
        inside.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)

    @property
    def text(self) -> str:
        """What the card says."""
        row = self._row
        return "\n".join((row.title, row.pointer, row.expected, row.actual[:LONGEST_SHOWN]))

    def _buttons(self, appearance: Appearance) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if self._row.source is not None:
            place = _button(appearance, "Show in JSON", "showInJsonButton", "crosshair")
            place.setAccessibleName(f"Show in JSON: {self._row.pointer or 'the whole value'}")
            place.clicked.connect(self._want_place)
            row.addWidget(place)
        edit = _button(appearance, "Edit assertion", "editAssertionButton", "pencil")
        edit.setAccessibleName(f"Edit assertion: {self._row.title}")
        edit.clicked.connect(self._want_edit)
        row.addWidget(edit)
        row.addStretch(1)
        return row

    def _want_place(self) -> None:
        self.place_wanted.emit(self._row)

    def _want_edit(self) -> None:
        self.edit_wanted.emit(self._row)


def _button(appearance: Appearance, text: str, object_name: str, glyph: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(object_name)
    button.setIcon(icon(appearance, glyph))
    button.setIconSize(beside_words())
    return button


def _label(name: str, role: str, text: str, *, wraps: bool = True) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
