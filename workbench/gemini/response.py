"""Frames folded into one response: text, thoughts, calls, finish, usage, every candidate, unknown keys kept.

The fold reads generateContent answers. Frames of other surfaces are counted, shown, and searched for errors and for
the surface's mark; their JSON is kept as it came. Each frame is parsed once; the cost is linear in the bytes.
Sources: gemini-api.md 4; command-line.md, *One JSON object a run*.
"""

from collections.abc import Sequence
from typing import Any, Final

from workbench.domain.json_text import NotJson, parse_json
from workbench.gemini.candidates import UNFINISHED, CandidateFold
from workbench.gemini.chunks import Chunk, ChunkKind, kind_of, output_tokens, says_something
from workbench.gemini.endpoints import Surface
from workbench.gemini.frames import Frame
from workbench.gemini.parts import Part, PartDelta, PartKind
from workbench.gemini.stream_errors import StreamError, error_in
from workbench.gemini.unfolded import is_done, is_marked, usage_in

__all__ = ["Chunk", "ChunkKind", "Part", "PartDelta", "PartKind", "ResponseFold", "StreamError"]

FOLDED: Final = frozenset({Surface.GEMINI, Surface.VERTEX})
UNBLOCKED: Final = (*UNFINISHED, "BLOCK_REASON_UNSPECIFIED")
_NOTHING: Final = object()
_LAST_NON_EMPTY = frozenset({"modelVersion", "responseId", "modelStatus"})


