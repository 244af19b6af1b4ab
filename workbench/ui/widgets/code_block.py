"""A frame around code: its language, whether it is still coming, buttons to wrap and copy it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.presenters.merged_blocks import Body, Row
from workbench.presenters.part_views import PartBlock, code_of, result_of
from workbench.presenters.text_blocks import TextBlock
from workbench.ui.theme import Appearance
from workbench.ui.widgets.code_colors import CodeColors
from workbench.ui.widgets.code_view import CodeView
from workbench.ui.widgets.tool_button import IconButton

BAR = 30


class CodeBlock(QFrame):
    """Shows a fence, code that the model ran, its result, or a whole body. `height_changed` when it asks for more room."""

    height_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codeBlock")
        self._title = QLabel()
        self._title.setObjectName("codeTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._note = QLabel()
        self._note.setObjectName("codeNote")
        self._note.setProperty("role", "muted")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._wrap = IconButton(appearance, "wrap-text", "Wrap lines", "wrapCodeButton")
        self._wrap.setCheckable(True)
        self._copy = IconButton(appearance, "copy", "Copy code", "copyCodeButton")
        self.view = CodeView(appearance, "Code")
        self._colors = CodeColors(self.view, appearance)
        self._text = ""
        bar = QWidget()
        bar.setObjectName("codeBar")
        bar.setFixedHeight(BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 0, 4, 0)
        row.setSpacing(4)
        row.addWidget(self._title)
        row.addStretch(1)
        for widget in (self._note, self._wrap, self._copy):
            row.addWidget(widget)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(bar)
        rows.addWidget(self.view, 1)
        self._wrap.toggled.connect(self._on_wrap)
        self._copy.clicked.connect(self._on_copy)

    def show_row(self, row: Row) -> None:
        """Show a row, or what is new in it."""
        title, note, language = _words(row)
        self._text = _text(row)
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.view.setAccessibleName(f"Code, {title}")
        self.view.show_text(self._text)
        self._colors.show_language(language if row.closed else "")

    def height_at(self, width: int) -> int:
        """Return the height of bar and code at a width."""
        return BAR + 2 + self.view.height_at(width - 2)

    def recolor(self) -> None:
        """Take on the colours of another theme."""
        self._colors.recolor()

    def _on_wrap(self, wraps: bool) -> None:
        self.view.wrap(wraps)
        self.height_changed.emit()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)


def _words(row: Row) -> tuple[str, str, str]:
    """Return title, note and language of a row."""
    if isinstance(row, TextBlock):
        return row.language or "text", "" if row.closed else "streaming", row.language
    if isinstance(row, PartBlock) and row.kind.value == "code":
        language, _ = code_of(row)
        return language or "code", "run by the model", language
    if isinstance(row, PartBlock):
        outcome, _ = result_of(row)
        return "result", outcome.lower(), ""
    if isinstance(row, Body):
        return row.title, row.size, "json" if row.is_json else ""
    return "", "", ""


def _text(row: Row) -> str:
    if isinstance(row, TextBlock | Body):
        return row.text
    if isinstance(row, PartBlock):
        return (code_of(row) if row.kind.value == "code" else result_of(row))[1]
    return ""
