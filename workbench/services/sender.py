"""Send one message and tell what happens: the bytes are recorded as they come and read as they are recorded.

The last event is always `Finished`. Whatever goes wrong below HTTP becomes the end of the run; what has
arrived until then is kept.
"""

from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from workbench import __version__
from workbench.domain.errors import RefusedToSend
from workbench.domain.masking import Masker
from workbench.domain.run import (
    CANCELLED,
    CLEAN,
    Attempt,
    Cause,
    HeaderList,
    Recording,
    Run,
    SentMessage,
    TransportEnd,
)
from workbench.domain.wire_events import BodySent
from workbench.gemini.endpoints import read_url
from workbench.gemini.reading import Reader, Reading
from workbench.gemini.response import Chunk
from workbench.ports import (
    BodyStore,
    Clock,
    DataArrived,
    HeadArrived,
    HttpTransport,
    MessageSent,
    TransportEvent,
    TransportFailure,
)
from workbench.services.key_choice import LeftOut
from workbench.services.preparation import Prepared
from workbench.services.stopping import Stop, Stopped


class Refused(NamedTuple):
    """The request cannot or must not go out; nothing was sent."""

    error: RefusedToSend


@dataclass(frozen=True, slots=True)
class Started:
    """The message, secrets masked, is about to go out.

    `recording` is the body that will grow; what stands in it may be looked at from any thread. It is unmasked:
    `masker` overwrites what must not be shown. `left_out` is a key that would have gone along, were it bound.
    """

    message: SentMessage
    notices: tuple[str, ...]
    recording: Recording = field(default_factory=Recording, compare=False)
    masker: Masker = field(default=Masker(()), compare=False)
    left_out: LeftOut | None = None


class Uploaded(NamedTuple):
    """The connection stands, and `size` bytes of the body's `of` have gone out."""

    size: int
    of: int


class Headed(NamedTuple):
    """The status line and headers are in, `at_ms` after the request was sent."""

    status: int
    reason: str
    headers: HeaderList
    at_ms: float


class Arrived(NamedTuple):
    """One read: the chunks that it completed, often none, and the size of the body so far in bytes."""

    chunks: list[Chunk]
    size: int
    at_ms: float


class Finished(NamedTuple):
    """The run as it ended, and what its bytes say. The recording is unmasked: mask it before it is kept.

    `late` counts the bytes that were read after the user had stopped the run; they are in no recording.
    """

    run: Run
    reading: Reading
    late: int = 0


SendEvent = Refused | Started | Uploaded | Headed | Arrived | Finished


class Sender:
    """Sends prepared requests."""

    def __init__(self, transport: HttpTransport, clock: Clock, bodies: BodyStore) -> None:
        self._transport = transport
        self._clock = clock
        self._bodies = bodies

    async def send(
        self, prepared: Prepared, name: str = "", file: str = "", stop: Stop | None = None
    ) -> AsyncGenerator[SendEvent, None]:
        """Send once. Stopping ends it at once with `Finished`, cancelled; nothing that comes later is told.

        Errors: none; every failure is a `Finished` with its cause.
        """
        recording = Recording(self._bodies.new_log())
        masked, notices, masker = prepared.masked, prepared.notices, prepared.masker
        yield Started(masked, notices, recording, masker, prepared.left_out)
        recorder = RunRecorder(prepared, self._clock, recording)
        stop = stop or Stop()
        events = self._transport.stream(prepared.message, prepared.limits, recorder.quiet_since)
        async with aclosing(events), aclosing(recorder.record(events, stop)) as told:
            async for event in told:
                yield event
        for last in recorder.finish(name, file):
            yield last


