"""The field in the tool bar that opens the command palette (ui.md 6)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.ui.icons import icon
from workbench.ui.theme import Appearance
from workbench.ui.widgets.kept_height import KeptHeight
from workbench.ui.widgets.palette_delegate import key_names

NAME = "Search requests and commands"
NARROWEST, WIDEST, KEYS_RIGHT = 96, 400, 10
_OPENERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down)


class CommandField(QLineEdit):
    """Read-only; a click, Enter or typing opens the palette. `opened` has what was typed."""

    opened = Signal(str)

    def __init__(
        self, appearance: Appearance, shortcut: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._keys = " ".join(key_names(shortcut))
        self.setObjectName("commandField")
        self.setAccessibleName(NAME)
        self.setPlaceholderText(NAME)
        self.setToolTip(f"{NAME} ({self._keys})")
        self.setReadOnly(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        KeptHeight(self, appearance, "control")
        self.addAction(icon(appearance, "search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setTextMargins(0, 0, self._keys_width() + KEYS_RIGHT, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.key() in _OPENERS:
            self.opened.emit("")
        elif typed.isprintable() and typed and not event.modifiers() & _COMMANDING:
            self.opened.emit(typed)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self._appearance.font("small"))
        painter.setPen(self._appearance.color("text.muted"))
        room = self.rect().adjusted(0, 0, -KEYS_RIGHT, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, flags, self._keys)
        painter.end()

    def _keys_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._keys)


_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
