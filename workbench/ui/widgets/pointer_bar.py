"""The line below a JSON tree with the pointer of the chosen value; pressing it copies the pointer."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolTip,
    QWidget,
)

from workbench.ui.icons import paint_icon
from workbench.ui.theme import Appearance, size

PAD, GAP = 12, 8
WHOLE = "(whole value)"


class PointerBar(QPushButton):
    """Shows a pointer, its middle left out where there is no room."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jsonPathEdit")
        self.setProperty("flat", "true")  # the style sheet's word
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._appearance = appearance
        self._pointer: str | None = None
        self.show_pointer(None)
        self.clicked.connect(self._copy)
        appearance.theme_changed.connect(self.update)

    @property
    def pointer(self) -> str | None:
        """The pointer that is shown, None for none."""
        return self._pointer

    def show_pointer(self, pointer: str | None) -> None:
        """Show a pointer, or that nothing is chosen."""
        self._pointer = pointer
        self.setEnabled(pointer is not None)
        self.setAccessibleName(f"Copy pointer {pointer or WHOLE}")
        self.setToolTip("Copy pointer" if pointer is not None else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, size("control"))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, size("control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        side = size("icon")
        room = self.rect().adjusted(PAD, 0, -PAD, 0)
        left, right = room.adjusted(0, 0, 0, 0), room.adjusted(room.width() - side, 0, 0, 0)
        left.setWidth(side)
        paint_icon(painter, left, self._appearance, "braces", "text.muted")
        if self._pointer is not None:
            paint_icon(painter, right, self._appearance, "copy", "text.muted")
            self._paint_pointer(painter, room.adjusted(side + GAP, 0, -side - GAP, 0))
        painter.end()

    def _paint_pointer(self, painter: QPainter, room: QRect) -> None:
        painter.setFont(self._appearance.mono("small"))
        painter.setPen(self._appearance.color("text.secondary"))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(
            self._pointer or WHOLE, Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._pointer or "")
        QToolTip.showText(self.mapToGlobal(self.rect().topLeft()), "Copied", self)
