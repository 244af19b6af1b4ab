"""What the JSON view can show of a run: the merged response, its text as JSON, one chunk, all of them.

Everything is read from the recorded bytes when it is asked for, so that a stream can be looked at while it runs
and nothing is held for a view that nobody opens.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from workbench.domain.json_text import NotJson, parse_json
from workbench.domain.masking import Masker
from workbench.domain.run import CANCELLED, Recording, Run
from workbench.gemini.reading import read_run
from workbench.presenters.json_chunks import ChunkValues
from workbench.presenters.json_source import Source
from workbench.presenters.response_state import ResponseState

QUICK: Final = 262_144
"""Bytes that are read between two frames; more are read beside the window."""


@dataclass(frozen=True, slots=True)
class Document:
    """One JSON value with the name of its top row, or the reason why there is none."""

    name: str
    value: Any = None
    reason: str = ""


class JsonDocuments:
    """The JSON of one run, which may still grow. `revision` changes when there may be more to show."""

    def __init__(self, state: ResponseState) -> None:
        self._state = state

    @property
    def revision(self) -> tuple[int, bool]:
        """How many chunks there are, and whether the run is still under way."""
        return len(self._state.chunks), self.is_running

    @property
    def is_running(self) -> bool:
        """Whether more may come."""
        return self._state.run_state.is_running

    @property
    def chunk_count(self) -> int:
        """How many chunks there are."""
        return len(self._state.chunks)

    def is_quick(self, source: Source) -> bool:
        """Tell whether a document is read at once."""
        return source in {Source.CHUNK, Source.ALL} or len(self._state.recording) <= QUICK

    def reader(self, source: Source, chunk: int) -> Callable[[], Document]:
        """Return what reads a document, on any thread; `chunk` from 0."""
        if source is Source.CHUNK:
            return _Chunk(ChunkValues(self._state.rows), chunk)
        if source is Source.ALL:
            return _All(ChunkValues(self._state.rows))
        return _Whole(self._run(), source, self._state.exchange.masker)

    def _run(self) -> Run:
        """Return the run as far as it has come; what arrives later is not in it."""
        state = self._state
        if state.run is not None:
            return state.run
        stops = state.chunks.stops
        recording = Recording()
        recording.append(state.recording.slice(0, stops[-1] if stops else 0), 0.0)
        sent, status = state.message, state.status_code
        return Run("", sent, recording, CANCELLED, status, headers=state.headers)


@dataclass(frozen=True, slots=True)
class _Whole:
    """Reads the whole answer."""

    run: Run
    source: Source
    masker: Masker

    def __call__(self) -> Document:
        response = read_run(replace(self.run, assertions=(), verdicts=())).response
        if self.source is Source.OUTPUT:
            return _output(self.masker.text(response.text))
        merged = response.merged()
        if merged is None:
            return Document("response", reason="Nothing in this answer is JSON.")
        return Document("response", self.masker.value(merged) if self.masker.longest else merged)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Reads one chunk."""

    values: ChunkValues
    index: int

    def __call__(self) -> Document:
        if not 0 <= self.index < len(self.values):
            return Document("chunk", reason="There is no such chunk.")
        return Document(f"chunk {self.index + 1:,}", self.values[self.index])


@dataclass(frozen=True, slots=True)
class _All:
    """Gives all chunks, which are read one by one as they are looked at."""

    values: ChunkValues

    def __call__(self) -> Document:
        if not self.values:
            return Document("chunks", reason="No chunks.")
        return Document("chunks", self.values)


def _output(text: str) -> Document:
    if not text.strip():
        return Document("output", reason="This answer has no text.")
    try:
        return Document("output", parse_json(text))
    except NotJson as error:
        return Document(
            "output",
            reason=f"The text of this answer is no JSON: {str(error)[:1].lower()}{str(error)[1:]}.",
        )
