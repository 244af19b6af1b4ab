"""The rows of the chunk table: figures from the log, content read from the recorded bytes when a row is shown."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from workbench.domain.json_text import NotJson, parse_json, to_json
from workbench.domain.run import Recording
from workbench.gemini.chunks import PREVIEW, Chunk, ChunkKind
from workbench.gemini.endpoints import Surface
from workbench.gemini.framing import StreamDecoder
from workbench.gemini.response import ResponseFold
from workbench.presenters import figures
from workbench.presenters.chunk_log import ChunkLog
from workbench.presenters.find_query import FindQuery

LONGEST_READ: Final = 65_536
"""Bytes of an event above which a row shows only how it begins."""

LONGEST_SHOWN: Final = 262_144
"""Bytes of an event that its detail shows."""

KEPT: Final = 1_024
"""Rows that are kept once they were read."""

LONGEST_JSON: Final = 1_048_576
"""Bytes of an event above which its JSON is not indented."""


@dataclass(frozen=True, slots=True)
class ChunkRow:
    """One row in words. `is_estimate`: the tokens are told from the length of the text."""

    number: int
    time: str
    gap: str
    kind: ChunkKind
    tokens: str
    is_estimate: bool
    content: str

    @property
    def sentence(self) -> str:
        """The row for those who hear it."""
        return f"Chunk {self.number:,}, {self.kind.value}, at {self.time}, {self.tokens} tokens: {self.content}"


class ChunkRows:
    """Rows by index from 0. The recording may still grow."""

    def __init__(self, log: ChunkLog, recording: Recording, surface: Surface) -> None:
        self.log = log
        self._recording = recording
        self._surface = surface
        self.row = lru_cache(KEPT)(self._read_row)
        """Returns what a row shows, by its index."""

    def forget(self) -> None:
        """Read the rows anew: the recording shows less than it did."""
        self.row.cache_clear()

    def _read_row(self, index: int) -> ChunkRow:
        log = self.log
        told = log.tokens(index)
        about = log.about(index)
        tokens = figures.count(told) if told is not None else figures.about(about or None)
        return ChunkRow(
            index + 1,
            figures.at_time(log.times[index]),
            figures.gap(log.gap(index)),
            log.kind(index),
            tokens,
            told is None,
            self._read_content(index),
        )

    def json_text(self, index: int) -> str:
        """Return a chunk's data, as indented JSON where it is JSON and not too long."""
        start, stop = self._range(index)
        if stop - start > LONGEST_JSON:
            return self.bytes_text(index)
        data = self._data(index)
        try:
            return shortened(to_json(parse_json(data), indent=2))
        except NotJson:
            return shortened(data)

    def bytes_text(self, index: int) -> str:
        """Return a chunk's bytes as they came; those that are not UTF-8 stand as U+FFFD."""
        start, stop = self._range(index)
        text = self._recording.slice(start, min(stop, start + LONGEST_SHOWN)).decode(
            errors="replace"
        )
        if stop - start <= LONGEST_SHOWN:
            return text
        return f"{text}\n… {figures.size(stop - start)} in all"

    def value(self, index: int) -> Any:
        """Return a chunk's JSON value, or its data as text where it is no JSON."""
        data = self._data(index)
        try:
            return parse_json(data)
        except NotJson:
            return data

    def matching(
        self, query: FindQuery, kind: ChunkKind | None = None, start: int = 0
    ) -> Iterator[int | None]:
        """Yield the chunks of a kind whose bytes have what is looked for, and None after each chunk.

        The text is looked for as JSON spells it, too.
        """
        spelled = to_json(query.text)[1:-1]
        forms = {query, replace(query, text=spelled)}
        for index in range(start, len(self.log)):
            if kind in {None, self.log.kind(index)}:
                text = self._text(index)
                if any(form.is_in(text) for form in forms):
                    yield index
            yield None

    def size(self, index: int) -> int:
        """Return how many bytes a chunk has."""
        start, stop = self._range(index)
        return stop - start

    def _range(self, index: int) -> tuple[int, int]:
        return self.log.starts[index], self.log.stops[index]

    def _read_content(self, index: int) -> str:
        start, stop = self._range(index)
        if stop - start > LONGEST_READ:
            beginning = self._recording.slice(start, start + 2 * PREVIEW)
            return one_line(beginning.decode(errors="replace").removeprefix("data: "))[:PREVIEW]
        chunk = self._alone(index)
        return "" if chunk is None else one_line(chunk.preview)

    def _text(self, index: int) -> str:
        return self._recording.slice(*self._range(index)).decode(errors="replace")

    def _data(self, index: int) -> str:
        chunk = self._alone(index)
        return "" if chunk is None else chunk.frame.data

    def _alone(self, index: int) -> Chunk | None:
        """Read one chunk as if it were all there is."""
        decoder = StreamDecoder(None)
        frames = decoder.feed(self._recording.slice(*self._range(index)), 0.0)
        frames += decoder.flush().frames
        return ResponseFold(self._surface).add(frames[0]) if frames else None


def one_line(text: str) -> str:
    """Return a text on one line, its line breaks as signs."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", " ⏎ ").strip()


def shortened(text: str) -> str:
    """Return a text that can be shown at once, and how long it is where something is left out."""
    if len(text) <= LONGEST_SHOWN:
        return text
    return f"{text[:LONGEST_SHOWN]}\n… {figures.size(len(text))} in all"
