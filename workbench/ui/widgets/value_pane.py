"""A string of a JSON tree as a whole, to be read below the tree."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.presenters import figures
from workbench.presenters.json_tree import JsonNode
from workbench.presenters.json_words import whole_text
from workbench.ui.theme import Appearance
from workbench.ui.widgets.tool_button import IconButton


class ValuePane(QWidget):
    """Hidden until a value is shown; `closed` when the user has read enough."""

    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("eventPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel()
        self._title.setObjectName("valueTitle")
        self._title.setProperty("role", "strong")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.text = QPlainTextEdit()
        self.text.setObjectName("eventDetail")
        self.text.setAccessibleName("Whole value")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFont(appearance.mono())
        close = IconButton(appearance, "x", "Close the value", "closeValueButton")
        close.clicked.connect(self._close)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 3, 8, 3)
        bar.addWidget(self._title, 1)
        bar.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(bar)
        rows.addWidget(self.text, 1)
        self.hide()

    def show_node(self, node: JsonNode) -> None:
        """Show the string of a node."""
        self.follow(node)
        self.show()

    def follow(self, node: JsonNode | None) -> None:
        """Show the string of another node where it has one."""
        if node is not None and isinstance(node.value, str):
            count = figures.plural(len(node.value), "character")
            self._title.setText(f"{node.key} · {count}")
            self.text.setPlainText(whole_text(node.value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
