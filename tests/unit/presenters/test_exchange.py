"""What went over the wire, as it may be shown."""

from dataclasses import replace

from tests.builders import JSON, a_run, a_stream, an_error
from tests.run_events import MESSAGE, events_of_run
from workbench.domain.masking import Masker
from workbench.domain.run import Recording
from workbench.domain.secret import Secret
from workbench.gemini.reading import read_run
from workbench.presenters.exchange import Exchange
from workbench.presenters.raw_bytes import Head
from workbench.presenters.response_state import ResponseState
from workbench.services.sender import Finished, Headed, Started

KEY = "AIzaSecretValue"
STARS = "*" * len(KEY)


def test_that_it_follows_a_run_from_its_start_to_its_end() -> None:
    exchange = Exchange()
    assert exchange.head.data() == b""
    run = a_run(b"one", b"two")
    told = events_of_run(run)
    exchange.take(told[0])
    assert exchange.head == Head(run.sent)
    exchange.take(told[1])
    assert exchange.head == Head(run.sent, 200, "OK", run.headers)
    for event in told[2:]:
        exchange.take(event)
    assert exchange.head == Head(run.sent, 200, "OK", run.headers, "HTTP/1.1")
    assert exchange.recording is run.recording


def test_that_a_run_without_an_answer_has_no_second_head() -> None:
    exchange = Exchange()
    for event in events_of_run(a_run(status=None)):
        exchange.take(event)
    assert exchange.head.status is None


def test_that_held_values_are_masked_wherever_they_come_back() -> None:
    exchange, recording = Exchange(), Recording()
    exchange.take(Started(MESSAGE, (), recording, Masker([Secret(KEY)])))
    exchange.take(Headed(200, f"OK {KEY}", (("X-Echo", KEY),), 1.0))
    recording.append(f"key {KEY}.".encode(), 2.0)
    assert exchange.recording.slice(0, 99) == f"key {STARS}.".encode()
    assert exchange.head.headers == (("X-Echo", STARS),)
    assert exchange.head.reason == f"OK {STARS}"


def test_that_the_end_of_a_run_keeps_the_recording_that_is_shown() -> None:
    exchange, run = Exchange(), a_run(b"one")
    exchange.take(Started(MESSAGE, (), run.recording, Masker([Secret(KEY)])))
    before = exchange.recording
    exchange.take(events_of_run(run)[-1])
    assert exchange.recording is before


def test_that_an_error_that_echoes_a_key_is_read_without_it() -> None:
    state = ResponseState()
    body = an_error(400, message=f"API key not valid: {KEY}")
    run = a_run(body, status=400, headers=JSON)
    started, *others = events_of_run(run)
    assert isinstance(started, Started)
    state.take([replace(started, masker=Masker([Secret(KEY)])), *others])
    assert state.run is not None
    assert state.run.recording.body() == body.replace(KEY.encode(), STARS.encode())
    assert state.failure is not None
    assert STARS in state.failure.message
    told = "\n".join(str(row) for row in state.merged.rows)
    assert STARS in told
    assert KEY not in told


def test_that_an_answer_without_the_key_is_not_read_again() -> None:
    exchange, run = Exchange(), a_run(a_stream("Hi"))
    reading = read_run(run)
    exchange.take(Started(MESSAGE, (), run.recording, Masker([Secret(KEY)])))
    exchange.take(Finished(run, reading))
    shown_run, same = exchange.as_shown(run, reading)
    assert same is reading
    assert shown_run.recording is exchange.recording
    assert Exchange().as_shown(run, reading) == (run, reading)
