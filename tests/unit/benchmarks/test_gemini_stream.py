"""The streams that are measured with."""

import json

from tests.benchmarks.floors.httpx_stream import events
from tests.benchmarks.gemini_stream import PATH, event, text_after, whole_body
from workbench.domain.run import CLEAN
from workbench.gemini.reading import Reader

COUNT = 50
STREAM = b"".join(event(number, COUNT) for number in range(1, COUNT + 1))


def test_that_our_reader_finds_a_complete_answer_in_it() -> None:
    reader = Reader(f"https://generativelanguage.googleapis.com{PATH}", 200, ())
    reader.feed(STREAM, 1.0)
    reading = reader.finish(CLEAN, 2.0)
    assert (reading.ended, reading.chunk_count) == ("complete", COUNT)
    assert reading.response.text == text_after(COUNT)


def test_that_an_event_is_as_long_as_those_of_the_api() -> None:
    assert 330 < len(STREAM) / COUNT < 410


def test_that_the_floor_frames_it_however_it_is_cut() -> None:
    reads = [STREAM[at : at + 7] for at in range(0, len(STREAM), 7)]
    assert list(events(iter(reads))) == list(events(iter([STREAM])))
    assert len(list(events(iter(reads)))) == COUNT


def test_that_the_answer_in_one_piece_says_the_same() -> None:
    value = json.loads(whole_body(COUNT))
    assert value["candidates"][0]["content"]["parts"] == [{"text": text_after(COUNT)}]
