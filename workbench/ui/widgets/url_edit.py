"""The URL on one line, its parts in their colours; Enter sends, and no line break ever gets in."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from workbench.domain.environment import NOTHING
from workbench.gemini.endpoints import url_spans
from workbench.gemini.sendable import MAX_URL_LENGTH
from workbench.presenters.editor_text import PARAGRAPH, index_of, utf16_length, utf16_offset
from workbench.presenters.tip_text import tip_text
from workbench.presenters.url_view import UrlEdit as Edit
from workbench.presenters.url_view import one_line
from workbench.presenters.variable_rows import is_unknown, mark_at, meaning
from workbench.ui.theme import Appearance
from workbench.ui.widgets.kept_height import KeptHeight
from workbench.ui.widgets.name_completer import NameCompleter

TINTS = {
    "host": "text.muted",
    "version": "text.primary",
    "model": "accent.fg",
    "method": "kind.tool",
    "query": "text.muted",
    "variable": "syn.variable",
    "other": "text.secondary",
}
"""The colour of each part of a URL (ui.md 9)."""

EXAMPLE = "https://generativelanguage.googleapis.com/v1beta/models/gemini-3.5-flash:generateContent"
_COMMAND = re.compile(r"\s*(?:[$>%]\s+)?curl(?:\.exe)?\s", re.IGNORECASE)
_SIDE = 9
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Why the focus leaves and comes back: a menu, another window."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class UrlEdit(QPlainTextEdit):
    """`edited` comes with every change by the user, `submitted` with Enter.

    `command_pasted` has a curl command that was pasted: it is no URL, and whoever listens makes a request of it.
    """

    edited = Signal()
    submitted = Signal()
    command_pasted = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("urlEdit")
        self.setAccessibleName("Request URL")
        self.setPlaceholderText(EXAMPLE)
        self.setFont(appearance.mono("body"))
        KeptHeight(self, appearance, "controlLarge")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._loaded = ""
        self._loading = False
        self._values: Mapping[str, str] | None = None
        self._origins: Mapping[str, str] = NOTHING
        self.names = NameCompleter(self, appearance)
        self._colors = _UrlColors(self, appearance)
        self._centre()
        self.textChanged.connect(self._tell)

    def text(self) -> str:
        """Return the URL as typed; as loaded, byte for byte, until it is edited."""
        if not self.document().isModified():
            return self._loaded
        return self.document().toRawText().replace(PARAGRAPH, "")

    def load(self, url: str) -> None:
        """Show another request's URL; nobody is told, and nothing is left to undo."""
        self._loaded = url
        self._loading = True
        self.setPlainText(one_line(url))
        self._loading = False
        self.document().setModified(False)

    def apply(self, edit: Edit) -> None:
        """Make one undoable edit and put the caret where it belongs."""
        before = self.text()
        if edit.url != before:
            self._replace(before, edit.url)
        cursor = self.textCursor()
        cursor.setPosition(utf16_offset(edit.url, edit.caret))
        self.setTextCursor(cursor)

    @property
    def caret(self) -> int:
        """Where the caret stands, in characters."""
        return index_of(self.text(), self.textCursor().position())

    def show_variables(
        self, values: Mapping[str, str] | None, origins: Mapping[str, str] = NOTHING
    ) -> None:
        """Offer these names, underline those that have no value here, and tell a value in the tooltip."""
        self._values, self._origins = values, origins
        self.names.show_variables(values, origins)
        self._colors.show_known(values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            if event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            ):
                self.submitted.emit()
            else:
                event.ignore()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  # Qt's name
        text = source.text()
        if _COMMAND.match(text):
            self.command_pasted.emit(text)
        else:
            self.insertPlainText(one_line(text))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802  # Qt's name
        return source.hasText()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.horizontalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._centre()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self._explain(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def meaning_at(self, index: int) -> str:
        """Return what the variable at a character stands for, empty where none stands there."""
        mark = mark_at(self.text(), index)
        return meaning(mark, self._values, self._origins) if mark else ""

    def _explain(self, position: QPoint, at: QPoint) -> None:
        index = index_of(self.text(), self.cursorForPosition(position).position())
        QToolTip.showText(at, tip_text(self.meaning_at(index)), self)

    def _replace(self, before: str, after: str) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(after)
        cursor.endEditBlock()

    def _tell(self) -> None:
        if not self._loading:
            self.edited.emit()

    def _centre(self) -> None:
        """Put the line in the middle of the box."""
        room = self.height() - 2 - self.fontMetrics().height()
        self.setViewportMargins(_SIDE, max(0, room // 2), _SIDE, 0)


class _UrlColors(QSyntaxHighlighter):
    """Colours the parts of the URL and underlines unknown variables."""

    def __init__(self, editor: UrlEdit, appearance: Appearance) -> None:
        super().__init__(editor.document())
        self._appearance = appearance
        self._known: Mapping[str, str] | None = None
        appearance.theme_changed.connect(self.rehighlight)

    def show_known(self, known: Mapping[str, str] | None) -> None:
        """Change which names are known."""
        self._known = known
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if len(text) > MAX_URL_LENGTH:
            return
        for start, stop, role in url_spans(text):
            at = utf16_offset(text, start)
            self.setFormat(at, utf16_length(text[start:stop]), self._format(text[start:stop], role))

    def _format(self, part: str, role: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(self._appearance.color(TINTS[role]))
        if role == "variable" and is_unknown(part, self._known):
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(self._appearance.color("error.fg"))
        return look
