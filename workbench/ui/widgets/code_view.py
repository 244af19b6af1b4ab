"""Read-only code, as high as its content up to a limit; it takes new lines at its end without starting anew."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from workbench.ui.theme import Appearance

MOST_LINES = 400
"""Lines above which a piece of code scrolls by itself."""

PAD = 8


class CodeView(QPlainTextEdit):
    """Shows a text; `wraps` breaks its lines at the right edge."""

    def __init__(self, appearance: Appearance, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setObjectName("codeView")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(appearance.mono())
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(PAD)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_text(self, text: str) -> None:
        """Show a text; what is behind the text shown so far is only added."""
        if text == self._shown:
            return
        if self._shown and text.startswith(self._shown):
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(text[len(self._shown) :])
        else:
            self.setPlainText(text)
        self._shown = text
        many = self.blockCount() > MOST_LINES
        policy = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if many else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)

    def wrap(self, wraps: bool) -> None:
        """Break lines at the right edge, or not."""
        modes = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(modes.WidgetWidth if wraps else modes.NoWrap)

    def height_at(self, width: int) -> int:
        """Return the height that shows all lines, or as many as are shown at once."""
        lines = min(self._line_count(width), MOST_LINES)
        bar = self.horizontalScrollBar()
        wide = bar.sizeHint().height() if self._is_wider_than(width) else 0
        return self.fontMetrics().lineSpacing() * lines + 2 * PAD + wide

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.height_at(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        sideways = abs(event.angleDelta().x()) > abs(event.angleDelta().y())
        if sideways or self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _line_count(self, width: int) -> int:
        if self.lineWrapMode() == QPlainTextEdit.LineWrapMode.NoWrap:
            return self.blockCount()
        columns = max((width - 2 * PAD) // max(self.fontMetrics().horizontalAdvance("0"), 1), 1)
        return sum(-(-max(len(line), 1) // columns) for line in self._shown.split("\n"))

    def _is_wider_than(self, width: int) -> bool:
        if self.lineWrapMode() != QPlainTextEdit.LineWrapMode.NoWrap:
            return False
        return self.document().size().width() > width
