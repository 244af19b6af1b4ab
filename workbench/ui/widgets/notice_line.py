"""Small rows of the Merged view: a notice with its glyph, and the heading of a candidate."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.presenters.error_view import Action
from workbench.presenters.merged_blocks import Heading, Row
from workbench.presenters.notices import Notice
from workbench.presenters.short_text import short_text
from workbench.ui.theme import Appearance
from workbench.ui.widgets.icon_label import IconLabel

LONGEST_LINE = 300
_GLYPHS = {
    "info": "info",
    "success": "circle-check",
    "warning": "triangle-alert",
    "error": "circle-x",
    "neutral": "square",
}


class NoticeLine(QFrame):
    """One line on a tint. `view_chosen` has the view that its link leads to, `acted` what it asks for instead."""

    view_chosen = Signal(str)
    acted = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBlock")
        self._view = ""
        self._action: Action | None = None
        self._glyph = IconLabel(appearance, "info", "info.fg")
        self._title = _label("noticeTitle", "strong")
        self._detail = _label("noticeDetail", "secondary")
        self._link = QPushButton()
        self._link.setObjectName("noticeLink")
        self._link.setProperty("link", "true")  # the style sheet's word
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 7, 8, 7)
        self._row.setSpacing(8)
        self._row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._link)
        self._link.clicked.connect(self._follow)

    @property
    def text(self) -> str:
        """Title and detail."""
        return " ".join(text for text in (self._title.text(), self._detail.text()) if text)

    def show_row(self, row: Row) -> None:
        """Show a notice."""
        assert isinstance(row, Notice)  # noqa: S101  # made for these
        tint = "text.muted" if row.severity == "neutral" else f"{row.severity}.fg"
        self._glyph.show_icon(_GLYPHS[row.severity], tint)
        self._title.setText(short_text(row.title, LONGEST_LINE))
        self._detail.setText(short_text(row.detail))
        self._detail.setVisible(bool(row.detail))
        beside = Qt.AlignmentFlag.AlignTop if row.detail else Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self._glyph, beside)
        self._view, self._action = row.view, row.action
        link = row.link if row.action is None else row.action.label
        self._link.setText(link)
        self._link.setAccessibleName(link)
        self._link.setVisible(bool(link))
        self.setProperty("severity", row.severity)
        self.setAccessibleName(self.text)
        self.style().unpolish(self)
        self.style().polish(self)

    def height_at(self, width: int) -> int:
        """Return the height at a width."""
        return self._row.totalHeightForWidth(width)

    def recolor(self) -> None:
        """The style sheet colours it."""

    def _follow(self) -> None:
        if self._action is not None:
            self.acted.emit(self._action)
        else:
            self.view_chosen.emit(self._view)


class HeadingLine(QLabel):
    """The heading above one of several candidates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("candidateHeading")
        self.setProperty("role", "strong")
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_row(self, row: Row) -> None:
        """Show a heading."""
        assert isinstance(row, Heading)  # noqa: S101  # made for these
        self.setText(row.text)

    def height_at(self, width: int) -> int:
        """Return its height."""
        return self.sizeHint().height()

    def recolor(self) -> None:
        """The style sheet colours it."""


def _label(name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return label
