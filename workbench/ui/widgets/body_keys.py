"""What keys mean in the body: line breaks that keep the indent, tabs, the way out, and lines that were cut.

The caret never rests between the sign of a cut and its line break, and a key beside a cut does what it does in the
whole line.
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from workbench.ui.widgets.body_text import BodyText

INDENT = "  "
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_TAB_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class BodyKeys(QObject):
    """The keys of one editor. `tab_indents`: Tab types spaces, and leaves the editor after Esc."""

    def __init__(self, editor: QPlainTextEdit, body: BodyText) -> None:
        super().__init__(editor)
        self._editor = editor
        self._body = body
        self._tab_indents = False
        self._is_leaving = False
        self._goes_right = False
        self._caret = 0
        editor.setTabChangesFocus(True)
        editor.cursorPositionChanged.connect(self._settle)

    def let_tab_indent(self, *, indents: bool) -> None:
        """Let Tab type spaces, or leave the editor."""
        self._tab_indents = indents
        self._editor.setTabChangesFocus(not indents)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False leaves it to the editor."""
        key = Qt.Key(event.key())
        leaving, self._is_leaving = self._is_leaving, key == Qt.Key.Key_Escape
        self._editor.setTabChangesFocus(not self._tab_indents or self._is_leaving)
        self._goes_right = key == Qt.Key.Key_Right
        if self._editor.isReadOnly():
            return False
        if key in _ENTER and not event.modifiers() & _COMMANDS:
            self._break_line()
        elif key == Qt.Key.Key_Space and event.modifiers() == _TAB_MODIFIERS:
            self._editor.insertPlainText("\t")
        elif key in _TABS and self._tab_indents and not leaving:
            self._indent(outwards=key == Qt.Key.Key_Backtab)
        else:
            self._pass_cut(key)
            return False
        return True

    def _break_line(self) -> None:
        """Begin a line with the indent of this one, deeper after an opening bracket."""
        cursor = self._editor.textCursor()
        before = self._body.before(cursor)
        indent = self._body.indent(cursor)
        deeper = INDENT if before.rstrip().endswith(("{", "[")) else ""
        cursor.insertText(f"\n{indent}{deeper}")
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()

    def _indent(self, *, outwards: bool) -> None:
        """Move the selected lines by one step, or type spaces up to the next one."""
        cursor = self._editor.textCursor()
        if not outwards and not cursor.hasSelection():
            column = cursor.positionInBlock()
            cursor.insertText(" " * (len(INDENT) - column % len(INDENT)))
            return
        first = self._editor.document().findBlock(cursor.selectionStart())
        last = self._editor.document().findBlock(cursor.selectionEnd())
        cursor.beginEditBlock()
        block = first
        for _ in range(last.blockNumber() - first.blockNumber() + 1):
            _move(block, outwards=outwards)
            block = block.next()
        cursor.endEditBlock()

    def _pass_cut(self, key: Qt.Key) -> None:
        """Let Backspace and Delete beside a cut take the character beyond it."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection() or not self._body.lines.has_any:
            return
        at, number = cursor.position(), cursor.blockNumber()
        if key == Qt.Key.Key_Backspace and cursor.atBlockStart():
            if self._body.lines.is_continued(number):
                self._put(at - 2)
        elif key == Qt.Key.Key_Delete and self._is_before_sign(cursor):
            self._put(at + 2)

    def _settle(self) -> None:
        """Move the caret out of a cut, the way it was going."""
        cursor = self._editor.textCursor()
        before, self._caret = self._caret, cursor.position()
        if self._body.is_loading or not self._body.lines.has_any or not cursor.atBlockEnd():
            return
        if self._body.lines.is_continued(cursor.blockNumber() + 1):
            goes_on = self._goes_right and before == cursor.position() - 1
            self._put(cursor.position() + (1 if goes_on else -1), keeps=cursor.hasSelection())

    def _is_before_sign(self, cursor: QTextCursor) -> bool:
        block = cursor.block()
        is_cut = self._body.lines.is_continued(block.blockNumber() + 1)
        return is_cut and cursor.positionInBlock() == block.length() - 2

    def _put(self, position: int, *, keeps: bool = False) -> None:
        modes = QTextCursor.MoveMode
        cursor = self._editor.textCursor()
        cursor.setPosition(position, modes.KeepAnchor if keeps else modes.MoveAnchor)
        self._editor.setTextCursor(cursor)


def _move(block: QTextBlock, *, outwards: bool) -> None:
    cursor = QTextCursor(block)
    if not outwards:
        cursor.insertText(INDENT)
        return
    text = block.text()
    spaces = len(text) - len(text.lstrip(" "))
    for _ in range(min(len(INDENT), spaces)):
        cursor.deleteChar()