class RunRecorder:
    """Gathers one run: its times, its head, its bytes, its end."""

    def __init__(self, prepared: Prepared, clock: Clock, recording: Recording) -> None:
        self._prepared = prepared
        self._clock = clock
        self._recording = recording
        self._started_at = clock.now().isoformat(timespec="milliseconds")
        self._sent_at = clock.monotonic()
        self._head: HeadArrived | None = None
        self._reader = self._new_reader(None)
        self._progress = 0
        self._last_progress: float | None = None
        self._end = CLEAN
        self._late = 0

    def quiet_since(self) -> float | None:
        """Return when data last arrived that was more than a keep-alive."""
        return self._last_progress

    async def record(
        self, events: AsyncGenerator[TransportEvent, None], stop: Stop
    ) -> AsyncGenerator[SendEvent, None]:
        """Take in what the transport yields until it ends, fails or is stopped; yield what there is to tell."""
        try:
            while not stop.is_set:
                event = await stop.wait_for(anext(events))
                if self._is_late(event, stop):
                    break
                if told := self._take(event):
                    yield told
                if self._reader.decoder.too_large:
                    raise self._too_large()
            self._end = CANCELLED
        except StopAsyncIteration:
            self._end = CLEAN
        except Stopped:
            self._end = CANCELLED
        except TransportFailure as failure:
            self._end = _end_of(failure)

    def finish(self, name: str, file: str) -> Iterator[SendEvent]:
        """Yield the chunks that only the end completed, then the finished run with its reading."""
        total_ms = self._ms(self._clock.monotonic())
        reading = self._reader.finish(self._end, total_ms)
        if reading.last_chunks:
            yield Arrived(list(reading.last_chunks), len(self._recording), total_ms)
        yield Finished(self._run(name, file, total_ms), reading, self._late)

    def _is_late(self, event: TransportEvent, stop: Stop) -> bool:
        """Tell whether the user stopped the run before something was read, and count it then."""
        if stop.is_set and isinstance(event, DataArrived):
            self._late += len(event.data)
        return stop.is_set

    def _take(self, event: TransportEvent) -> SendEvent | None:
        match event:
            case MessageSent(at):
                self._sent_at = at
                return self._uploaded(0)
            case BodySent():
                return self._uploaded(event.size)
            case HeadArrived():
                return self._take_head(event)
            case DataArrived(at, data):
                return self._take_data(at, data)

    def _uploaded(self, size: int) -> Uploaded:
        """Return how much of the body has gone out; the head before it is small."""
        whole = len(self._prepared.message.body)
        return Uploaded(min(size, whole), whole)

    def _take_head(self, head: HeadArrived) -> Headed:
        self._head = head
        self._last_progress = head.at
        self._reader = self._new_reader(head)
        return Headed(head.status, head.reason, head.headers, self._ms(head.at))

    def _take_data(self, at: float, data: bytes) -> Arrived:
        t_ms = self._ms(at)
        self._recording.append(data, t_ms)
        chunks = self._reader.feed(data, t_ms)
        if self._reader.decoder.progress != self._progress:
            self._progress = self._reader.decoder.progress
            self._last_progress = at
        return Arrived(chunks, len(self._recording), t_ms)

    def _too_large(self) -> TransportFailure:
        host = read_url(self._prepared.message.url).host
        return TransportFailure(Cause.TOO_LARGE, host, "one event has more than 64 MiB")

    def _new_reader(self, head: HeadArrived | None) -> Reader:
        prepared = self._prepared
        if head is None:
            return Reader(prepared.message.url, None, (), prepared.model)
        return Reader(prepared.message.url, head.status, head.headers, prepared.model, head.reason)

    def _ms(self, at: float) -> float:
        return (at - self._sent_at) * 1000

    def _run(self, name: str, file: str, total_ms: float) -> Run:
        run = Run(
            name=name,
            sent=self._prepared.masked,
            recording=self._recording,
            end=self._end,
            total_ms=total_ms,
            notices=self._prepared.notices,
            file=file,
            started_at=self._started_at,
            version=__version__,
        )
        head = self._head
        if head is None:
            return replace(run, attempts=(Attempt(1, None, total_ms),))
        return replace(
            run,
            status=head.status,
            reason=head.reason,
            http_version=head.http_version,
            headers=head.headers,
            attempts=(Attempt(1, head.status, total_ms),),
        )


def _end_of(failure: TransportFailure) -> TransportEnd:
    return TransportEnd(
        clean=False,
        cause=failure.cause,
        host=failure.host,
        detail=failure.detail,
        limit_s=failure.limit_s,
    )
