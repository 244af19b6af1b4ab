"""Values of JSON folded away in an editor: what stands between two brackets on several lines is hidden.

Nothing is remembered beside the document: a line whose next one is hidden is folded.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from workbench.presenters.body_check import HIGHLIGHTED
from workbench.presenters.figures import count
from workbench.presenters.json_spans import Region, foldable, leaves_open, region_at
from workbench.ui.theme import Appearance
from workbench.ui.widgets.body_text import BodyText
from workbench.ui.widgets.brackets import begins_inside
from workbench.ui.widgets.visible_lines import next_shown, top_of, visible_blocks

GAP, SIDE, RADIUS = 8, 6, 4


class Folding(QObject):
    """The folds of one editor; `changed` when lines were hidden or shown."""

    changed = Signal()

    def __init__(self, editor: QPlainTextEdit, body: BodyText, appearance: Appearance) -> None:
        super().__init__(editor)
        self._editor = editor
        self._document = editor.document()
        self._body = body
        self._appearance = appearance
        self._document.contentsChange.connect(self._on_change)
        editor.cursorPositionChanged.connect(self.reveal_caret)

    @property
    def is_possible(self) -> bool:
        """Whether the text is short enough to be folded."""
        return not self._body.is_loading and self._body.length <= HIGHLIGHTED

    def can_fold(self, block: QTextBlock) -> bool:
        """Tell whether a value with a line of its own begins in a line."""
        after = block.next().next()
        if not (self.is_possible and after.isValid()):
            return False
        inside = begins_inside(block, self._body.spelling.cuts)
        return leaves_open(block.text(), inside=inside) > 0 and not _closes(block.next())

    def is_folded(self, block: QTextBlock) -> bool:
        """Tell whether the lines after one are hidden."""
        after = block.next()
        return block.isVisible() and after.isValid() and not after.isVisible()

    def toggle(self, block: QTextBlock) -> None:
        """Fold the value that begins in a line, or show it again."""
        if self.is_folded(block):
            self.unfold(block)
        elif self.can_fold(block):
            self._fold([self._region(block.blockNumber())])

    def fold_at_caret(self) -> None:
        """Fold the value that begins in the caret's line, else the one around it."""
        if self.is_possible:
            self._fold([self._region(self._editor.textCursor().blockNumber())])

    def unfold_at_caret(self) -> None:
        """Show what the caret's line has folded away."""
        self.unfold(self._editor.textCursor().block())

    def fold_all(self) -> None:
        """Fold each value of the outermost one."""
        if self.is_possible:
            self._fold(foldable(self._body.shown(), 1, self._body.spelling.cuts.inside))

    def unfold_all(self) -> None:
        """Show every line."""
        block = self._document.firstBlock()
        while block.isValid():
            self.unfold(block)
            block = next_shown(block)

    def unfold(self, block: QTextBlock) -> None:
        """Show the lines that are hidden after one."""
        if self.is_folded(block):
            hidden = list(_hidden_after(block))
            self._show(hidden, shown=True)

    def reveal(self, block: QTextBlock) -> None:
        """Show a line, wherever it is folded away."""
        while block.isValid() and not block.isVisible():
            block = block.previous()
        if self.is_folded(block):
            self.unfold(block)

    def reveal_caret(self) -> None:
        """Show the caret's line."""
        block = self._editor.textCursor().block()
        if not block.isVisible():
            self.reveal(block)

    def paint(self, painter: QPainter) -> None:
        """Paint how many lines are hidden, behind each line on screen that hides some."""
        for block in visible_blocks(self._editor):
            if self.is_folded(block):
                self._paint_note(painter, block)

    def folded_at(self, place: QPointF) -> QTextBlock | None:
        """Return the line whose note of hidden lines stands at a place of the viewport."""
        for block in visible_blocks(self._editor):
            if self.is_folded(block) and self._room(block).contains(place):
                return block
        return None

    def _region(self, line: int) -> Region | None:
        return region_at(self._body.shown(), line, self._body.spelling.cuts.inside)

    def _fold(self, regions: Iterable[Region | None]) -> None:
        blocks: list[QTextBlock] = []
        for region in regions:
            if region is None:
                continue
            block = self._document.findBlockByNumber(region.first + 1)
            for _ in range(region.last - region.first - 1):
                blocks.append(block)
                block = block.next()
        self._leave(blocks)
        self._show(blocks, shown=False)

    def _leave(self, blocks: list[QTextBlock]) -> None:
        """Put the caret where it stays in view: at the end of the line before the ones that go."""
        cursor = self._editor.textCursor()
        numbers = {block.blockNumber() for block in blocks}
        if cursor.blockNumber() not in numbers:
            return
        block = cursor.block()
        while block.blockNumber() in numbers:
            block = block.previous()
        cursor.setPosition(block.position() + block.length() - 1)
        self._editor.setTextCursor(cursor)

    def _show(self, blocks: list[QTextBlock], *, shown: bool) -> None:
        if not blocks:
            return
        for block in blocks:
            block.setVisible(shown)
        start = blocks[0].position()
        stop = blocks[-1].position() + blocks[-1].length()
        self._document.markContentsDirty(start, stop - start)
        self._editor.viewport().update()
        self.changed.emit()

    def _on_change(self, start: int, _removed: int, added: int) -> None:
        """Show what is hidden after a line that an edit has left without its bracket."""
        if self._body.is_loading:
            return
        for at in {start, start + added}:
            block = self._document.findBlock(at)
            if self.is_folded(block) and not self.can_fold(block):
                self.unfold(block)

    def _note(self, block: QTextBlock) -> str:
        hidden = next_shown(block).blockNumber() - block.blockNumber() - 1
        return f"⋯ {count(hidden)} {'line' if hidden == 1 else 'lines'}"

    def _room(self, block: QTextBlock) -> QRectF:
        """Return where the note of a folded line stands, in the viewport."""
        last = block.layout().lineAt(max(0, block.layout().lineCount() - 1))
        left = self._editor.contentOffset().x() + last.x() + last.naturalTextWidth() + GAP
        top = top_of(self._editor, block) + last.y()
        width = self._editor.fontMetrics().horizontalAdvance(self._note(block)) + 2 * SIDE
        return QRectF(left, top, width, last.height())

    def _paint_note(self, painter: QPainter, block: QTextBlock) -> None:
        room = self._room(block)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._appearance.color("bg.hover"))
        painter.drawRoundedRect(room.adjusted(0, 1, 0, -1), RADIUS, RADIUS)
        painter.setPen(self._appearance.color("text.secondary"))
        painter.setFont(self._editor.font())
        painter.drawText(QRect(room.toRect()), Qt.AlignmentFlag.AlignCenter, self._note(block))


def _hidden_after(block: QTextBlock) -> Iterator[QTextBlock]:
    block = block.next()
    while block.isValid() and not block.isVisible():
        yield block
        block = block.next()


def _closes(block: QTextBlock) -> bool:
    return block.text().lstrip()[:1] in ("}", "]")
