"""The bracket that belongs to the one beside the caret; looked for nearby only, strings aside."""

from PySide6.QtGui import QTextBlock, QTextCursor

from workbench.presenters.editor_text import index_of, utf16_offset
from workbench.presenters.json_spans import OPENING, structure
from workbench.presenters.long_lines import Cuts

REACH = 32_768
"""How far is looked, in characters: a key press must stay quick."""


def matching_bracket(cursor: QTextCursor, cuts: Cuts) -> tuple[int, int] | None:
    """Return the positions of the bracket beside the caret and of its partner, in UTF-16 units."""
    block = cursor.block()
    if block.length() > REACH:
        return None
    text = block.text()
    caret = index_of(text, cursor.positionInBlock())
    marks = dict(_marks(block, cuts))
    for index in (caret, caret - 1):
        if index in marks:
            partner = _partner(block, index, marks[index], cuts)
            here = block.position() + utf16_offset(text, index)
            return None if partner is None else (here, partner)
    return None


def begins_inside(block: QTextBlock, cuts: Cuts) -> bool:
    """Tell whether a line of an editor begins inside a string: the one before it was cut there."""
    before = block.position() - 2  # behind it stands the line break
    if not cuts.inside or before < 0:
        return False
    return str(block.document().characterAt(before)) == cuts.inside


def _marks(block: QTextBlock, cuts: Cuts) -> list[tuple[int, str]]:
    return structure(block.text(), inside=begins_inside(block, cuts))


def _partner(block: QTextBlock, index: int, bracket: str, cuts: Cuts) -> int | None:
    """Walk over the brackets from one on, away from it, until its own level closes."""
    forward = bracket in OPENING
    depth = 0
    reach = REACH
    while block.isValid() and reach >= block.length():
        reach -= block.length()
        marks = _marks(block, cuts)
        for at, mark in marks if forward else reversed(marks):
            if index >= 0 and (at < index if forward else at > index):
                continue
            depth += 1 if (mark in OPENING) is forward else -1
            if depth == 0:
                return block.position() + utf16_offset(block.text(), at)
        index = -1
        block = block.next() if forward else block.previous()
    return None
