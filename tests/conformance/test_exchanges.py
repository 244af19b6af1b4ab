"""Every recorded exchange, read as our own runs are, against facts that others computed from it.

Each fact must agree in at least 99.5 % of the exchanges that have it; every miss is named with its reason, and a
named miss that begins to agree fails.
"""

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from tests.conformance.shared_data import body_of, exchanges, needs_data, reads_of
from workbench.domain.run import CLEAN
from workbench.gemini.frames import Frame
from workbench.gemini.framing import StreamDecoder
from workbench.gemini.reading import Reader, Reading

pytestmark = needs_data

ENOUGH = 0.995
SMALL = 1_500

CUT_EVENT = "its last event lacks the blank line: told, but no chunk"
CHUNK_MISSES = {
    "generative-ai-swift-722e41a227": CUT_EVENT,
    "mirascope-95682329d5": CUT_EVENT,
    "vertexai-sdk-test-data-5464bb65d6": CUT_EVENT,
    "vertexai-sdk-test-data-7f811b1569": CUT_EVENT,
    "vertexai-sdk-test-data-9cc50ff069": CUT_EVENT,
    "vertexai-sdk-test-data-b007a25e0b": CUT_EVENT,
}
NOT_COMPLETE = {
    "prism-f4c1c20f06": ("cut off", "the recorder lost the blank lines between the events"),
}
"""Live answers with status 200 that did not end complete, and why."""

DERIVED = {
    "abrupt-eof": "cut off",
    "cut-mid-json": "cut off",
    "no-final-blank": "cut off",
    "comments-keepalive": "complete",
    "mixed-eol": "complete",
    "raw-error-tail": "failed",
    "error-event": "failed",
    "array-error-element": "failed",
    "array-error-429": "failed",
    "http-429": "failed",
    "http-429-sse": "failed",
    "http-500": "failed",
    "http-500-sse": "failed",
    "http-503": "failed",
    "http-504": "failed",
}
"""How each failure shape must end."""


def read(exchange: dict[str, Any], reads: list[bytes]) -> Reading:
    """Return the reading of an exchange whose body came in these reads and ended well."""
    response = exchange["response"]
    headers = tuple((response["headers"] or {}).items())
    reader = Reader(exchange["request"]["url"], response["status"], headers)
    for number, data in enumerate(reads):
        reader.feed(data, float(number))
    return reader.finish(CLEAN, None)


@cache
def readings() -> tuple[tuple[dict[str, Any], Reading], ...]:
    """Return every exchange with its reading, in the reads that the recorder saw."""
    return tuple((exchange, read(exchange, reads_of(exchange))) for exchange in exchanges())


def calls_told(reading: Reading, facts: dict[str, Any]) -> bool:
    """Tell whether the calls agree. Of streamed calls the facts list the pieces: only the first has a name."""
    calls = reading.response.function_calls
    if facts.get("function_calls_streamed"):
        names = [piece["name"] for piece in facts["function_calls"] if piece["name"]]
        return [call["name"] for call in calls] == names
    expected = [(call["name"], call["args"] or {}) for call in facts["function_calls"]]
    return [(call["name"], call["args"]) for call in calls] == expected


def signatures(reading: Reading) -> int:
    """Return how many parts of the first candidate carry a signature."""
    return sum("thoughtSignature" in part.data for part in reading.response.parts())


FACTS: dict[str, Callable[[Reading, dict[str, Any]], bool]] = {
    "text": lambda reading, facts: reading.response.text == facts["text"],
    "thoughts": lambda reading, facts: reading.response.thoughts == facts["thought_text"],
    "calls": calls_told,
    "finish": lambda reading, facts: (
        reading.response.finish_reason == ([None, *facts["finish_reasons"]])[-1]
    ),
    "usage": lambda reading, facts: reading.response.usage == facts.get("last_usage"),
    "model version": lambda reading, facts: (
        reading.response.model_version == facts.get("model_version")
    ),
    "signatures": lambda reading, facts: signatures(reading) == facts["signatures"],
    "chunks": lambda reading, facts: reading.chunk_count == facts["chunks"],
}
MISSES: dict[str, dict[str, str]] = {"chunks": CHUNK_MISSES}


