"""A switch: a check box drawn as a sliding knob, with its label at the left."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from workbench.ui.icons import paint_icon
from workbench.ui.theme import Appearance, size

TRACK_WIDTH, TRACK_HEIGHT, KNOB = 28, 16, 10
GAP, MARGIN = 8, 8


class Switch(QAbstractButton):
    """A labelled switch; on, it takes the colour of `on_tint`."""

    def __init__(
        self,
        appearance: Appearance,
        label: str,
        icon: str = "",
        on_tint: str = "kind.tool",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._icon = icon
        self._on_tint = on_tint
        self._is_compact = False
        self.setText(label)
        self.setAccessibleName(label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        appearance.theme_changed.connect(self.update)

    @property
    def full_width(self) -> int:
        """Its width with its label."""
        icon = size("icon") + GAP if self._icon else 0
        text = self.fontMetrics().horizontalAdvance(self.text()) + GAP if self.text() else 0
        return 2 * MARGIN + icon + text + TRACK_WIDTH

    def show_compact(self, *, compact: bool) -> None:
        """Leave the label out where there is no room; the name and a tooltip remain."""
        if compact != self._is_compact:
            self._is_compact = compact
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        left_out = self.fontMetrics().horizontalAdvance(self.text()) + GAP
        width = self.full_width - (left_out if self._is_compact and self.text() else 0)
        return QSize(width, size("control"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_background(painter)
        self._paint_label(painter)
        self._paint_track(painter)
        painter.end()

    def _paint_background(self, painter: QPainter) -> None:
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._appearance.color("bg.hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(self._appearance.color("focus.ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_label(self, painter: QPainter) -> None:
        left = MARGIN
        if self._icon:
            rect = self.rect().adjusted(left, 0, 0, 0)
            rect.setWidth(size("icon"))
            paint_icon(painter, rect, self._appearance, self._icon, self._tone("text.secondary"))
            left += size("icon") + GAP
        painter.setPen(self._appearance.color(self._tone("text.secondary")))
        text_rect = self.rect().adjusted(left, 0, -MARGIN - TRACK_WIDTH - GAP, 0)
        if not self._is_compact:
            painter.drawText(text_rect, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _paint_track(self, painter: QPainter) -> None:
        left = self.width() - MARGIN - TRACK_WIDTH
        track = QRectF(left, (self.height() - TRACK_HEIGHT) / 2, TRACK_WIDTH, TRACK_HEIGHT)
        edge = self._appearance.color(self._tone("border.control"))
        painter.setPen(QPen(edge, 1))
        painter.setBrush(edge if self.isChecked() else self._appearance.color("bg.raised"))
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        knob = "bg.canvas" if self.isChecked() else self._tone("text.secondary")
        offset = TRACK_WIDTH - KNOB - 3 if self.isChecked() else 3
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._appearance.color(knob))
        painter.drawEllipse(QRectF(track.left() + offset, track.top() + 3, KNOB, KNOB))

    def _tone(self, off: str) -> str:
        """The tint for a part: disabled, on, or as given."""
        if not self.isEnabled():
            return "text.disabled"
        return self._on_tint if self.isChecked() else off
