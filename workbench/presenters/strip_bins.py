"""The stream strip's ticks: chunks gathered into slices of time, of which there are never many.

Few chunks have a slice each. When there are too many slices, neighbours are joined and the width doubles, so that
adding a chunk and painting cost the same at a million chunks as at a thousand.
"""

from typing import Final, NamedTuple

from workbench.presenters.chunk_log import ChunkLog

MOST: Final = 512
"""How many slices there are at most."""

FIRST_WIDTH: Final = 1.0
"""The width of a slice at first, in milliseconds."""


class Tick(NamedTuple):
    """What happened in one slice: its time in milliseconds, tokens, and the number of its weightiest kind."""

    at: float
    tokens: int
    kind: int


class StripBins:
    """The ticks of a log; `update` looks only at what is new in it."""

    def __init__(self, log: ChunkLog) -> None:
        self._log = log
        self._seen = 0
        self._width = FIRST_WIDTH
        self._slices: dict[int, Tick] = {}

    @property
    def ticks(self) -> list[Tick]:
        """The slices that are not empty, in the order of time."""
        return list(self._slices.values())

    def update(self) -> None:
        """Take in the chunks that came since the last time."""
        log = self._log
        slices, width = self._slices, self._width
        for at, tokens, kind in log.figures_from(self._seen):
            if at != at:  # noqa: PLR0124  # a recording may know no time: not a number
                continue
            slot = int(at / width)
            known = slices.get(slot)
            if known is None:
                slices[slot] = Tick(at, tokens, kind)
                if len(slices) > MOST:
                    self._halve()
                    slices, width = self._slices, self._width
            elif known.tokens < tokens:
                slices[slot] = Tick(known.at, tokens, kind)
        self._seen = len(log)

    def _halve(self) -> None:
        ticks = self.ticks
        while len(self._slices) > MOST // 2:
            self._width *= 2
            self._slices = {}
            for tick in ticks:
                slot = int(tick.at / self._width)
                known = self._slices.get(slot)
                self._slices[slot] = tick if known is None else _joined(known, tick)


def _joined(first: Tick, second: Tick) -> Tick:
    """Return both as one, as high as the higher and of its kind."""
    return first if first.tokens >= second.tokens else second._replace(at=first.at)
