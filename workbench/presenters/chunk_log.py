"""Every chunk of a run in figures: when it came, where it stands in the body, what it was, how much it brought.

A chunk costs 33 bytes here, so that a million of them are no burden; its content is read from the recorded bytes
when somebody looks at it (`chunk_rows`).
"""

from array import array
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.gemini.chunks import Chunk, ChunkKind

KINDS: Final = tuple(ChunkKind)
_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
_CHARACTERS_A_TOKEN = 4


class ChunkLog:
    """Chunks by index from 0; times are milliseconds from the sending."""

    def __init__(self) -> None:
        self.times = array("d")
        self.starts = array("Q")
        self.stops = array("Q")
        self._kinds = array("B")
        self._tokens = array("q")  # what a chunk added to the running count, -1 where it told none
        self._lengths = array("L")
        self._running = 0
        self.is_whole = False
        """Whether the only chunk is a whole body: the answer came at once."""

    def __len__(self) -> int:
        return len(self.times)

    def add(self, chunks: Sequence[Chunk]) -> None:
        """Take in the next chunks."""
        frames = [chunk.frame for chunk in chunks]
        self.is_whole = len(self) + len(frames) == 1 and frames[0].event == "body"
        self.times.extend([frame.t_ms for frame in frames])
        self.starts.extend([frame.start for frame in frames])
        self.stops.extend([frame.stop for frame in frames])
        self._kinds.extend([_NUMBERS[chunk.kind] for chunk in chunks])
        self._lengths.extend([sum([len(d.text) for d in chunk.deltas]) for chunk in chunks])
        self._tokens.extend([self._added(chunk.output_tokens) for chunk in chunks])

    def kind(self, index: int) -> ChunkKind:
        """Return what a chunk brought."""
        return KINDS[self._kinds[index]]

    def gap(self, index: int) -> float | None:
        """Return the time since the chunk before, None for the first."""
        return self.times[index] - self.times[index - 1] if index else None

    def tokens(self, index: int) -> int | None:
        """Return how many tokens a chunk added as the API counts, None where it did not tell."""
        told = self._tokens[index]
        return None if told < 0 else told

    def about(self, index: int) -> int:
        """Return how many tokens a chunk has, from the length of its text where the API did not tell."""
        told = self._tokens[index]
        return told if told >= 0 else -(-self._lengths[index] // _CHARACTERS_A_TOKEN)

    def figures_from(self, index: int) -> Iterator[tuple[float, int, int]]:
        """Yield time, tokens as `about` tells them, and number of the kind, of every chunk from one on."""
        counts = zip(self._tokens[index:], self._lengths[index:], strict=True)
        about = [told if told >= 0 else -(-size // _CHARACTERS_A_TOKEN) for told, size in counts]
        return zip(self.times[index:], about, self._kinds[index:], strict=True)

    @property
    def streams(self) -> bool:
        """Whether there is more than one chunk, so that a time line says something."""
        return len(self) > 1

    def _added(self, running: int | None) -> int:
        if running is None:
            return -1
        added = max(running - self._running, 0)
        self._running = running
        return added
