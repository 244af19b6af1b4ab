"""One answer cut at every byte: never complete when cut, never cut off when whole, its text never lost."""

import json
from itertools import accumulate

import pytest

from tests.builders import JSON, STREAM_URL, an_answer, an_array, an_event
from workbench.domain.run import CLEAN, HeaderList
from workbench.gemini.reading import Reader, Reading

TEXTS = ("Grüße, ", "Welt 😀", '\u2028 {["\\')
USAGE = {"usageMetadata": {"totalTokenCount": 3}}
ANSWERS = [an_answer(TEXTS[0]), an_answer(TEXTS[1]), an_answer(TEXTS[2], "STOP", **USAGE)]
WHOLE_URL = STREAM_URL.replace(":streamGenerateContent?alt=sse", ":generateContent")
ARRAY_URL = STREAM_URL.replace("?alt=sse", "")
SSE = (("Content-Type", "text/event-stream"),)


def events(end: str) -> list[bytes]:
    """Return the answer as three events whose lines end so."""
    return [
        an_event(json.dumps(answer, ensure_ascii=False)).replace(b"\r\n", end.encode())
        for answer in ANSWERS
    ]


def read(url: str, headers: HeaderList, reads: list[bytes]) -> Reading:
    """Return the reading of a body that came in these reads and ended well."""
    reader = Reader(url, 200, headers)
    for number, piece in enumerate(reads):
        reader.feed(piece, float(number))
    return reader.finish(CLEAN, 10.0)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("reads", [1, 2])
def test_that_an_sse_stream_is_complete_only_when_whole(end: str, reads: int) -> None:
    body = b"".join(events(end))
    borders = list(accumulate(len(event) for event in events(end)))
    for stop in range(len(body) + 1):
        middle = stop * (reads - 1) // reads
        reading = read(
            STREAM_URL, SSE, [piece for piece in (body[:middle], body[middle:stop]) if piece]
        )
        whole_events = sum(border <= stop for border in borders)
        assert reading.ended == ("complete" if stop == len(body) else "cut off"), stop
        assert reading.chunk_count == whole_events, stop
        assert reading.response.text.startswith("".join(TEXTS[:whole_events])), stop


@pytest.mark.parametrize("reads", [1, 2])
def test_that_an_array_is_complete_only_when_whole(reads: int) -> None:
    body = an_array(*TEXTS)
    for stop in range(len(body) + 1):
        middle = stop * (reads - 1) // reads
        reading = read(
            ARRAY_URL, JSON, [piece for piece in (body[:middle], body[middle:stop]) if piece]
        )
        assert reading.ended == ("complete" if stop == len(body) else "cut off"), stop
        assert "".join(TEXTS[: reading.chunk_count]) == reading.response.text, stop


@pytest.mark.parametrize("headers", [JSON, SSE, ()])
def test_that_a_whole_body_is_complete_only_when_whole(headers: HeaderList) -> None:
    body = json.dumps(an_answer("".join(TEXTS), "STOP", **USAGE), indent=2).encode()
    for stop in range(len(body) + 1):
        reading = read(WHOLE_URL, headers, [body[:stop]] if stop else [])
        assert reading.ended == ("complete" if stop == len(body) else "cut off"), stop


def test_that_a_split_character_is_no_flaw() -> None:
    body = b"".join(events("\r\n"))
    reading = read(STREAM_URL, SSE, [bytes([byte]) for byte in body])
    assert (reading.ended, reading.response.text) == ("complete", "".join(TEXTS))


def test_that_white_space_behind_the_last_event_is_nothing() -> None:
    assert read(STREAM_URL, SSE, [*events("\r\n"), b"\r\n", b"\n"]).ended == "complete"
