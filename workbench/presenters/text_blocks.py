"""A growing Markdown text cut into blocks: finished ones that never change again, and the open last one.

A block of text ends at a blank line outside a fence, before a heading or list item, or when it is long; a fence is a
block of its own. A text that begins as JSON is one block of code: Markdown would run its lines together. Each line
is looked at once. What comes out does not depend on how the text was cut into pieces.
Very long lines get a break, in the view only (spikes.md 4).
"""

import re
from collections.abc import Callable
from typing import Final

LONGEST_LINE: Final = 2_000
LONGEST_TEXT: Final = 4_096
LONGEST_CODE: Final = 32_768
"""Characters after which a line, a block of text and a block of code are broken in the view."""

LONGEST_PIECE: Final = 1 << 20
MOST_LINES: Final = 20_000
"""Characters and lines of one piece of text that are cut into blocks; a model's whole answer has fewer."""

_FENCE = re.compile(r"( *)(`{3,}|~{3,})[ \t]*([^`\n]*)$")
_MAYBE_FENCE = re.compile(r" *(?:`{1,2}$|~{1,2}$|`{3}|~{3})")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]")
_INTERRUPTING_ITEM = re.compile(r"(?:[-*+]|1[.)])[ \t]")
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
_NEAR_INDENT = 3
_JSON_BEGINS = re.compile(r'\s*(?:\{[\s"}]|\[[\r\n{\["])')
_MAYBE_JSON = re.compile(r"\s*[\[{]?\Z")
_NEVER = "\0"
"""Marks of a fence that nothing closes: the text of an answer holds no NUL that stands alone on a line."""


class TextBlock:
    """A piece of Markdown (`code` False) or the content of a fence.

    `partial` is the open line; `thought` tells whose text it is; `revision` grows with each change.
    """

    __slots__ = ("_lines", "_text", "closed", "code", "language", "partial", "revision", "thought")

    def __init__(self, *, code: bool = False, language: str = "", thought: bool = False) -> None:
        self.code = code
        self.language = language
        self.thought = thought
        self.closed = False
        self.partial = ""
        self.revision = 0
        self._lines: list[str] = []
        self._text = ""

    @property
    def text(self) -> str:
        """The text as far as it has arrived; it ends without a line break."""
        if self.closed:
            return self._text
        return "\n".join([*self._lines, self.partial] if self.partial else self._lines)

    @property
    def lines(self) -> list[str]:
        """The finished lines of an open block, for those who show only what is new."""
        return self._lines

    @property
    def is_item(self) -> bool:
        """Whether it begins with a list item."""
        return not self.code and bool(_ITEM.match(self._beginning))

    @property
    def is_heading(self) -> bool:
        """Whether it begins with a heading."""
        return not self.code and bool(_HEADING.match(self._beginning))

    @property
    def _beginning(self) -> str:
        return self._lines[0] if self._lines else self.partial or self._text[:16]

    @property
    def is_empty(self) -> bool:
        """Whether no line is in yet."""
        return not self._lines

    @property
    def last_line(self) -> str:
        """The last finished line."""
        return self._lines[-1] if self._lines else ""

    def add(self, line: str) -> None:
        """Take in a finished line."""
        self._lines.append(line)
        self.partial = ""
        self.revision += 1

    def show_partial(self, text: str) -> None:
        """Show the line that has no end yet."""
        if text != self.partial:
            self.partial = text
            self.revision += 1

    def close(self) -> None:
        """Make this its final text."""
        text = "\n".join([*self._lines, self.partial] if self.partial else self._lines)
        self._text = text if self.code else text.strip("\n")
        self.closed = True
        self._lines = []
        self.partial = ""
        self.revision += 1


def beginning_of(text: str) -> str:
    """Return so much of a piece of text as can be cut into blocks in one go; mostly that is all of it."""
    if len(text) > LONGEST_PIECE:
        text = text[:LONGEST_PIECE]
    if text.count("\n") > MOST_LINES:
        text = "\n".join(text.split("\n", MOST_LINES)[:MOST_LINES])
    return text


Sink = Callable[[TextBlock], None]


