"""Colours for finished code, a few lines at a time while the window has nothing else to do.

Only languages whose lexers are known to be quick are coloured, and only code of moderate size (spikes.md 4).
"""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QPlainTextEdit

from workbench.ui.theme import Appearance

if TYPE_CHECKING:
    from workbench.presenters.code_tints import Spans

SLICE_S: Final = 0.004
"""Seconds of one turn."""


class CodeColors(QObject):
    """Colours the text of one editor in its language."""

    def __init__(self, editor: QPlainTextEdit, appearance: Appearance) -> None:
        super().__init__(editor)
        self._editor = editor
        self._appearance = appearance
        self._language = ""
        self._text = ""
        self._spans: list[Spans] = []
        self._coming: Iterator[Spans] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def show_language(self, language: str) -> None:
        """Colour the text in a language from now on; in none for a word that is not known."""
        text = self._editor.toPlainText() if language else ""
        if (language, text) == (self._language, self._text):
            return
        self._language, self._text = language, text
        self._spans = []
        if language:
            from workbench.presenters.code_tints import spans_of

            self._coming = spans_of(text, language)
            self._timer.start()

    def recolor(self) -> None:
        """Dress the lines that are coloured already anew."""
        self._dress(0, self._spans)

    def _go_on(self) -> None:
        end = time.perf_counter() + SLICE_S
        first = len(self._spans)
        for spans in self._coming:
            self._spans.append(spans)
            if time.perf_counter() > end:
                break
        else:
            self._timer.stop()
        self._dress(first, self._spans[first:])

    def _dress(self, first: int, lines: list["Spans"]) -> None:
        document = self._editor.document()
        block = document.findBlockByNumber(first)
        start = block.position()
        for spans in lines:
            if not block.isValid():
                break
            block.layout().setFormats([self._range(*span) for span in spans])
            block = block.next()
        stop = block.position() if block.isValid() else document.characterCount()
        if lines:
            document.markContentsDirty(start, max(stop - start, 0))

    def _range(self, start: int, length: int, tint: str) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start, made.length = start, length
        form = QTextCharFormat()
        form.setForeground(self._appearance.color(tint))
        form.setFontItalic(tint == "syn.comment")
        made.format = form
        return made
