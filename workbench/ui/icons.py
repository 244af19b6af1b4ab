"""Icons: Lucide outlines in a token's colour, following theme, enabled state and screen scale.

The SVG files hold `currentColor`; it is filled in and drawn once for each colour and size.
"""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.resource_files import resource
from workbench.ui.theme import Appearance, size

QUIET: Final = "text.secondary"
STROKE = 'stroke-width="1.75"'
WORDS_GAP: Final = 4
"""Pixels added to the narrow gap that Qt leaves between an icon and the words of its button."""


def icon(appearance: Appearance, name: str, tint: str = QUIET, on_tint: str = "") -> QIcon:
    """Return the icon of that name in a token's colour; `on_tint` colours its checked state."""
    return QIcon(_LucideEngine(appearance, name, tint, on_tint or tint))


def beside_words() -> QSize:
    """Return the icon size of a button with words: wider than high, the icon stands at its left."""
    return QSize(size("icon") + WORDS_GAP, size("icon"))


def pixmap(appearance: Appearance, name: str, tint: str, pixels: int, ratio: float) -> QPixmap:
    """Return an icon as a square picture of `pixels`, drawn for a screen of that scale."""
    return _drawn(appearance, name, tint, round(pixels * ratio), ratio)


def paint_icon(
    painter: QPainter, rect: QRect, appearance: Appearance, name: str, tint: str = QUIET
) -> None:
    """Draw an icon centred in a rectangle, as large as its shorter side."""
    side = min(rect.width(), rect.height())
    picture = pixmap(appearance, name, tint, side, painter.device().devicePixelRatioF())
    corner = rect.center() - QPoint((side - 1) // 2, (side - 1) // 2)
    painter.drawPixmap(corner, picture)


class _LucideEngine(QIconEngine):
    """Draws one icon whenever Qt asks, in the colours of that moment."""

    def __init__(self, appearance: Appearance, name: str, tint: str, on_tint: str) -> None:
        super().__init__()
        self._appearance = appearance
        self._name = name
        self._tint = tint
        self._on_tint = on_tint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        square = QRect(rect)
        square.setWidth(min(rect.width(), rect.height()))
        paint_icon(painter, square, self._appearance, self._name, self._tint_for(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802  # Qt's name
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        side = round(min(size.width(), size.height()) * scale)
        drawn = _drawn(self._appearance, self._name, self._tint_for(mode, state), side, scale)
        width = round(size.width() * scale)
        return drawn if width <= side else _at_the_left(drawn, width)

    def clone(self) -> QIconEngine:
        return _LucideEngine(self._appearance, self._name, self._tint, self._on_tint)

    def _tint_for(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "text.disabled"
        return self._on_tint if state == QIcon.State.On else self._tint


def _drawn(appearance: Appearance, name: str, tint: str, side: int, ratio: float) -> QPixmap:
    """Return a picture of `side` device pixels; each is drawn once while the program runs."""
    color = appearance.theme.colors[tint]
    key = (name, color, side, ratio)
    if key not in appearance.pictures:
        appearance.pictures[key] = _draw(name, color, side, ratio)
    return appearance.pictures[key]


def _at_the_left(picture: QPixmap, width: int) -> QPixmap:
    """Return a picture with empty room at its right, `width` device pixels wide in all."""
    wide = QPixmap(width, picture.height())
    wide.fill(Qt.GlobalColor.transparent)
    wide.setDevicePixelRatio(picture.devicePixelRatio())
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wide


def _draw(name: str, color: str, side: int, ratio: float) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(_svg(name, color)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _svg(name: str, color: str) -> bytes:
    outline = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return outline.replace("currentColor", color).replace('stroke-width="2"', STROKE).encode()