@pytest.mark.parametrize("fact", FACTS)
def test_that_the_facts_agree_and_every_miss_is_named(fact: str) -> None:
    judged = [
        (one["id"], FACTS[fact](reading, one["facts"]))
        for one, reading in readings()
        if one.get("facts")
    ]
    missed = {name for name, agrees in judged if not agrees}
    assert len(judged) >= 516
    assert missed == set(MISSES.get(fact, {}))
    if fact != "chunks":  # the facts count cut events, command-line.md does not
        assert len(missed) <= len(judged) * (1 - ENOUGH)


def test_that_an_error_in_a_body_is_told_with_its_code_and_status() -> None:
    told = [
        (one["id"], reading.failure.code, reading.failure.status)
        for one, reading in readings()
        if (one.get("facts") or {}).get("error_in_body") and reading.failure
    ]
    expected = [
        (one["id"], one["facts"]["error_in_body"]["code"], one["facts"]["error_in_body"]["status"])
        for one in exchanges()
        if (one.get("facts") or {}).get("error_in_body")
    ]
    assert told == expected
    assert expected


def test_that_error_statuses_fail_with_the_words_of_the_server() -> None:
    refused = [(one, reading) for one, reading in readings() if one["response"]["status"] >= 300]
    assert len(refused) >= 30
    for one, reading in refused:
        assert (reading.ended, reading.failure is None) == ("failed", False), one["id"]
        assert reading.failure is not None
        assert reading.failure.code == one["response"]["status"], one["id"]
        assert reading.failure.message, one["id"]


def test_that_live_answers_end_complete() -> None:
    ends = {
        one["id"]: reading.ended
        for one, reading in readings()
        if one["recorded"] == "live" and one["response"]["status"] == 200
    }
    assert len(ends) >= 450
    others = {name: ended for name, ended in ends.items() if ended != "complete"}
    assert others == {name: ended for name, (ended, _) in NOT_COMPLETE.items()}


def test_that_each_failure_shape_ends_as_it_must() -> None:
    derived = [(one, reading) for one, reading in readings() if one["recorded"] == "derived"]
    assert {one["derived_from"]["case"] for one, _ in derived} <= set(DERIVED)
    for one, reading in derived:
        assert reading.ended == DERIVED[one["derived_from"]["case"]], one["id"]


def frames_of(exchange: dict[str, Any], reads: list[bytes]) -> list[Frame]:
    """Return the frames of a body in these reads, without their times."""
    decoder = StreamDecoder(exchange["response"]["status"])
    frames = [frame for read in reads for frame in decoder.feed(read, 0.0)]
    return [*frames, *decoder.flush().frames]


def test_that_frames_do_not_depend_on_the_reads() -> None:
    for one in exchanges():
        body = body_of(one)
        whole = frames_of(one, [body])
        assert frames_of(one, reads_of(one)) == whole, one["id"]
        step = 1 if len(body) < 100 * SMALL else 16_384
        steps = [body[at : at + step] for at in range(0, len(body), step)]
        assert frames_of(one, steps) == whole, one["id"]


def test_that_small_bodies_read_the_same_at_every_cut() -> None:
    small = [one for one in exchanges() if len(body_of(one)) <= SMALL]
    assert len(small) >= 150
    for one in small:
        body = body_of(one)
        whole = frames_of(one, [body])
        for cut in range(1, len(body)):
            assert frames_of(one, [body[:cut], body[cut:]]) == whole, (one["id"], cut)


def test_that_frames_lie_in_order_inside_the_body_and_hold_what_stands_there() -> None:
    for one in exchanges():
        body = body_of(one)
        frames = frames_of(one, [body])
        assert all(before.stop <= after.start for before, after in pairwise(frames)), one["id"]
        for frame in frames:
            cut = body[frame.start : frame.stop].decode()
            assert cut == frame.data if frame.event in ("element", "body") else frame.data in cut
