"""The bracket that belongs to the one beside the caret; looked for nearby only, strings aside."""

from PySide6.QtGui import QTextBlock, QTextCursor

from workbench.presenters.editor_text import index_of, utf16_offset

OPENING = {"{": "}", "[": "]"}
CLOSING = {closing: opening for opening, closing in OPENING.items()}
LINES = 400
LONGEST = 20_000
"""How far is looked, in lines and in characters of a line: a key press must stay quick."""


def matching_bracket(cursor: QTextCursor) -> tuple[int, int] | None:
    """Return the positions of the bracket beside the caret and of its partner, in UTF-16 units."""
    block = cursor.block()
    if block.length() > LONGEST:
        return None
    text = block.text()
    caret = index_of(text, cursor.positionInBlock())
    marks = dict(structure(text))
    for index in (caret, caret - 1):
        if index in marks:
            partner = _partner(block, index, marks[index])
            here = block.position() + utf16_offset(text, index)
            return None if partner is None else (here, partner)
    return None


def structure(line: str) -> list[tuple[int, str]]:
    """Return the brackets of a line that stand outside strings, with their places."""
    found = []
    quoted = escaped = False
    for index, character in enumerate(line):
        if escaped:
            escaped = False
        elif quoted and character == "\\":
            escaped = True
        elif character == '"':
            quoted = not quoted
        elif not quoted and (character in OPENING or character in CLOSING):
            found.append((index, character))
    return found


def _partner(block: QTextBlock, index: int, bracket: str) -> int | None:
    """Walk over the brackets from one on, away from it, until its own level closes."""
    forward = bracket in OPENING
    depth = 0
    for _ in range(LINES):
        if not block.isValid() or block.length() > LONGEST:
            return None
        text = block.text()
        marks = structure(text)
        for at, mark in marks if forward else reversed(marks):
            if index >= 0 and (at < index if forward else at > index):
                continue
            depth += 1 if (mark in OPENING) is forward else -1
            if depth == 0:
                return block.position() + utf16_offset(text, at)
        index = -1
        block = block.next() if forward else block.previous()
    return None
