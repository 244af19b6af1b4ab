"""Colours for JSON in a plain text editor: only the lines that are on screen are read and formatted.

A line is read once while it stays the same. Qt counts in UTF-16 units, spans in characters (spikes.md 4).
"""

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QPlainTextEdit

from workbench.presenters.editor_text import index_of, utf16_length, utf16_offset
from workbench.presenters.json_spans import line_spans
from workbench.presenters.long_lines import LONGEST, Cuts
from workbench.presenters.variable_rows import is_unknown
from workbench.ui.theme import Appearance
from workbench.ui.widgets.brackets import begins_inside
from workbench.ui.widgets.visible_lines import visible_blocks

Span = tuple[int, int, str]

KEPT_LINES = 4_096
MISSING = "missing"
"""The look of a variable without a value."""

_POSITIVE = 0x7FFF_FFFF  # Qt keeps 32 bits, and -1 for a new line


@lru_cache(KEPT_LINES)
def qt_spans(line: str, *, inside: bool = False) -> tuple[Span, ...]:
    """Return (start, length, colour token) of a line of JSON, in UTF-16 units."""
    if len(line) > LONGEST:
        return ()
    spans = line_spans(line, inside=inside)
    if utf16_length(line) == len(line):
        return tuple((start, stop - start, tint) for start, stop, tint in spans)
    return tuple(
        (utf16_offset(line, start), utf16_length(line[start:stop]), tint)
        for start, stop, tint in spans
    )


class VisibleHighlighter(QObject):
    """Formats the visible lines of an editor whenever other lines, or other text, come into view."""

    def __init__(self, editor: QPlainTextEdit, appearance: Appearance) -> None:
        super().__init__(editor)
        self._editor = editor
        self._appearance = appearance
        self._enabled = True
        self._cuts = Cuts()
        self._shown: tuple[int, int, int] | None = None
        self._values: Mapping[str, str] | None = None
        self._version = 0
        self._formats: dict[str, QTextCharFormat] = {}
        self._ranges: dict[tuple[str, bool], list[QTextLayout.FormatRange]] = {}
        appearance.theme_changed.connect(self._recolor)

    def read_by(self, cuts: Cuts) -> None:
        """Take these signs for those of lines that were cut."""
        self._cuts = cuts

    def enable(self, enabled: bool) -> None:
        """Turn colours on or off from here on; lines that are coloured already stay so."""
        self._enabled = enabled
        self._shown = None

    def show_known(self, values: Mapping[str, str] | None) -> None:
        """Underline the names that have no value among these; none while they are not known."""
        if values != self._values:
            self._values = values
            self._version += 1
            self._recolor()

    def refresh(self) -> None:
        """Format what is visible, unless that was done already."""
        if not self._enabled:
            return
        blocks = list(visible_blocks(self._editor))
        if not blocks:
            return
        revision = self._editor.document().revision()
        shown = (blocks[0].blockNumber(), blocks[-1].blockNumber(), revision)
        if shown != self._shown:
            self._shown = shown
            self._format(blocks)

    def _format(self, blocks: list[QTextBlock]) -> None:
        changed = [block for block in blocks if self._dress(block)]
        if changed:
            start = changed[0].position()
            stop = changed[-1].position() + changed[-1].length()
            self._editor.document().markContentsDirty(start, stop - start)

    def _dress(self, block: QTextBlock) -> bool:
        """Give a line its formats; False where it has them. Its state in the document remembers for what text."""
        line = block.text()
        inside = begins_inside(block, self._cuts)
        state = hash((line, inside, self._appearance.theme.name, self._version)) & _POSITIVE
        if block.userState() == state:
            return False
        block.setUserState(state)
        block.layout().setFormats(self._ranges_of(line, inside=inside))
        return True

    def _ranges_of(self, line: str, *, inside: bool) -> list[QTextLayout.FormatRange]:
        key = (line, inside)
        if key not in self._ranges:
            if len(self._ranges) >= KEPT_LINES:
                self._ranges.clear()
            spans = qt_spans(line, inside=inside)
            self._ranges[key] = [self._range(*self._seen(line, span)) for span in spans]
        return self._ranges[key]

    def _seen(self, line: str, span: Span) -> Span:
        """Return a span with the look of a variable that lacks its value, where it is one."""
        start, length, tint = span
        if tint != "syn.variable":
            return span
        mark = line[index_of(line, start) : index_of(line, start + length)]
        return (start, length, MISSING) if is_unknown(mark, self._values) else span

    def _range(self, start: int, length: int, tint: str) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start = start
        made.length = length
        made.format = self._format_of(tint)
        return made

    def _format_of(self, tint: str) -> QTextCharFormat:
        if tint not in self._formats:
            self._formats[tint] = QTextCharFormat()
            color = "syn.variable" if tint == MISSING else tint
            self._formats[tint].setForeground(self._appearance.color(color))
            if tint == MISSING:
                self._underline(self._formats[tint])
        return self._formats[tint]

    def _underline(self, look: QTextCharFormat) -> None:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(self._appearance.color("error.fg"))

    def _recolor(self) -> None:
        self._formats.clear()
        self._ranges.clear()
        self._shown = None
        self.refresh()