class ResponseFold:
    """A response as far as it has arrived."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.chunk_count = 0
        self.ttft_ms: float | None = None
        """When the first frame with a part that is not empty came, thoughts included."""
        self.error: StreamError | None = None
        """The first error object that came."""
        self.bad_frame: int | None = None
        """The number of the first frame that is not JSON."""
        self.bad_reason = ""
        self.json_count = 0
        """How many frames were JSON."""
        self._folds = surface in FOLDED
        self._marked = False
        self._block_reason: Any = None
        self._candidates: dict[int, CandidateFold] = {}
        self._fields: dict[str, Any] = {}
        self._usage: dict[str, Any] | None = None
        self._others: list[Any] = []
        self._body: Any = _NOTHING

    @property
    def text(self) -> str:
        """All text that is not a thought, of the candidate with the lowest index."""
        return self._first.text

    @property
    def thoughts(self) -> str:
        """All thought text of that candidate."""
        return self._first.thoughts

    @property
    def function_calls(self) -> list[dict[str, Any]]:
        """The calls of that candidate, each with name, args and id."""
        return self._first.calls

    @property
    def finish_reason(self) -> str | int | None:
        """The last finish reason of that candidate; a number where the request asked for numbers."""
        reason: str | int | None = self._first.finish_reason
        return reason

    @property
    def finish_message(self) -> str | None:
        """The last finish message of that candidate."""
        return _text(self._first.finish_message)

    @property
    def block_reason(self) -> str | int | None:
        """Why the prompt was blocked, None when it was not."""
        reason: str | int | None = self._block_reason
        return reason

    @property
    def usage(self) -> dict[str, Any] | None:
        """The last usage object that came, whole, never summed."""
        return self._usage

    @property
    def model_version(self) -> str | None:
        """The model that answered, as the answer names it."""
        return _text(self._fields.get("modelVersion"))

    @property
    def response_id(self) -> str | None:
        """The id to quote to Google."""
        return _text(self._fields.get("responseId"))

    @property
    def candidate_count(self) -> int:
        """How many candidates came."""
        return len(self._candidates)

    @property
    def marked(self) -> bool:
        """Whether the surface's own mark of a whole answer came."""
        if not self._folds:
            return self._marked
        blocked = self._block_reason not in UNBLOCKED
        return blocked or any(one.finished for one in self._candidates.values())

    def parts(self, candidate: int | None = None) -> Sequence[Part]:
        """Return the parts of a candidate, of the one with the lowest index when none is named."""
        if candidate is None:
            return self._first.parts
        return self._candidates[candidate].parts if candidate in self._candidates else ()

    def told(self, key: str) -> list[Any]:
        """Return what each candidate told under a key other than its content, the lowest index first; None for nothing."""
        return [self._candidates[number].told(key) for number in sorted(self._candidates)]

    def merged(self) -> Any:
        """Return the whole response as one JSON value, None when no JSON came; not to be changed.

        A whole body is itself. A stream of a surface that is not folded gives the list of its events.
        """
        if self._body is not _NOTHING:
            return self._body
        if not self._fields:
            return self._others or None
        fields = dict(self._fields)
        if "candidates" in fields:
            numbers = sorted(self._candidates)
            fields["candidates"] = [self._candidates[number].merged() for number in numbers]
        return fields

    def add(self, frame: Frame) -> Chunk:
        """Fold the next frame in, and return what it brought."""
        self.chunk_count += 1
        try:
            value = parse_json(frame.data)
        except NotJson as error:
            return self._add_text(frame, error)
        self.json_count += 1
        deltas: list[PartDelta] = []
        self._take(value, frame.event, self.chunk_count, deltas)
        if self.ttft_ms is None and any(says_something(delta) for delta in deltas):
            self.ttft_ms = frame.t_ms
        return self._chunk(frame, value, deltas)

    def tell(self, value: Any) -> None:
        """Fold in a JSON value that came outside any frame, without counting a chunk."""
        self._take(value, "", self.chunk_count + 1, [])

    def tell_error(self, value: Any) -> None:
        """Take note of a JSON value that came outside any frame, if it is an error."""
        self._note_error(value, "", self.chunk_count + 1)

    @property
    def _first(self) -> CandidateFold:
        found = self._candidates
        return found[min(found)] if found else CandidateFold(0)

    def _add_text(self, frame: Frame, error: NotJson) -> Chunk:
        if is_done(frame.data):
            self._marked = self._marked or self.surface is Surface.OPENAI
            return Chunk(self.chunk_count, frame, ChunkKind.META, (), None)
        if self.bad_frame is None:
            self.bad_frame = self.chunk_count
            self.bad_reason = str(error)
        kind = ChunkKind.META if self.surface is Surface.OTHER else ChunkKind.ERROR
        return Chunk(self.chunk_count, frame, kind, (), None)

    def _chunk(self, frame: Frame, value: Any, deltas: list[PartDelta]) -> Chunk:
        if self.error is not None and self.error.chunk == self.chunk_count:
            return Chunk(self.chunk_count, frame, ChunkKind.ERROR, deltas, None)
        usage = value.get("usageMetadata") if isinstance(value, dict) else None
        return Chunk(self.chunk_count, frame, kind_of(deltas), deltas, output_tokens(usage))

    def _take(self, value: Any, event: str, number: int, deltas: list[PartDelta]) -> None:
        if event == "body":
            self._body = value
        if not isinstance(value, dict) or "error" in value or event == "error":
            self._note_error(value, event, number)
        for told in value if isinstance(value, list) else (value,):
            if isinstance(told, dict) and (self._folds or "candidates" in told):
                self._take_response(told, deltas)
            else:
                self._take_other(told, event)

    def _note_error(self, value: Any, event: str, number: int) -> None:
        found = error_in(value, event)
        if found is None or self.error is not None:
            return
        if self.surface is not Surface.OTHER or isinstance(found.get("error"), dict):
            self.error = StreamError(found, number)

    def _take_other(self, value: Any, event: str) -> None:
        self._others.append(value)
        usage = usage_in(value)
        self._usage = self._usage if usage is None else usage
        self._marked = self._marked or is_marked(self.surface, event, value)

    def _take_response(self, value: dict[str, Any], deltas: list[PartDelta]) -> None:
        fields = self._fields
        for key, told in value.items():
            if key == "candidates":
                fields.setdefault(key, None)  # where they stand; they are kept apart
                self._take_candidates(told, deltas)
            elif key == "usageMetadata":
                self._take_usage(told)
            elif key == "promptFeedback":
                self._take_feedback(told)
            elif told or (told is not None and key not in _LAST_NON_EMPTY):
                fields[key] = told

    def _take_usage(self, usage: Any) -> None:
        if isinstance(usage, dict):
            self._usage = self._fields["usageMetadata"] = usage

    def _take_feedback(self, feedback: Any) -> None:
        if isinstance(feedback, dict):
            self._fields.setdefault("promptFeedback", feedback)
            if self._block_reason is None:
                self._block_reason = feedback.get("blockReason")

    def _take_candidates(self, candidates: Any, deltas: list[PartDelta]) -> None:
        for candidate in candidates if isinstance(candidates, list) else ():
            if isinstance(candidate, dict):
                index = candidate.get("index", 0)
                found = self._candidates.get(index) if isinstance(index, int) else None
                (found or self._new_candidate(index)).take(candidate, deltas)

    def _new_candidate(self, index: Any) -> CandidateFold:
        number = index if isinstance(index, int) else 0
        return self._candidates.setdefault(number, CandidateFold(number))


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
