"""The button at the end of a document's tab: a cross, or a dot while the document is not saved."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from workbench.ui.icons import paint_icon
from workbench.ui.theme import Appearance, size

CROSS, DOT = 14, 8


class TabCloseButton(QAbstractButton):
    """Closes a tab. The dot gives way to the cross under the pointer."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._dirty = False
        self.setObjectName("closeTabButton")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+W does it from the keyboard
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName("Close tab")
        self.setToolTip("Close")
        appearance.theme_changed.connect(self.update)

    def show_dirty(self, *, dirty: bool) -> None:
        """Show whether the document differs from its file."""
        self._dirty = dirty
        self.setAccessibleName("Close tab, unsaved" if dirty else "Close tab")
        self.update()

    @property
    def is_dirty(self) -> bool:
        """Whether the dot is shown."""
        return self._dirty

    def sizeHint(self) -> QSize:
        return QSize(size("hitMin"), size("hitMin"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(self._appearance.color("bg.hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)
        if self._dirty and not self.underMouse():
            painter.setBrush(self._appearance.color("accent.fg"))
            left, top = (self.width() - DOT) / 2, (self.height() - DOT) / 2
            painter.drawEllipse(QRectF(left, top, DOT, DOT))
        else:
            side = (self.width() - CROSS) // 2
            place = self.rect().adjusted(side, side, -side, -side)
            paint_icon(painter, place, self._appearance, "x", "text.secondary")
        painter.end()