class TextFlow:
    """Cuts one text into blocks and gives each to `sink` when it begins."""

    def __init__(self, sink: Sink, *, thought: bool = False) -> None:
        self._sink = sink
        self._thought = thought
        self._partial = ""
        self._undecided: str | None = (
            ""  # how the text begins, until it is known whether that is JSON
        )
        self._block: TextBlock | None = None
        self._fence = ""  # the marks that opened the fence; empty outside
        self._language = ""
        self._indent = 0  # of the last fence: what goes on a list behind it is indented so, too
        self._after_blank = False
        self._size = 0

    def feed(self, text: str) -> None:
        """Take in what came next."""
        if self._undecided is not None:
            text = self._decide(self._undecided + text)
        lines = (self._partial + text).split("\n")
        self._partial = lines.pop()
        for line in lines:
            for piece in _broken(line.removesuffix("\r")):
                self._take(piece)
        if len(self._partial) > LONGEST_LINE:
            *pieces, self._partial = _broken(self._partial)
            for piece in pieces:
                self._take(piece)
        self._show_partial()

    def close(self) -> None:
        """Take what is there as all there is."""
        if self._undecided:
            begun, self._undecided = self._undecided, None
            self.feed(begun)
        if self._partial:
            self._take(self._partial.removesuffix("\r"))
            self._partial = ""
        self._end_block()
        self._fence = ""

    def _decide(self, begun: str) -> str:
        """Return what may be taken in now: nothing while it is open whether the text is JSON."""
        if _MAYBE_JSON.match(begun):
            self._undecided = begun
            return ""
        self._undecided = None
        if _JSON_BEGINS.match(begun):
            self._fence, self._language = _NEVER, "json"
            self._begin(code=True)
            return begun.lstrip()
        return begun

    def _take(self, line: str) -> None:
        if self._fence:
            self._take_code(line)
        elif fence := self._opening(line):
            self._open_fence(fence)
        else:
            self._take_text(line)

    def _take_code(self, line: str) -> None:
        if self._closes_fence(line):
            if self._block is None:
                self._begin(code=True)
            self._end_block()
            self._fence = ""
            return
        if self._block is None or self._size > LONGEST_CODE:
            self._end_block()
            self._begin(code=True)
        self._add(_dedented(line, self._indent))

    def _take_text(self, line: str) -> None:
        if not line.strip():
            self._after_blank = True
            if self._block is not None:
                self._add("")
            return
        if self._block is not None and (self._breaks_before(line) or self._size > LONGEST_TEXT):
            self._end_block()
        if line[0] not in " \t":
            self._indent = 0
        if self._block is None:
            self._begin(code=False)
        self._after_blank = False
        self._add(_dedented(line, self._indent))

    def _add(self, line: str) -> None:
        assert self._block is not None  # noqa: S101  # begun by the caller
        self._size += len(line) + 1
        self._block.add(line)

    def _begin(self, *, code: bool) -> None:
        self._block = TextBlock(
            code=code, language=self._language if code else "", thought=self._thought
        )
        self._size = 0
        self._sink(self._block)

    def _end_block(self) -> None:
        if self._block is not None:
            self._block.show_partial("")  # an open line goes where it belongs once it is taken
            self._block.close()
            self._block = None
        self._after_blank = False

    def _open_fence(self, fence: re.Match[str]) -> None:
        self._end_block()
        self._indent = len(fence[1])
        self._fence = fence[2]
        self._language = fence[3].split()[0] if fence[3].split() else ""
        self._begin(code=True)

    def _opening(self, line: str) -> re.Match[str] | None:
        fence = _FENCE.match(line)
        if fence is None or len(fence[1]) <= _NEAR_INDENT:
            return fence
        in_list = self._indent > _NEAR_INDENT or (self._block is not None and self._block.is_item)
        return fence if in_list else None

    def _closes_fence(self, line: str) -> bool:
        marks = line.strip()
        return len(marks) >= len(self._fence) and not marks.strip(self._fence[0]) and bool(marks)

    def _breaks_before(self, line: str) -> bool:
        """Whether a line that is not blank begins a block of its own."""
        block = self._block
        if block is None or block.is_empty or line[0] in " \t":
            return False
        if self._after_blank or _HEADING.match(line) or _HEADING.match(block.last_line):
            return True
        return bool((_ITEM if block.is_item else _INTERRUPTING_ITEM).match(line))

    def _show_partial(self) -> None:
        """Show the open line, unless it may turn out to be a fence's."""
        partial = self._partial
        if self._fence:
            self._show_open_code(partial)
            return
        if not partial.strip() or _MAYBE_FENCE.match(partial):
            partial = ""
        elif self._block is not None and self._breaks_before(partial):
            self._end_block()
        if partial and self._block is None:
            self._begin(code=False)
        if self._block is not None:
            self._block.show_partial(_dedented(partial, self._indent))

    def _show_open_code(self, partial: str) -> None:
        if self._block is None:
            return
        is_mark = bool(partial) and not partial.strip().strip(self._fence[0])
        self._block.show_partial("" if is_mark else _dedented(partial, self._indent))


def _broken(line: str) -> list[str]:
    """Return a line in pieces that are not too long, cut behind a space where there is one."""
    pieces, begin = [], 0  # each piece is copied once: the line may be as long as an answer
    while len(line) - begin > LONGEST_LINE:
        most = begin + LONGEST_LINE
        at = line.rfind(" ", begin + LONGEST_LINE // 2, most) + 1 or most
        pieces.append(line[begin:at])
        begin = at
    return [*pieces, line[begin:]]


def _dedented(line: str, indent: int) -> str:
    """Return a line without the indentation of its fence, as far as it has it."""
    spaces = len(line) - len(line.lstrip(" "))
    return line[min(spaces, indent) :]
