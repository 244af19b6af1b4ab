"""Indenting a body in slices, so that the window answers meanwhile: a megabyte takes more than a second."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.json_text import NotJson
from workbench.gemini.body import formatted_pieces

SLICE_S = 0.008
BATCH = 64
"""Pieces between two looks at the clock."""

AT_ONCE = 1_024
"""Pieces up to which a text is short: done at once, whatever else keeps the machine busy."""


class FormatJob(QObject):
    """`done` with the indented text and the revision given at the beginning, or `refused` where it is no JSON."""

    done = Signal(str, int)
    refused = Signal()

    def __init__(self, parent: QObject, slice_s: float = SLICE_S) -> None:
        super().__init__(parent)
        self._slice_s = slice_s
        self._source: Iterator[str] = iter(())
        self._pieces: list[str] = []
        self._revision = 0
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._go_on)

    def begin(self, text: str, revision: int) -> None:
        """Indent a text, in place of one that is under way; a short one is done at once."""
        self._source = formatted_pieces(text)
        self._pieces = []
        self._revision = revision
        self._go_on()

    def _go_on(self) -> None:
        try:
            finished = self._slice()
        except NotJson:
            self._pieces = []
            self.refused.emit()
            return
        if finished:
            self.done.emit("".join(self._pieces), self._revision)
        else:
            self._next.start(0)

    def _slice(self) -> bool:
        """Work until the slice is over; True at the end of the text."""
        until = time.perf_counter() + self._slice_s
        while True:  # once at least, or a busy machine would never come to the end
            before = len(self._pieces)
            self._pieces.extend(_first(BATCH, self._source))
            if len(self._pieces) == before:
                return True
            if before >= AT_ONCE and time.perf_counter() >= until:
                return False


def _first(count: int, source: Iterator[str]) -> Iterator[str]:
    for _ in range(count):
        piece = next(source, None)
        if piece is None:
            return
        yield piece
