"""One figure of the response header: its name above its value, in figures of equal width."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.ui.theme import STRONG, Appearance

STEP = 8
"""Widths grow in such steps, so that a counting figure does not push its neighbours at every count."""


class MetricLabel(QWidget):
    """Painted, so that a new value costs no layout."""

    def __init__(
        self, appearance: Appearance, object_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._appearance = appearance
        self._name = ""
        self._value = ""
        self._width = 0
        self._small, self._large = _fonts(appearance)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance.theme_changed.connect(self._on_look)

    @property
    def value(self) -> str:
        """The figure as it is shown."""
        return self._value

    @property
    def name(self) -> str:
        """What it is a figure of."""
        return self._name

    def show_figure(self, name: str, value: str) -> None:
        """Show another figure."""
        if (name, value) == (self._name, self._value):
            return
        self._name, self._value = name, value
        self.setAccessibleName(f"{name}, {value}")
        width = self._wanted_width()
        if width != self._width:
            self._width = width
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lines = QFontMetrics(self._small).height() + QFontMetrics(self._large).height()
        return QSize(self._width, lines + 1)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        above = QFontMetrics(self._small).height()
        painter.setFont(self._small)
        painter.setPen(self._appearance.color("text.muted"))
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRect(0, 0, self.width(), above), left, self._name)
        painter.setFont(self._large)
        painter.setPen(self._appearance.color("text.primary"))
        painter.drawText(QRect(0, above, self.width(), self.height() - above), left, self._value)
        painter.end()

    def _on_look(self) -> None:
        self._small, self._large = _fonts(self._appearance)
        self._width = self._wanted_width()
        self.updateGeometry()
        self.update()

    def _wanted_width(self) -> int:
        name = QFontMetrics(self._small).horizontalAdvance(self._name)
        value = QFontMetrics(self._large).horizontalAdvance(self._value)
        return -(-(max(name, value) + 2) // STEP) * STEP


def _fonts(appearance: Appearance) -> tuple[QFont, QFont]:
    """Return the fonts of the name and of the figure."""
    return appearance.font("caption"), appearance.font("body", STRONG)
