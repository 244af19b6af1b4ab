"""The body as text: line numbers, colours, the first error while typing; every character stays as typed.

What Qt's document cannot hold is shown as a stand-in (presenters/editor_text.py). A large body, or one with a very
long line, is shown plainly and says so by `look_changed`.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from workbench.domain.environment import NOTHING
from workbench.presenters.body_check import (
    CHECKED,
    HIGHLIGHTED,
    LONG_LINE,
    BodyLook,
    BodyTrouble,
    body_look,
    body_trouble,
    fold_note,
    longest_line,
)
from workbench.presenters.editor_text import PARAGRAPH, index_of, spelling_of, utf16_offset
from workbench.presenters.find_query import FindQuery
from workbench.presenters.tip_text import tip_text
from workbench.presenters.variable_rows import mark_at, meaning
from workbench.ui.theme import Appearance
from workbench.ui.widgets.editor_marks import marks_of
from workbench.ui.widgets.format_job import FormatJob
from workbench.ui.widgets.json_highlighting import VisibleHighlighter
from workbench.ui.widgets.line_numbers import LineNumbers
from workbench.ui.widgets.name_completer import NameCompleter
from workbench.ui.widgets.text_marks import places_in_view

CHECK_AFTER_MS = 150
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class JsonEditor(QPlainTextEdit):
    """`edited` with every change by the user: whoever hears it waits for a pause before reading the text.

    `trouble_changed` when the first error moves or goes.
    """

    edited = Signal()
    trouble_changed = Signal()
    look_changed = Signal()
    caret_moved = Signal(int, int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._numbers = LineNumbers(self, appearance)
        self.setObjectName("bodyEditor")
        self.setAccessibleName("Request body, JSON")
        self.setTabChangesFocus(True)
        self.setFont(appearance.mono("body"))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._loading = False
        self._spelling = spelling_of("")
        self._loaded: str | None = ""
        self._cached: tuple[int, str] = (-1, "")
        self._trouble: BodyTrouble | None = None
        self._look = BodyLook()
        self._query: FindQuery | None = None
        self._format_job = FormatJob(self)
        self._colors = VisibleHighlighter(self, appearance)
        self.names = NameCompleter(self, appearance)
        self._values: Mapping[str, str] | None = None
        self._origins: Mapping[str, str] = NOTHING
        self._check_soon = QTimer(self)
        self._check_soon.setSingleShot(True)
        self._check_soon.setInterval(CHECK_AFTER_MS)
        self._connect()
        self._make_room()

    @property
    def trouble(self) -> BodyTrouble | None:
        """Where the text stops being JSON, as last checked."""
        return self._trouble

    @property
    def look(self) -> BodyLook:
        """What is left out for the size of the text."""
        return self._look

    def load(self, text: str) -> None:
        """Show another body; nobody is told that it was edited, and nothing is left to undo."""
        self._spelling = spelling_of(text)
        self._loaded = text
        shown = self._spelling.shown(text)
        self._show_look(shown)
        self._loading = True
        self.setPlainText(shown)
        self._loading = False
        self.document().setModified(False)
        self.check()
        self._show_marks()  # also where the new text has the same error in the same place
        self._refresh()

    def text(self) -> str:
        """Return the body as typed, byte for byte."""
        if self._loaded is not None and not self.document().isModified():
            return self._loaded
        revision = self.document().revision()
        if self._cached[0] != revision:
            self._cached = (revision, self._spelling.typed(self.document().toRawText()))
        return self._cached[1]

    def glance(self) -> str:
        """Return the text with its folds folded, a blank where even that is too long to be read while typing."""
        return self._outline() if self.document().characterCount() <= CHECKED else " "

    def check(self) -> BodyTrouble | None:
        """Read the text now and show its first error."""
        self._check_soon.stop()
        trouble = body_trouble(self.glance())
        if trouble != self._trouble:
            self._trouble = trouble
            self._numbers.mark(trouble.line if trouble else 0)
            self._show_marks()
            self.trouble_changed.emit()
        return trouble

    def format(self) -> None:
        """Indent the text anew as one edit that can be undone; where it is no JSON, go to the error."""
        self._format_job.begin(self._outline(), self.document().revision())

    def go_to(self, line: int, column: int) -> None:
        """Put the caret at a line and column, both from 1, and show it in the middle."""
        block = self.document().findBlockByNumber(line - 1)
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + _offset(block, column))
            self.setTextCursor(cursor)
            self.centerCursor()
        self.setFocus()

    def mark_places(self, query: FindQuery | None) -> None:
        """Mark where a text stands, as far as it is in view; None takes the marks away."""
        self._query = query
        self._show_marks()

    def show_variables(
        self, values: Mapping[str, str] | None, origins: Mapping[str, str] = NOTHING
    ) -> None:
        """Offer these names while one is typed, underline those without a value, tell values in tooltips."""
        self._values, self._origins = values, origins
        self.names.show_variables(values, origins)
        self._colors.show_known(values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not _has_command(event):
            self._break_line()
        elif event.key() == Qt.Key.Key_Space and event.modifiers() == _TAB_MODIFIERS:
            self.insertPlainText("\t")
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  # Qt's name
        folded = len(self._spelling.folds)
        self._spelling, shown = self._spelling.with_pasted(source.text())
        self.insertPlainText(shown)
        if len(self._spelling.folds) > folded:
            self._show_look(self.shown_text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802  # Qt's name
        return source.hasText() and not source.hasUrls()  # a dropped file is not its path

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802  # Qt's name
        """Copy what was typed, not the stand-ins, and no formats."""
        copied = QMimeData()
        copied.setText(self._spelling.typed(self.textCursor().selectedText()))
        return copied

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inner = self.contentsRect()
        width = self._numbers.needed_width()
        self._numbers.setGeometry(QRect(inner.left(), inner.top(), width, inner.height()))
        if self.hasFocus():
            self.ensureCursorVisible()
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._colors.refresh()
        super().paintEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_marks()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_marks()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip_text(self.meaning_at(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def _connect(self) -> None:
        self._check_soon.timeout.connect(self.check)
        self._format_job.done.connect(self._put_formatted)
        self._format_job.refused.connect(self._refuse_format)
        self.document().contentsChange.connect(self._watch_lines)
        self.textChanged.connect(self._on_text)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._scroll_numbers)
        self.cursorPositionChanged.connect(self._on_caret)
        self._appearance.theme_changed.connect(self._show_marks)

    def _on_text(self) -> None:
        if self._loading:
            return
        self._refresh()
        self._check_soon.start()
        self.edited.emit()

    def _put_formatted(self, text: str, revision: int) -> None:
        """Take a formatted text over, unless something else was typed meanwhile."""
        if revision == self.document().revision() and text != self._outline():
            self.replace_text(self._spelling.shown(text))

    def _refuse_format(self) -> None:
        trouble = self.check()
        if trouble is not None:
            self.go_to(trouble.line, trouble.column)

    def _outline(self) -> str:
        return self._spelling.outline(self.document().toRawText())

    def shown_text(self) -> str:
        """Return the text as it is shown, stand-ins and all."""
        return self.document().toRawText().replace(PARAGRAPH, "\n")

    def meaning_at(self, position: QPoint) -> str:
        """Return what the sign or the variable under the mouse stands for."""
        cursor = self.cursorForPosition(position)
        text = cursor.block().text()
        at = index_of(text, cursor.positionInBlock())
        if mark := mark_at(text, at) or mark_at(text, at - 1):
            return meaning(mark, self._values, self._origins)
        near = (text[i] for i in (at, at - 1) if 0 <= i < len(text))
        folds = self._spelling.folds
        return next((fold_note({sign: folds[sign]}) for sign in near if sign in folds), "")

    def _on_caret(self) -> None:
        self._show_marks()
        cursor = self.textCursor()
        column = index_of(cursor.block().text(), cursor.positionInBlock())
        self.caret_moved.emit(cursor.blockNumber() + 1, column + 1)

    def _watch_lines(self, position: int, removed: int, added: int) -> None:
        """Turn to plain mode as soon as an edit makes the text large or one line very long."""
        if self._loading or added == 0 or not self._look.wraps:
            return
        length = self.document().characterCount()
        longest = self._longest_from(position, added)
        if longest > LONG_LINE or length > HIGHLIGHTED:
            self._wear(body_look(length, longest))

    def _longest_from(self, position: int, added: int) -> int:
        block = self.document().findBlock(position)
        longest = 0
        while block.isValid() and block.position() <= position + added:
            longest = max(longest, block.length() - 1)
            block = block.next()
        return longest

    def _show_look(self, shown: str) -> None:
        look = body_look(len(shown), longest_line(shown))
        folds = fold_note(self._spelling.folds)
        self._wear(replace(look, note="; ".join(part for part in (look.note, folds) if part)))

    def _wear(self, look: BodyLook) -> None:
        modes = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(modes.WidgetWidth if look.wraps else modes.NoWrap)
        self._colors.enable(look.highlights)
        if look != self._look:
            self._look = look
            self.look_changed.emit()

    def replace_text(self, shown: str) -> None:
        """Replace all that is shown by one edit that can be undone."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(shown)
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        self._show_look(shown)

    def _break_line(self) -> None:
        """Begin a line with the indent of this one, deeper after an opening bracket."""
        cursor = self.textCursor()
        before = cursor.block().text()[: index_of(cursor.block().text(), cursor.positionInBlock())]
        indent = before[: len(before) - len(before.lstrip(" \t"))]
        deeper = "  " if before.rstrip().endswith(("{", "[")) else ""
        cursor.insertText(f"\n{indent}{deeper}")
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _make_room(self) -> None:
        self.setViewportMargins(self._numbers.needed_width(), 0, 0, 0)
        inner = self.contentsRect()
        width = self._numbers.needed_width()
        self._numbers.setGeometry(QRect(inner.left(), inner.top(), width, inner.height()))

    def _scroll_numbers(self, rect: QRect, moved: int) -> None:
        if moved and self._query is not None:
            self._show_marks()
        if moved:
            self._numbers.scroll(0, moved)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())

    def _refresh(self) -> None:
        if self.isVisible():
            self._colors.refresh()

    def _show_marks(self) -> None:
        """Mark the caret's line, a pair of brackets, the first error, and what is looked for."""
        marks = marks_of(self, self._appearance, self._trouble)
        found = places_in_view(self, self._appearance, self._query) if self._query else ()
        self.setExtraSelections([*marks, *found])
        self._numbers.update()


_TAB_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _has_command(event: QKeyEvent) -> bool:
    commands = (
        Qt.KeyboardModifier.ControlModifier
        | Qt.KeyboardModifier.AltModifier
        | Qt.KeyboardModifier.MetaModifier
    )
    return bool(event.modifiers() & commands)


def _offset(block: QTextBlock, column: int) -> int:
    """Return where a column from 1 stands in a line, in UTF-16 units."""
    return utf16_offset(block.text(), min(column - 1, len(block.text())))
