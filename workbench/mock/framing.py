"""Chunks of an answer as the three bodies that the API sends: events, one array, one object.

Source: gemini-api.md 2.2, 2.3 and 5.4; tests hold the bytes.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from workbench.mock.exchange import Write
from workbench.mock.json_forms import pretty, semi_compact


class Shape(StrEnum):
    """What the client asked for: `alt=sse`, a stream without it, or one whole answer."""

    EVENTS = "events"
    ARRAY = "array"
    WHOLE = "whole"


class Beat(NamedTuple):
    """One chunk as a JSON value, after a pause in milliseconds."""

    delay_ms: float
    value: Any


def events(beats: Iterable[Beat], line_end: str = "\r\n") -> tuple[Write, ...]:
    """Return one event for each chunk; nothing marks the end."""
    return tuple(
        Write(beat.delay_ms, event_bytes(semi_compact(beat.value), line_end)) for beat in beats
    )


def event_bytes(data: str, line_end: str = "\r\n") -> bytes:
    """Return one event with its blank line."""
    return f"data: {data}{line_end}{line_end}".encode()


def array(beats: Sequence[Beat], *, is_pretty: bool = True) -> tuple[Write, ...]:
    """Return one array written element by element as they come, and a last write that closes it."""
    spell = pretty if is_pretty else semi_compact
    writes = [
        Write(beat.delay_ms, f"{',' + CRLF if number else '['}{spell(beat.value)}\n".encode())
        for number, beat in enumerate(beats)
    ]
    return (*writes, Write(0, b"]" if writes else b"[]"))


def whole(value: Any, *, is_pretty: bool = True) -> tuple[Write, ...]:
    """Return one object, without a pause; the API ends it with a line feed."""
    spell = pretty if is_pretty else semi_compact
    return (Write(0, f"{spell(value)}\n".encode()),)


CRLF = "\r\n"
