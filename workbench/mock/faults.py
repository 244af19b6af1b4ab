"""What can go wrong on the wire after the status line: how the chunks of an answer are bent.

Each bend takes chunks and the shape that the client asked for, and returns the writes and how they end.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from workbench.mock.exchange import Break, Write
from workbench.mock.framing import Beat, Shape, array, events, whole
from workbench.mock.joining import joined
from workbench.mock.json_forms import pretty
from workbench.mock.refusals import OVERLOADED


class Told(NamedTuple):
    """An answer to write: its chunks, and the shape and spelling that the client asked for."""

    beats: tuple[Beat, ...]
    shape: Shape
    is_pretty: bool = True


class Bent(NamedTuple):
    """What goes out: the writes, how they end, and the status."""

    writes: tuple[Write, ...]
    ending: Break | None = None
    status: int = 200


Bend = Callable[[Told], Bent]


def plainly(told: Told) -> Bent:
    """Write an answer as it is."""
    return Bent(_written(told))


def cut(told: Told) -> Bent:
    """Close the connection in the middle of a chunk, half-way through."""
    writes = _written(told)
    half = len(writes) // 2
    torn = writes[half]
    return Bent((*writes[:half], torn._replace(data=torn.data[: len(torn.data) // 2])), Break.CUT)


def stall(told: Told) -> Bent:
    """Fall silent half-way through, with the connection open."""
    writes = _written(told)
    return Bent(writes[: len(writes) // 2], Break.STALL)


def split_letters(told: Told) -> Bent:
    """End writes inside a UTF-8 sequence, wherever there is one."""
    return Bent(tuple(piece for write in _written(told) for piece in _split(write)))


def bare_line_feeds(told: Told) -> Bent:
    """End the lines of events with LF alone."""
    is_stream = told.shape is Shape.EVENTS
    return Bent(events(told.beats, "\n") if is_stream else _written(told))


def error_event(told: Told) -> Bent:
    """Send an error object as the last chunk of a broken answer."""
    if told.shape is Shape.WHOLE:
        return _refused(told)
    beats = (*_first_half(told), Beat(SOON_MS, _error_value()))
    return Bent(_written(told._replace(beats=beats)))


def error_bare(told: Told) -> Bent:
    """Send an error as bare JSON lines after the last whole chunk, and close."""
    if told.shape is Shape.WHOLE:
        return _refused(told)
    writes = _written(told._replace(beats=_first_half(told)))
    if told.shape is Shape.ARRAY:
        writes = writes[:-1]
    return Bent((*writes, Write(SOON_MS, f"{pretty(_error_value())}\n".encode())))


def _written(told: Told) -> tuple[Write, ...]:
    match told.shape:
        case Shape.EVENTS:
            return events(told.beats)
        case Shape.ARRAY:
            return array(told.beats, is_pretty=told.is_pretty)
        case Shape.WHOLE:
            value = joined([beat.value for beat in told.beats])
            return whole(value, is_pretty=told.is_pretty)


def _first_half(told: Told) -> tuple[Beat, ...]:
    return told.beats[: max(1, len(told.beats) // 2)]


def _refused(told: Told) -> Bent:
    return Bent(whole(_error_value(), is_pretty=told.is_pretty), status=OVERLOADED.code)


def _error_value() -> dict[str, Any]:
    return OVERLOADED.value()


def _split(write: Write) -> Iterator[Write]:
    start = 0
    for place, byte in enumerate(write.data):
        if byte >= FIRST_LEADING_BYTE:
            yield Write(SOON_MS if start else write.delay_ms, write.data[start : place + 1])
            start = place + 1
    yield Write(SOON_MS if start else write.delay_ms, write.data[start:])


FIRST_LEADING_BYTE = 0xC0
SOON_MS = 20.0
