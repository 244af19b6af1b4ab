"""A small question at a button: a sentence and what can be done; Esc or a click elsewhere closes it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.ui.widgets.pressing import press_focused

WIDTH = 320


class Popover(QFrame):
    """`chosen` has the key of the button pressed; focus returns to where it was."""

    chosen = Signal(str)

    def __init__(
        self, sentence: str, actions: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAccessibleName(sentence)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        label = QLabel(sentence)
        label.setObjectName("popoverText")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        buttons = [self._button(key, text) for key, text in actions]
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(12)
        layout.addWidget(label)
        layout.addLayout(row)
        self._first = buttons[0]
        self._first.setProperty("primary", "true")

    def open_below(self, anchor: QWidget) -> None:
        """Show it under a widget, its right edge at the widget's."""
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height() + 4))
        self.move(corner)
        self.show()
        self._first.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused(event):
            super().keyPressEvent(event)

    def _button(self, key: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"{key}Button")
        button.setAccessibleName(text)
        button.setProperty("key", key)
        button.clicked.connect(self._tell)
        return button

    def _tell(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            key = str(pressed.property("key"))
            self.close()
            self.chosen.emit(key)
