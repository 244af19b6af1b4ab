"""The bytes of an answer read to their meaning: live, from a run file, from a HAR, in the window, one path."""

from dataclasses import dataclass, replace
from math import isnan
from typing import Final

from workbench.domain.run import Cause, HeaderList, How, Run, TransportEnd
from workbench.gemini.answer import Answer
from workbench.gemini.asked_model import asked_model
from workbench.gemini.ending import judge_end
from workbench.gemini.endpoints import Endpoint, read_url
from workbench.gemini.failure import Failure
from workbench.gemini.framing import Frame, Framing, Rest, StreamDecoder
from workbench.gemini.leftover import values_in
from workbench.gemini.response import Chunk, ResponseFold

BEGINNING: Final = 65_536
"""How much of a body that is no frame is looked at to tell what it is, in bytes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer's bytes say. Times are milliseconds from the sending, None where they are not known.

    `frames` is empty unless they were to be kept; `last_chunks` are those that only the end of the body completed,
    such as a whole body; `leftover` what came after the last frame.
    """

    ended: How
    failure: Failure | None
    response: ResponseFold
    endpoint: Endpoint
    framing: Framing | None
    chunk_count: int
    leftover: bytes
    ttft_ms: float | None
    total_ms: float | None
    frames: tuple[Frame, ...] = ()
    last_chunks: tuple[Chunk, ...] = ()


class Reader:
    """Reads one answer as it arrives. `status` None: no status line yet, or ever."""

    def __init__(
        self,
        url: str,
        status: int | None,
        headers: HeaderList,
        model: str | None = None,
        reason: str = "",
    ) -> None:
        self.endpoint = read_url(url)
        self.fold = ResponseFold(self.endpoint.surface)
        self.decoder = StreamDecoder(status)
        self._status = status
        self._headers = headers
        self._model = model or self.endpoint.model
        self._reason = reason

    def feed(self, data: bytes, t_ms: float) -> list[Chunk]:
        """Read what arrived at `t_ms`, and return the chunks that it completed."""
        add = self.fold.add
        chunks = [add(frame) for frame in self.decoder.feed(data, t_ms)]
        for stray in self.decoder.take_strays():
            self._tell_errors(stray)
        return chunks

    def finish(self, end: TransportEnd, total_ms: float | None) -> Reading:
        """Return what the answer says now that it has ended; to be called once."""
        rest = self.decoder.flush()
        last = tuple([self.fold.add(frame) for frame in rest.frames])
        if self.decoder.too_large:
            end = _too_large(end, self.endpoint.host)
        else:
            self._tell_rest(rest)
        answer = self._answer(rest)
        ended = judge_end(answer, end)
        fold = self.fold
        return Reading(
            ended=ended.how,
            failure=ended.why,
            response=fold,
            endpoint=self.endpoint,
            framing=self.decoder.framing,
            chunk_count=fold.chunk_count,
            leftover=rest.leftover,
            ttft_ms=_known(fold.ttft_ms),
            total_ms=_known(total_ms),
            last_chunks=last,
        )

    def _tell_errors(self, stray: bytes) -> None:
        for value in values_in(stray.decode(errors="replace")):
            self.fold.tell_error(value)

    def _tell_rest(self, rest: Rest) -> None:
        """Take in what stands outside every frame: a cut event, a bare error, objects one behind the other."""
        texts = [rest.leftover.decode(errors="replace")]
        if self.decoder.framing is Framing.WHOLE and not self.fold.json_count:
            texts += [frame.data for frame in rest.frames]
        for text in texts:
            for value in values_in(text):
                self.fold.tell(value)

    def _answer(self, rest: Rest) -> Answer:
        return Answer(
            endpoint=self.endpoint,
            status=self._status,
            response=self.fold,
            reason=self._reason,
            headers=self._headers,
            model=self._model,
            framing=self.decoder.framing,
            closed=rest.closed,
            leftover=rest.leftover,
            beginning=_beginning(rest),
        )


def read_run(run: Run, *, keep_frames: bool = False) -> Reading:
    """Return what the bytes of a finished run say; with `keep_frames` the frames, too."""
    model = asked_model(read_url(run.sent.url), run.sent.body.decode(errors="replace"))
    reader = Reader(run.sent.url, run.status, run.headers, model, run.reason)
    frames: list[Frame] = []
    for t_ms, data in run.recording.reads():
        chunks = reader.feed(data, t_ms)
        if keep_frames:
            frames += [chunk.frame for chunk in chunks]
    reading = reader.finish(run.end, run.total_ms)
    if not keep_frames:
        return reading
    return replace(reading, frames=(*frames, *(chunk.frame for chunk in reading.last_chunks)))


def _beginning(rest: Rest) -> str:
    if rest.frames and rest.frames[-1].event == "body":
        return rest.frames[-1].data
    return rest.leftover[:BEGINNING].decode(errors="replace")


def _too_large(end: TransportEnd, host: str) -> TransportEnd:
    if end.cancelled or end.cause is not None:
        return end
    detail = "one event has more than 64 MiB"
    return TransportEnd(clean=False, cause=Cause.TOO_LARGE, host=host, detail=detail)


def _known(t_ms: float | None) -> float | None:
    """Return a time, None for the not-a-number by which a recording says that it knows none."""
    return None if t_ms is None or isnan(t_ms) else t_ms
