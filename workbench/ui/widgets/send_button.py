"""The one primary button of a request: Send, and Stop in red while a run is under way."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.ui.icons import beside_words, icon
from workbench.ui.theme import Appearance
from workbench.ui.widgets.kept_height import KeptHeight

SCALE = 4
"""How much finer than one pixel the square is drawn, so that it is crisp on every screen."""


class SendButton(QPushButton):
    """`sent` or `stopped` by a press, as the button says. Disabled, it says why."""

    sent = Signal()
    stopped = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sendButton")
        self._appearance = appearance
        self._running = False
        self._obstacle = ""
        KeptHeight(self, appearance, "controlLarge")
        self.setIconSize(beside_words())
        self.setProperty("primary", "true")
        self.clicked.connect(self._tell)
        appearance.theme_changed.connect(self._show)
        self._show()

    @property
    def is_running(self) -> bool:
        """Whether a press stops."""
        return self._running

    def show_running(self, running: bool) -> None:
        """Turn Send into Stop, or back."""
        if running != self._running:
            self._running = running
            self._show()

    def show_obstacle(self, reason: str) -> None:
        """Disable Send with its reason; an empty reason enables it. Stop always works."""
        if reason != self._obstacle:
            self._obstacle = reason
            self._show()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), 84), hint.height())

    def _show(self) -> None:
        word = "Stop" if self._running else "Send"
        self.setText(word)
        self.setAccessibleName(word)
        self.setIcon(self._square() if self._running else self._plane())
        self.setEnabled(self._running or not self._obstacle)
        self.setToolTip(self._meaning())
        self.setAccessibleDescription(self._meaning())
        self.setProperty("running", self._running)
        self.style().unpolish(self)
        self.style().polish(self)

    def _meaning(self) -> str:
        if self._running:
            return "Close the connection and keep what has arrived (Ctrl+.)"
        return self._obstacle or "Send the request (Ctrl+Enter)"

    def _plane(self) -> QIcon:
        return icon(self._appearance, "send-horizontal", "accent.onFill")

    def _square(self) -> QIcon:
        room = beside_words() * SCALE
        side = room.height()
        picture = QPixmap(room)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._appearance.color("danger.onFill"))
        painter.drawRoundedRect(QRectF(side / 5, side / 5, side * 0.6, side * 0.6), SCALE, SCALE)
        painter.end()
        return QIcon(picture)

    def _tell(self) -> None:
        if self._running:
            self.stopped.emit()
        else:
            self.sent.emit()
