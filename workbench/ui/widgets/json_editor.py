"""The body as text: line numbers, folds, colours, the first error while typing; every character stays as typed.

What Qt's document cannot hold is shown as a stand-in (presenters/editor_text.py). What is left out for the size of a
body, or shown differently, is told by `look_changed`.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from workbench.domain.environment import NOTHING
from workbench.presenters.body_check import (
    CHECKED,
    HIGHLIGHTED,
    BodyLook,
    BodyTrouble,
    body_look,
    body_trouble,
    fold_note,
    loading_note,
    longest_cut,
)
from workbench.presenters.editor_text import index_of
from workbench.presenters.find_query import FindQuery
from workbench.presenters.same_place import same_place
from workbench.presenters.tip_text import tip_text
from workbench.presenters.variable_rows import mark_at, meaning
from workbench.ui.theme import Appearance
from workbench.ui.widgets.body_keys import BodyKeys
from workbench.ui.widgets.body_menu import BodyMenu
from workbench.ui.widgets.body_text import BodyText
from workbench.ui.widgets.editor_marks import marks_of
from workbench.ui.widgets.folding import Folding
from workbench.ui.widgets.format_job import FormatJob
from workbench.ui.widgets.json_highlighting import VisibleHighlighter
from workbench.ui.widgets.line_numbers import LineNumbers
from workbench.ui.widgets.name_completer import NameCompleter
from workbench.ui.widgets.text_marks import places_in_view

CHECK_AFTER_MS = 150


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
        self.content = BodyText(self)
        self.folding = Folding(self, self.content, appearance)
        self._numbers = LineNumbers(self, self.content, self.folding, appearance)
        self.keys = BodyKeys(self, self.content)
        self._menu = BodyMenu(self, self.folding)
        self.setObjectName("bodyEditor")
        self.setAccessibleName("Request body, JSON")
        self.setFont(appearance.mono("body"))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._trouble: BodyTrouble | None = None
        self._look = BodyLook()
        self._size = (False, False, False)
        self._wants_colors = False
        self._formats_soon = False
        self._goal: tuple[int, int] | None = None
        self._left: tuple[int, int | None] | None = None
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
        """What is left out for the size of the text, or shown differently."""
        return self._look

    def load(self, text: str) -> None:
        """Show another body; nobody is told that it was edited, and nothing is left to undo."""
        self._wants_colors = False
        self._left = self._goal = None
        self._formats_soon = False
        self.content.load(text)
        self._show_look()
        self.check()
        self._show_marks()  # also where the new text has the same error in the same place
        self._refresh()

    def text(self) -> str:
        """Return the body as typed, byte for byte."""
        return self.content.text()

    def glance(self) -> str:
        """Return the text with its folds folded, a blank where even that is too long to be read while typing."""
        return self.content.outline() if self.content.length <= CHECKED else " "

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
        self._formats_soon = self.content.is_loading
        if not self._formats_soon:
            self._format_job.begin(self.content.outline(), self.document().revision())

    def wrap(self, *, wanted: bool) -> None:
        """Let long lines go on below, or to the right."""
        modes = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(modes.WidgetWidth if wanted else modes.NoWrap)

    def turn_on_colors(self) -> None:
        """Colour the text however long it is."""
        self._wants_colors = True
        self._show_look()
        self._refresh()

    def go_to(self, line: int, column: int) -> None:
        """Put the caret at a line and column, both from 1, and show it in the middle."""
        block, offset = self.content.place(line, column)
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + offset)
            self.setTextCursor(cursor)
            self.centerCursor()
        elif self.content.is_loading:
            self._goal = (line, column)
        self.setFocus()

    def return_to(self, position: int, scroll: int | None = None) -> None:
        """Put caret and view where they belong; in a long text as soon as all of it is there."""
        if self.content.is_loading:
            self._left = (position, scroll)
            return
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.content.length))
        self.setTextCursor(cursor)
        if scroll is None:
            self.ensureCursorVisible()
        else:
            self.verticalScrollBar().setValue(scroll)

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

    def replace_outline(self, text: str, caret: int = 0) -> None:
        """Replace the whole text, its folds folded, by one edit that can be undone; `caret` in characters."""
        self.content.finish_loading()
        self.folding.unfold_all()
        self.content.put(0, self.content.length, self.content.pasted(text))
        self.return_to(self.content.position_of(caret))
        self._show_look()

    def caret_index(self) -> int:
        """Return where the caret stands in the text with its folds folded, in characters."""
        return self.content.index_of(self.textCursor())

    def meaning_at(self, position: QPoint) -> str:
        """Return what the sign or the variable under the mouse stands for."""
        cursor = self.cursorForPosition(position)
        text = cursor.block().text()
        at = index_of(text, cursor.positionInBlock())
        if mark := mark_at(text, at) or mark_at(text, at - 1):
            return meaning(mark, self._values, self._origins)
        near = (text[i] for i in (at, at - 1) if 0 <= i < len(text))
        folds = self.content.spelling.folds
        return next((fold_note({sign: folds[sign]}) for sign in near if sign in folds), "")

    def undo(self) -> None:
        """Take back the last edit, unless one is still under way."""
        if not self.content.is_loading:
            super().undo()

    def redo(self) -> None:
        """Make again what was taken back, unless an edit is still under way."""
        if not self.content.is_loading:
            super().redo()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  # Qt's name
        self.content.finish_loading()
        folded = len(self.content.spelling.folds)
        cursor = self.textCursor()
        shown = self.content.pasted(source.text())
        self.return_to(self.content.put(cursor.selectionStart(), cursor.selectionEnd(), shown))
        if self.content.is_loading or len(self.content.spelling.folds) > folded:
            self._show_look()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802  # Qt's name
        return source.hasText() and not source.hasUrls()  # a dropped file is not its path

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802  # Qt's name
        """Copy what was typed, not the stand-ins, and no formats."""
        copied = QMimeData()
        copied.setText(self.content.spelling.typed(self.textCursor().selectedText()))
        return copied

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu.open(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_numbers()
        if self.hasFocus():
            self.ensureCursorVisible()
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._colors.refresh()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.folding.paint(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        folded = self.folding.folded_at(QPointF(event.position()))
        if folded is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self.folding.unfold(folded)

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
        self.content.grew.connect(self._show_look)
        self.content.filled.connect(self._on_filled)
        self.textChanged.connect(self._on_text)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._scroll_numbers)
        self.cursorPositionChanged.connect(self._on_caret)
        self._appearance.theme_changed.connect(self._show_marks)

    def _on_text(self) -> None:
        if self.content.is_loading:
            return
        self.content.mend()
        self._watch_size()
        self._refresh()
        self._check_soon.start()
        self.edited.emit()

    def _on_filled(self) -> None:
        """Show a long body whole, go where one wanted to go meanwhile, and tell of it where it was an edit."""
        self._show_look()
        self._show_marks()
        if self._left is not None:
            self.return_to(*self._left)
        if self._goal is not None:
            self.go_to(*self._goal)
        self._left = self._goal = None
        if self.document().isModified():
            self._on_text()
        if self._formats_soon:
            self.format()

    def _put_formatted(self, text: str, revision: int) -> None:
        """Take a formatted text over, unless something else was typed meanwhile."""
        before = self.content.outline()
        if revision == self.document().revision() and text != before:
            self.replace_outline(text, same_place(before, self.caret_index(), text))

    def _refuse_format(self) -> None:
        trouble = self.check()
        if trouble is not None:
            self.go_to(trouble.line, trouble.column)

    def _on_caret(self) -> None:
        self._show_marks()
        self.caret_moved.emit(*self.content.line_and_column(self.textCursor()))

    def _watch_size(self) -> None:
        """Say so when an edit has made the text large, or a line very long."""
        if self._sizes() != self._size:
            self._show_look()

    def _show_look(self) -> None:
        if self.content.is_loading:
            note = loading_note(self.content.share, self.content.length)
            self._wear(BodyLook(highlights=False, note=note))
            return
        self._size = self._sizes()
        longest = longest_cut(self.content.outline()) if self.content.lines.has_any else 0
        look = body_look(self.content.length, longest, anyway=self._wants_colors)
        folds = fold_note(self.content.spelling.folds)
        self._wear(look._replace(note="; ".join(part for part in (look.note, folds) if part)))

    def _sizes(self) -> tuple[bool, bool, bool]:
        """Return what the look depends on."""
        length = self.content.length
        return length > CHECKED, length > HIGHLIGHTED, self.content.lines.has_any

    def _wear(self, look: BodyLook) -> None:
        self._colors.read_by(self.content.spelling.cuts)
        self._colors.enable(look.highlights)
        if look != self._look:
            self._look = look
            self.look_changed.emit()

    def _make_room(self) -> None:
        width = self._numbers.needed_width()
        if width != self.viewportMargins().left():
            self.setViewportMargins(width, 0, 0, 0)  # lays out every line
        self._place_numbers()

    def _place_numbers(self) -> None:
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
        marks = marks_of(self, self.content, self._appearance, self._trouble)
        found = places_in_view(self, self._appearance, self._query) if self._query else ()
        self.setExtraSelections([*marks, *found])
        self._numbers.update()
