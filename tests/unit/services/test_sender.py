"""What the sender tells of one sending, and how each end is kept."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any

import pytest

from tests.builders import JSON as JSON_HEADERS
from tests.builders import (
    STREAM_URL,
    a_script,
    an_error,
    events_of,
)
from tests.fakes import FakeClock, FakeTransport, MemoryBodies, Stall, Step
from workbench.domain.run import Cause, SentMessage
from workbench.domain.secret import Secret
from workbench.gemini.framing import MAX_FRAME
from workbench.ports import DataArrived, Limits, TransportEvent, TransportFailure
from workbench.services.preparation import Prepared
from workbench.services.sender import (
    Arrived,
    Finished,
    Headed,
    Sender,
    SendEvent,
    Started,
    Uploaded,
)
from workbench.services.stopping import Stop

MESSAGE = SentMessage("POST", STREAM_URL, (("x-goog-api-key", "key-1234567890"),), b"{}")
MASKED = SentMessage("POST", STREAM_URL, (("x-goog-api-key", "**************"),), b"{}")
PREPARED = Prepared(
    *(MESSAGE, MASKED, Limits()),
    notices=("A notice.",),
    model="gemini-3.5-flash",
    held=(Secret("key-1234567890"),),
)


def send_all(
    *reads: bytes | Step,
    on_event: Callable[[SendEvent, Stop], None] | None = None,
    transport: FakeTransport | None = None,
    **script: Any,
) -> list[SendEvent]:
    """Send once against a script and return everything that was told."""
    transport = transport or FakeTransport(a_script(*reads, **script))

    async def scene() -> list[SendEvent]:
        sender = Sender(transport, FakeClock(at=100.5), MemoryBodies())
        stop = Stop()
        seen: list[SendEvent] = []
        async for event in sender.send(PREPARED, "Say hello", "hello.yaml", stop):
            seen.append(event)
            if on_event is not None:
                on_event(event, stop)
        return seen

    return asyncio.run(scene())


def finished(events: list[SendEvent]) -> Finished:
    assert isinstance(events[-1], Finished)
    return events[-1]


def test_that_a_stream_is_told_from_start_to_finish() -> None:
    events = send_all(*events_of("Hello", ", world"))
    assert [type(event) for event in events] == [
        Started,
        Uploaded,
        Headed,
        Arrived,
        Arrived,
        Finished,
    ]
    assert finished(events).reading.ended == "complete"
    assert finished(events).reading.response.text == "Hello, world"


def test_that_the_message_is_told_masked_and_sent_whole() -> None:
    transport = FakeTransport(a_script(*events_of("Hello")))
    events = send_all(transport=transport)
    assert transport.sent == [MESSAGE]
    assert events[0] == Started(MASKED, ("A notice.",))
    assert finished(events).run.sent == MASKED


def test_that_what_masks_the_held_values_comes_with_the_start() -> None:
    started = send_all(*events_of("Hello"))[0]
    assert isinstance(started, Started)
    assert started.masker.text("your key is key-1234567890") == "your key is " + "*" * 14


def test_that_a_run_knows_its_request_its_head_and_its_times() -> None:
    run = finished(send_all(*events_of("Hello"))).run
    assert (run.name, run.file, run.notices) == ("Say hello", "hello.yaml", ("A notice.",))
    assert (run.status, run.reason, run.http_version) == (200, "OK", "HTTP/1.1")
    assert run.total_ms == pytest.approx(500.0)
    assert [attempt.status for attempt in run.attempts] == [200]
    assert run.started_at == "2026-11-02T12:00:00.000+00:00"


def test_that_reads_are_kept_with_their_times() -> None:
    events = events_of("Hello", ", world")
    reads = list(finished(send_all(*events)).run.recording.reads())
    assert [data for _, data in reads] == events
    assert [t_ms for t_ms, _ in reads] == pytest.approx([20.0, 30.0])


def test_that_the_time_to_the_first_token_counts_from_the_sending() -> None:
    assert finished(send_all(*events_of("Hello"))).reading.ttft_ms == pytest.approx(20.0)


def test_that_head_and_reads_are_told_with_their_times() -> None:
    told = [e.at_ms for e in send_all(*events_of("Hello")) if isinstance(e, Headed | Arrived)]
    assert told == pytest.approx([10.0, 20.0])


def test_that_a_read_that_completes_nothing_is_told_without_chunks() -> None:
    event = events_of("Hello")[0]
    arrived = [e for e in send_all(event[:20], event[20:]) if isinstance(e, Arrived)]
    assert [(len(a.chunks), a.size) for a in arrived] == [(0, 20), (1, len(event))]


def test_that_a_whole_body_is_told_as_a_chunk_at_its_end() -> None:
    body = an_error(429, "RESOURCE_EXHAUSTED", "Slow down.")
    events = send_all(body, status=429, reason="Too Many Requests", headers=JSON_HEADERS)
    assert [type(event) for event in events[3:]] == [Arrived, Arrived, Finished]
    assert finished(events).reading.ended == "failed"


def test_that_a_cut_stream_keeps_its_text() -> None:
    broken = TransportFailure(Cause.BROKEN, "host.test", "the last chunk is missing")
    done = finished(send_all(*events_of("Hello", finish=None), broken))
    assert done.reading.ended == "cut off"
    assert done.reading.response.text == "Hello"
    assert (done.run.end.cause, done.run.end.detail) == (Cause.BROKEN, "the last chunk is missing")


def test_that_a_connection_that_fails_is_a_failed_run_without_a_status() -> None:
    transport = FakeTransport((TransportFailure(Cause.REFUSED, "host.test"),))
    done = finished(send_all(transport=transport))
    assert (done.reading.ended, done.run.status) == ("failed", None)
    assert [attempt.status for attempt in done.run.attempts] == [None]


def test_that_stop_in_a_stall_keeps_what_has_arrived() -> None:
    def stop_at_data(event: SendEvent, stop: Stop) -> None:
        if isinstance(event, Arrived):
            asyncio.get_running_loop().call_soon(stop.set)

    transport = FakeTransport(a_script(*events_of("Hello", finish=None), Stall()))
    done = finished(send_all(transport=transport, on_event=stop_at_data))
    assert (done.reading.ended, done.reading.response.text) == ("cancelled", "Hello")
    assert transport.closed_streams == 1


def test_that_nothing_is_told_after_stop() -> None:
    def stop_at_once(event: SendEvent, stop: Stop) -> None:
        if isinstance(event, Arrived):
            stop.set()

    transport = FakeTransport(a_script(*events_of("Hello", "late", "later")))
    events = send_all(transport=transport, on_event=stop_at_once)
    assert [type(event) for event in events] == [Started, Uploaded, Headed, Arrived, Finished]
    assert finished(events).run.end.cancelled
    assert transport.closed_streams == 1


def test_that_what_is_read_after_the_user_asked_to_stop_is_only_counted() -> None:
    stop = Stop()

    class LateTransport(FakeTransport):
        async def stream(
            self, message: SentMessage, limits: Limits, quiet_since: Any = None
        ) -> AsyncGenerator[TransportEvent, None]:
            async with aclosing(super().stream(message, limits, quiet_since)) as events:
                async for event in events:
                    if isinstance(event, DataArrived) and b"late" in event.data:
                        stop.ask()
                    yield event

    async def scene() -> list[SendEvent]:
        transport = LateTransport(a_script(*events_of("Hello", "late", "later")))
        sender = Sender(transport, FakeClock(), MemoryBodies())
        return [event async for event in sender.send(PREPARED, stop=stop)]

    done = finished(asyncio.run(scene()))
    assert (done.reading.ended, done.reading.response.text) == ("cancelled", "Hello")
    assert done.late == len(events_of("Hello", "late", "later")[1])


def test_that_stop_before_the_answer_gives_a_cancelled_run() -> None:
    def stop_at_start(event: SendEvent, stop: Stop) -> None:
        if isinstance(event, Started):
            stop.set()

    done = finished(send_all(*events_of("Hello"), on_event=stop_at_start))
    assert (done.reading.ended, done.run.status) == ("cancelled", None)


def test_that_leaving_the_stream_closes_the_connection() -> None:
    transport = FakeTransport(a_script(*events_of("Hello"), Stall()))

    async def scene() -> None:
        sender = Sender(transport, FakeClock(), MemoryBodies())
        events = sender.send(PREPARED)
        async for event in events:
            if isinstance(event, Headed):
                break
        await events.aclose()

    asyncio.run(scene())
    assert transport.closed_streams == 1


def test_that_keep_alives_do_not_count_as_progress() -> None:
    seen: list[float | None] = []
    transport = FakeTransport(a_script(b": ping\n\n", *events_of("Hello"), b": ping\n\n"))

    def look(event: SendEvent, _: Stop) -> None:
        if isinstance(event, Headed | Arrived):
            assert transport.quiet_since is not None
            seen.append(transport.quiet_since())

    send_all(transport=transport, on_event=look)
    assert seen == [pytest.approx(at) for at in (100.01, 100.01, 100.03, 100.03)]


@pytest.mark.slow
def test_that_an_event_beyond_the_cap_ends_the_run() -> None:
    endless = b"data: " + bytes(MAX_FRAME)
    done = finished(send_all(*events_of("Hello", finish=None), endless, *events_of("late")))
    assert done.run.end.cause is Cause.TOO_LARGE
    assert done.reading.response.text == "Hello"
