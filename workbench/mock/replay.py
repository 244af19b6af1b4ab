"""A recording as an answer: the bytes of a run with the pauses between its reads.

A client that asks for another shape of body than the recording has gets the same chunks in the shape it asked for.
"""

import re
from typing import Any

from workbench.domain.json_text import NotJson, parse_json
from workbench.domain.run import Cause, Run, TransportEnd
from workbench.gemini.framing import Framing, StreamDecoder
from workbench.mock.exchange import Break, MockAnswer, RawHeaders, Write
from workbench.mock.faults import Bent, Told, plainly
from workbench.mock.framing import Beat, Shape
from workbench.mock.replies import error_reply, told_reply

_OK, _FIRST_ERROR, _LAST_STATUS = 200, 400, 599
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9a-z-]+")
_SILENCES = {Cause.SILENT, Cause.TOTAL, Cause.FIRST_BYTE_SLOW}
_FRAMINGS = {Shape.EVENTS: Framing.SSE, Shape.ARRAY: Framing.ARRAY, Shape.WHOLE: Framing.WHOLE}
_NOT_REPEATED = {
    "connection",
    "content-encoding",
    "content-length",
    "date",
    "keep-alive",
    "transfer-encoding",
}
"""Headers of the wire: the recorded body is decoded, and the server frames it anew."""


def replayed(run: Run, shape: Shape, *, is_pretty: bool = True) -> MockAnswer:
    """Answer as the run was answered, broken where it broke."""
    ending = _ending(run.end)
    if beats := _beats(run, shape):
        writes = plainly(Told(beats, shape, is_pretty)).writes
        has_end = (
            ending is None or shape is Shape.EVENTS
        )  # events have no last write that ends them
        return told_reply(Bent(writes if has_end else writes[:-1], ending), shape)
    if shape is Shape.ARRAY and (error := _error_object(run)):
        return error_reply(_status(run), error, shape)
    return MockAnswer(_status(run), _headers(run), _writes(run), ending)


def _beats(run: Run, shape: Shape) -> tuple[Beat, ...]:
    """Return the chunks of a stream that must be framed anew, none where the bytes can go out as they are."""
    decoder = StreamDecoder(run.status)
    frames = [frame for t_ms, data in run.recording.reads() for frame in decoder.feed(data, t_ms)]
    frames += decoder.flush().frames
    if run.status != _OK or decoder.framing in {None, _FRAMINGS[shape]}:
        return ()
    try:
        values: list[Any] = [parse_json(frame.data) for frame in frames]
    except NotJson:
        return ()
    times = [0.0, *(frame.t_ms for frame in frames)]
    return tuple(
        Beat(max(0.0, now - before), value)
        for before, now, value in zip(times, times[1:], values, strict=False)
    )


def _error_object(run: Run) -> Any:
    try:
        value = parse_json(run.recording.body().decode())
    except (UnicodeDecodeError, NotJson):
        return None
    return value if _status(run) >= _FIRST_ERROR and isinstance(value, dict) else None


def _status(run: Run) -> int:
    return run.status if run.status and _OK <= run.status <= _LAST_STATUS else _OK


def _headers(run: Run) -> RawHeaders:
    return tuple(
        (name.lower().encode(), value.encode())
        for name, value in run.headers
        if _is_repeated(name.lower()) and value.isascii() and value.isprintable()
    )


def _is_repeated(name: str) -> bool:
    is_cors = name.startswith("access-control-")
    return _TOKEN.fullmatch(name) is not None and not is_cors and name not in _NOT_REPEATED


def _writes(run: Run) -> tuple[Write, ...]:
    before, writes = 0.0, []
    for t_ms, data in run.recording.reads():
        writes.append(Write(max(0.0, t_ms - before), data))
        before = t_ms
    return tuple(writes)


def _ending(end: TransportEnd) -> Break | None:
    if end.clean:
        return None
    return Break.STALL if end.cause in _SILENCES else Break.CUT
