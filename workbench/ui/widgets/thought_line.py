"""The line above the model's thoughts: folds and unfolds them, and tells how long they took."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbench.presenters.merged_blocks import Row, ThoughtsRow
from workbench.ui.icons import paint_icon
from workbench.ui.theme import STRONG, Appearance, size

HEIGHT, EDGE, PAD, GAP = 34, 3, 12, 8


class ThoughtLine(QAbstractButton):
    """Checked while the thoughts are unfolded; `clicked` asks to fold or unfold."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thoughtBlock")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._appearance = appearance
        self._figures = ""
        self._headline = ""
        self.row: Row | None = None
        self.toggled.connect(self._tell)

    @property
    def headline(self) -> str:
        """What the thoughts are about at last."""
        return self._headline

    @property
    def figures(self) -> str:
        """Tokens and seconds."""
        return self._figures

    def show_row(self, row: Row) -> None:
        """Show thoughts as far as they have come."""
        assert isinstance(row, ThoughtsRow)  # noqa: S101  # made for these
        self.row = row
        self._figures = row.figures
        self._headline = row.headline
        self._tell()
        self.update()

    def height_at(self, width: int) -> int:
        """Return its height."""
        return max(HEIGHT, QFontMetrics(self.font()).height() + 14)

    def recolor(self) -> None:
        """Take on the colours of another theme."""
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height_at(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._appearance
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("bg.panel"))
        focused = self.hasFocus()
        painter.setPen(
            QPen(look.color("focus.ring" if focused else "border.subtle"), 2 if focused else 1)
        )
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.fillRect(QRect(0, 0, EDGE, self.height()), look.color("kind.thought"))
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        look, side = self._appearance, size("icon")
        y = (self.height() - side) // 2
        chevron = "chevron-down" if self.isChecked() else "chevron-right"
        paint_icon(painter, QRect(PAD, y, side, side), look, chevron, "text.muted")
        x = PAD + side + GAP
        paint_icon(painter, QRect(x, y, side, side), look, "brain", "kind.thought")
        x += side + GAP
        x = self._paint_text(painter, x, "Thoughts", "kind.thought", strong=True)
        x = self._paint_text(painter, x, self._figures, "text.secondary")
        room = QRect(x + GAP, 0, self.width() - x - GAP - PAD, self.height())
        painter.setPen(look.color("text.muted"))
        painter.setFont(look.font("small"))
        shown = painter.fontMetrics().elidedText(
            self._headline, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown
        )

    def _paint_text(
        self, painter: QPainter, x: int, text: str, tint: str, *, strong: bool = False
    ) -> int:
        font = self._appearance.font("body", STRONG if strong else None)
        painter.setFont(font)
        painter.setPen(self._appearance.color(tint))
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.drawText(
            QRect(x, 0, width + 2, self.height()), int(Qt.AlignmentFlag.AlignVCenter), text
        )
        return x + width + GAP if text else x

    def _tell(self) -> None:
        state = "unfolded" if self.isChecked() else "folded"
        words = ("Thoughts", self._figures, state, self._headline)
        self.setAccessibleName(", ".join(word for word in words if word))
