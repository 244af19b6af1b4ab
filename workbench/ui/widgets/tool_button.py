"""Small flat buttons: an icon with a name for those who cannot see it, or icon, words and a menu."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QMenu,
    QStyle,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

from workbench.ui.icons import icon, paint_icon
from workbench.ui.theme import Appearance, size

CHEVRON, GAP = 14, 8


class IconButton(QToolButton):
    """A button that shows only an icon; its name says verb and object ("Copy response")."""

    def __init__(
        self,
        appearance: Appearance,
        icon_name: str,
        name: str,
        object_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setIcon(icon(appearance, icon_name))
        self.setIconSize(QSize(size("icon"), size("icon")))
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(size("hitMin"), size("hitMin"))
        appearance.theme_changed.connect(self.update)


class MenuButton(QToolButton):
    """A boxed button with icon, words and a chevron that opens a menu; `tone` colours it."""

    def __init__(
        self,
        appearance: Appearance,
        icon_name: str,
        object_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._icon_name = icon_name
        self._tint = "text.primary"
        self._is_compact = False
        self.setObjectName(object_name)
        self.setProperty("boxed", "true")  # the style sheet's word
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenu(QMenu(self))
        appearance.theme_changed.connect(self.update)

    def show_choice(self, text: str, icon_name: str, tint: str = "text.primary") -> None:
        """Show the choice in force, in a token's colour."""
        self.setText(text)
        self._icon_name = icon_name
        self._tint = tint
        self.updateGeometry()
        self.update()

    @property
    def full_width(self) -> int:
        """Its width with its words."""
        text = self.fontMetrics().horizontalAdvance(self.text())
        return 8 + size("icon") + GAP + text + 2 + GAP + CHEVRON + 7

    def show_compact(self, *, compact: bool) -> None:
        """Leave the words out where there is no room; the name and the tooltip have them."""
        if compact != self._is_compact:
            self._is_compact = compact
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        bare = 8 + size("icon") + GAP + CHEVRON + 7
        return QSize(bare if self._is_compact else self.full_width, size("control"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, self)
        self._paint_content(painter)
        painter.end()

    def _paint_content(self, painter: QPainter) -> None:
        tint = self._tint if self.isEnabled() else "text.disabled"
        rect = self.rect().adjusted(8, 0, -7, 0)
        left = rect.adjusted(0, 0, 0, 0)
        left.setWidth(size("icon"))
        tone = "text.secondary" if tint == "text.primary" else tint
        paint_icon(painter, left, self._appearance, self._icon_name, tone)
        if not self._is_compact:
            self._paint_words(painter, rect, tint)
        right = rect.adjusted(rect.width() - CHEVRON, 0, 0, 0)
        paint_icon(painter, right, self._appearance, "chevron-down", "text.muted")

    def _paint_words(self, painter: QPainter, rect: QRect, tint: str) -> None:
        painter.setPen(self._appearance.color(tint))
        room = rect.adjusted(size("icon") + GAP, 0, -CHEVRON - GAP, 0)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
