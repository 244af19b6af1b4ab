"""What was typed, beside what an editor's document shows of it: exact, and at hand however long it is.

Each edit of the document is taken over as it is made. A long text is put into the document in slices; it can be read
at once, and edited when all of it is there.
"""

import time
from bisect import bisect_right
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from workbench.presenters.editor_text import (
    PARAGRAPH,
    spelling_of,
    utf16_length,
    utf16_offset,
)
from workbench.presenters.long_lines import LONGEST, CutLines
from workbench.presenters.text_pieces import TextPieces

AT_ONCE = 262_144
"""Characters up to which a text is put into the document at once."""

SLICE_S = 0.008
CUT = 2
"""UTF-16 units of a cut: its sign and the line break."""

PORTION = 16_384


class BodyText(QObject):
    """The text of one editor. `grew` while a long text is put in, `filled` when all of it is there."""

    grew = Signal()
    filled = Signal()

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._document = editor.document()
        self.spelling = spelling_of("")
        self.lines = CutLines()
        self._loaded = ""
        self._typed = (-1, "")
        self._pieces = TextPieces(self.spelling.outline)
        self._blocks = 1
        self._orphan = -1
        self._changed = (0, 0)
        self._is_loading = False
        self._rest: Iterator[str] = iter(())
        self._expected = 0
        self._at = 0
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._fill)
        self._document.contentsChange.connect(self._on_change)

    @property
    def is_loading(self) -> bool:
        """Whether the document changes because a text is put in, not by the user."""
        return self._is_loading

    @property
    def share(self) -> float:
        """How much of the text stands in the document, up to 1."""
        return self._document.characterCount() / max(1, self.length) if self._is_loading else 1.0

    @property
    def length(self) -> int:
        """How long the text is as it is shown, in UTF-16 units."""
        return self._pieces.length if self._is_loading else self._document.characterCount() - 1

    @property
    def line_count(self) -> int:
        """How many lines the document has, or will have when all of the text is there."""
        return max(self._document.blockCount(), self._expected if self._is_loading else 0)

    def load(self, text: str) -> None:
        """Show another text; nothing is left to undo. A long one is there to read at once and to edit soon."""
        self.spelling = spelling_of(text)
        self._loaded = text
        self._typed = (-1, "")
        shown = self.spelling.shown(text)
        self._pieces.load(shown, self.spelling.outline)
        self._expected = shown.count("\n") + 1
        self.lines = CutLines([*self._cut_lines(shown)])
        self._next.stop()
        self._is_loading = True
        self._document.setUndoRedoEnabled(False)
        if len(shown) <= AT_ONCE:
            self._editor.setPlainText(shown)
            self._editor.setReadOnly(False)
            self._end_loading()
        else:
            self._editor.clear()
            self._editor.setReadOnly(True)
            self._begin_filling(0, self._pieces.pieces)
            self._editor.moveCursor(QTextCursor.MoveOperation.Start)  # else it moves with the end

    def put(self, start: int, stop: int, shown: str) -> int:
        """Replace a part of the document by one edit that can be undone; return where what was put in ends.

        A long text goes in by slices; it counts as put in from the first one on.
        """
        self.finish_loading()
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()  # else what mends it would be a step of its own
        cursor.setPosition(start)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        if len(shown) <= AT_ONCE:
            cursor.insertText(shown)
            cursor.endEditBlock()
        else:
            self._pieces.change(start, stop - start, shown)
            self.lines = CutLines([*self._cut_lines(self.shown())])
            self._expected = self.shown().count("\n") + 1
            self._is_loading = True
            self._editor.setReadOnly(True)
            cursor.removeSelectedText()
            cursor.endEditBlock()
            self._begin_filling(start, (shown,))
        return start + utf16_length(shown)

    def finish_loading(self) -> None:
        """Put in what is missing of a long text, at once: something else is to be put into it."""
        while self._is_loading:
            self._fill()

    def text(self) -> str:
        """Return what was typed, byte for byte."""
        if not self._document.isModified():
            return self._loaded
        revision = self._document.revision()
        if self._typed[0] != revision:
            self._typed = (revision, self.spelling.whole(self.outline()))
        return self._typed[1]

    def outline(self) -> str:
        """Return what was typed with its folds folded, its lines divided by LF."""
        return self._pieces.text()

    def shown(self) -> str:
        """Return the text as it is shown, stand-ins and cuts and all."""
        return self._pieces.shown()

    def pasted(self, text: str) -> str:
        """Return a text as it is to be inserted, with signs for what the document cannot hold."""
        spelling, shown = self.spelling.with_pasted(text)
        if spelling != self.spelling:
            self.spelling = spelling
            self._pieces.read_by(spelling.outline)
        return shown

    def place(self, line: int, column: int) -> tuple[QTextBlock, int]:
        """Return which line of the document, and how far in it in UTF-16 units, is meant by the text's own, from 1."""
        block = self._document.findBlockByNumber(self.lines.block_of(line))
        left = column - 1
        while block.isValid():
            text = block.text()
            length = len(text) - self.spelling.cuts.is_cut(text)
            if left <= length or not self.spelling.cuts.is_cut(text):
                return block, utf16_offset(text, min(left, length))
            left -= length
            block = block.next()
        return block, 0

    def line_and_column(self, cursor: QTextCursor) -> tuple[int, int]:
        """Return where the caret stands in the text, from 1, in characters."""
        number = cursor.blockNumber()
        first = self.lines.first_of(number)
        start = self._document.findBlockByNumber(first).position()
        column = cursor.position() - start - CUT * (number - first)
        if not self._pieces.is_narrow:
            column = len(self.spelling.cuts.joined(self._between(start, cursor.position())))
        return self.lines.line_of(number), column + 1

    def position_of(self, index: int) -> int:
        """Return where a character of the outline stands in the document, in UTF-16 units."""
        units = utf16_offset(self.outline(), index)
        if not self.lines.has_any:
            return units
        return units + CUT * bisect_right(self.spelling.cuts.places(self.shown()), index)

    def index_of(self, cursor: QTextCursor) -> int:
        """Return which character of the outline the caret stands before."""
        before = self._between(0, cursor.position())
        return len(self.spelling.cuts.joined(before))

    def before(self, cursor: QTextCursor) -> str:
        """Return what stands before the caret in its line, or in the last pieces of it."""
        text = _before(cursor)
        block = cursor.block()
        if not text.strip() and self.lines.is_continued(block.blockNumber()):
            return block.previous().text()[:-1] + text
        return text

    def indent(self, cursor: QTextCursor) -> str:
        """Return the white space that the caret's line begins with, as far as it stands before the caret."""
        number = self.lines.first_of(cursor.blockNumber())
        is_first = number == cursor.blockNumber()
        text = _before(cursor) if is_first else self._document.findBlockByNumber(number).text()
        return text[: len(text) - len(text.lstrip(" \t"))]

    def mend(self) -> None:
        """Cut lines that the last edit made very long, and close a cut that it broke, as part of that edit.

        Nothing is mended after an undo: what was there before was in order, and an edit would end the way back.
        """
        if self._is_loading or self._document.isRedoAvailable():
            self._orphan, self._changed = -1, (0, 0)
            return
        if self._orphan >= 0:
            at, self._orphan = self._orphan, -1
            self._edit(at, at + 1, "")
        for block in list(self._long_blocks()):
            inside = self.spelling.cuts.begins_inside(block.previous().text())
            text, start = block.text(), block.position()
            for at, sign in reversed([*self.spelling.cuts.marks(text, inside=inside)]):
                place = start + utf16_offset(text, at)
                self._edit(place, place, f"{sign}\n")

    def _edit(self, start: int, stop: int, text: str) -> None:
        cursor = QTextCursor(self._document)
        cursor.joinPreviousEditBlock()
        cursor.setPosition(start)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        cursor.endEditBlock()

    def _long_blocks(self) -> Iterator[QTextBlock]:
        start, length = self._changed
        self._changed = (0, 0)
        block = self._document.findBlock(start)
        while length and block.isValid() and block.position() <= start + length:
            if block.length() > LONGEST + 1:
                yield block
            block = block.next()

    def _begin_filling(self, start: int, pieces: tuple[str, ...]) -> None:
        self._rest = _portions(pieces)
        self._at = start
        self._fill()

    def _fill(self) -> None:
        """Put in as much as a slice of time allows."""
        until = time.perf_counter() + SLICE_S
        cursor = QTextCursor(self._document)
        cursor.joinPreviousEditBlock()
        cursor.setPosition(self._at)
        is_over = True
        for portion in self._rest:
            cursor.insertText(portion)
            is_over = time.perf_counter() <= until
            if not is_over:
                break
        self._at = cursor.position()
        cursor.endEditBlock()
        if is_over:
            self._editor.setReadOnly(False)
            self._end_loading()
        else:
            self._next.start(0)
            self.grew.emit()

    def _end_loading(self) -> None:
        """Go back to editing; what was loaded, not put in by an edit, cannot be undone."""
        self._is_loading = False
        self._blocks = self._document.blockCount()
        if not self._document.isUndoRedoEnabled():
            self._document.setUndoRedoEnabled(True)
            self._document.setModified(False)
        self.filled.emit()

    def _on_change(self, start: int, _removed: int, added: int) -> None:
        """Take over an edit. What Qt says was removed may count the document's end; the lengths tell better."""
        if self._is_loading:
            return
        length = self._document.characterCount() - 1
        added = min(added, length - start)
        removed = self._pieces.length - (length - added)
        text = self._between(start, start + added)
        self._orphan = self._broken_cut(start, removed, text)
        self._pieces.change(start, removed, text)
        self._changed = (start, added)
        self._count_lines(start, added, text)

    def _broken_cut(self, start: int, removed: int, added: str) -> int:
        """Return where a line break is left of a cut whose sign was taken away, -1 for nowhere."""
        signs = self.spelling.cuts.signs
        if not (removed and self.lines.has_any) or added[-1:] in (*signs, "\n"):
            return -1
        after = start + utf16_length(added)
        if str(self._document.characterAt(after)) != PARAGRAPH:
            return -1
        gone = self._pieces.character_before(start + removed)
        return after if gone and gone in signs else -1

    def _count_lines(self, start: int, added: int, text: str) -> None:
        by = self._document.blockCount() - self._blocks
        self._blocks += by
        has_cut = any(sign in text for sign in self.spelling.cuts.signs)
        if not (self.lines.has_any or has_cut):
            return
        block = self._document.findBlock(start)
        first = block.blockNumber()
        last = self._document.findBlock(start + added).blockNumber()
        ends = []
        for number in range(first, last + 1):
            if self.spelling.cuts.is_cut(block.text()):
                ends.append(number)
            block = block.next()
        self.lines.replace(first, last - by, by, ends)

    def _cut_lines(self, shown: str) -> Iterator[int]:
        cuts = self.spelling.cuts
        if any(sign in shown for sign in cuts.signs):
            for number, line in enumerate(shown.split("\n")):
                if cuts.is_cut(line):
                    yield number

    def _between(self, start: int, stop: int) -> str:
        if stop <= start:
            return ""
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace(PARAGRAPH, "\n")


def _portions(pieces: tuple[str, ...]) -> Iterator[str]:
    for piece in pieces:
        start = 0
        while start < len(piece):
            end = piece.find("\n", start + PORTION) + 1 or len(piece)
            yield piece[start:end]
            start = end


def _before(cursor: QTextCursor) -> str:
    units = (
        cursor.block().text().encode("utf-16-le", "surrogatepass")[: 2 * cursor.positionInBlock()]
    )
    return units.decode("utf-16-le", "replace")
