"""The status pill: a glyph and words on a tint, so that colour never says it alone."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.presenters.short_text import short_name
from workbench.ui.icons import paint_icon
from workbench.ui.theme import STRONG, Appearance

LONGEST = 80
HEIGHT, PAD, GLYPH, GAP = 24, 9, 16, 6
_TINTS = {"neutral": ("text.secondary", "bg.raised")}


class StatusPill(QWidget):
    """Shows what `say` was given; `text` is empty while it is hidden."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusPill")
        self._appearance = appearance
        self._text = ""
        self._glyph = "info"
        self._severity = "info"
        self.setFont(appearance.font("body", STRONG))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance.theme_changed.connect(self.update)
        self.hide()

    @property
    def text(self) -> str:
        """The words of the pill."""
        return self._text

    @property
    def glyph(self) -> str:
        """The name of its icon."""
        return self._glyph

    @property
    def severity(self) -> str:
        """The severity that colours it."""
        return self._severity

    def say(self, text: str, glyph: str, severity: str) -> None:
        """Show words and a glyph; no pill for no words."""
        text = short_name(text, LONGEST)
        if (text, glyph, severity) == (self._text, self._glyph, self._severity):
            return
        self._text, self._glyph, self._severity = text, glyph, severity
        self.setAccessibleName(f"Status, {text}")
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self._text)
        return QSize(PAD + GLYPH + GAP + width + PAD + 2, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        ink, ground = _TINTS.get(self._severity, (f"{self._severity}.fg", f"{self._severity}.bg"))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._appearance.edge(ink)
        inset = edge.widthF() / 2 if edge.style() != Qt.PenStyle.NoPen else 0
        painter.setPen(edge)
        painter.setBrush(self._appearance.color(ground))
        place = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        spot = QRect(PAD, (self.height() - GLYPH) // 2, GLYPH, GLYPH)
        paint_icon(painter, spot, self._appearance, self._glyph, ink)
        painter.setPen(self._appearance.color(ink))
        room = self.rect().adjusted(PAD + GLYPH + GAP, 0, -PAD + 2, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self._text)
        painter.end()
