"""A sentence at the bottom of the documents about what the user just did, gone after a while (ui.md 25)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAccessibleWidget,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from workbench.presenters.short_text import short_text
from workbench.ui.widgets.announcing import announce
from workbench.ui.widgets.heard_kinds import hear
from workbench.ui.widgets.pressing import press_focused

STAYS_MS = 6_000
WIDEST, MARGIN, ABOVE = 560, 16, 24
LONGEST = 300
"""Characters; a toast names what happened, it is no place to read in."""


class Toast(QFrame):
    """One at a time, over the lower edge of its area; stays while the pointer or the focus is on it.

    Esc closes it where nothing nearer wanted the key. `text` is empty while there is none.
    """

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self.setObjectName("toast")
        self._area = area
        self._watched: tuple[QWidget, ...] = ()
        self._act: Callable[[], None] | None = None
        self._before: QWidget | None = None  # who had the focus
        self._text = QLabel()
        self._text.setObjectName("toastText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._button = QPushButton()
        self._button.setObjectName("toastButton")
        self._button.setProperty("link", "true")  # the style sheet's word
        self._button.clicked.connect(self._on_action)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self._leaves = QTimer(self)
        self._leaves.setSingleShot(True)
        self._leaves.setInterval(STAYS_MS)
        self._leaves.timeout.connect(self.close_now)
        self._listen()
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    @property
    def action(self) -> str:
        """What its button does; empty where there is none."""
        return "" if self._button.isHidden() else self._button.text()

    @property
    def is_leaving(self) -> bool:
        """Whether its time is running out; it is not while somebody is at it."""
        return self._leaves.isActive()

    def say(self, text: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Tell what happened, in place of what was told before; at most one thing can be done about it."""
        self._give_focus_back()
        self._act = on_action
        short = short_text(text, LONGEST)
        self._text.setText(short)
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(short)
        self._place()
        self.show()
        self.raise_()
        self._leaves.start()
        self._watched = (self._area, self._area.window())
        for each in self._watched:
            each.installEventFilter(self)  # a resize, and keys that nobody nearer wanted
        announce(self, short)

    def close_now(self) -> None:
        """Take it away; the focus goes back to where it was."""
        self._leaves.stop()
        self._act = None
        self._give_focus_back()
        self.hide()
        for each in self._watched:
            if isValid(each):
                each.removeEventFilter(self)  # every event of the window would pass through here
        self._watched = ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isHidden():
            return False
        if watched is self._area and event.type() == QEvent.Type.Resize:
            self._place()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._is_closed_by(event)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_closed_by(event) and not press_focused(event):
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._leaves.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._has_focus():
            self._leaves.start()

    def _listen(self) -> None:
        if isinstance(self._area, QStackedWidget):
            self._area.currentChanged.connect(self._stay_on_top)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        hear(Toast, _notification)

    def _stay_on_top(self) -> None:
        self.raise_()

    def _place(self) -> None:
        """Sit at the bottom centre of the area, as wide as the text needs."""
        room = self._area.size()
        width = min(WIDEST, max(room.width() - 2 * MARGIN, 0), self._wanted_width())
        height = self._row.totalHeightForWidth(width)
        size = QSize(width, max(height, self.minimumSizeHint().height()))
        self.setGeometry(
            *((room.width() - width) // 2, room.height() - size.height() - ABOVE),
            *(size.width(), size.height()),
        )

    def _wanted_width(self) -> int:
        lines = self._text.text().splitlines() or [""]
        metrics = self._text.fontMetrics()
        text = max(metrics.horizontalAdvance(line) for line in lines) + 4
        button = 0 if self._button.isHidden() else self._button.sizeHint().width() + 12
        margins = self._row.contentsMargins()
        return text + button + margins.left() + margins.right() + 2 * self.frameWidth() + 2

    def _on_action(self) -> None:
        act = self._act
        self.close_now()
        if act is not None:
            act()

    def _is_closed_by(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Escape:
            return False
        self.close_now()
        return True

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if self.isHidden():
            return
        if self._has_focus():
            self._leaves.stop()
            if before is not None and not self.isAncestorOf(before):
                self._before = before
        elif before is not None and self.isAncestorOf(before) and not self.underMouse():
            self._leaves.start()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _give_focus_back(self) -> None:
        before, self._before = self._before, None
        if self._has_focus() and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)


def _notification(toast: Toast) -> QAccessibleWidget:
    return QAccessibleWidget(toast, QAccessible.Role.Notification)
