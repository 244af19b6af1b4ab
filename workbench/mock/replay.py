"""A recording as an answer: the bytes of a run with the pauses between its reads."""

from workbench.domain.run import Cause, Run, TransportEnd
from workbench.mock.exchange import Break, MockAnswer, RawHeaders, Write

_SILENCES = {Cause.SILENT, Cause.TOTAL, Cause.FIRST_BYTE_SLOW}
_NOT_REPEATED = {
    "connection",
    "content-encoding",
    "content-length",
    "date",
    "keep-alive",
    "transfer-encoding",
}
"""Headers of the wire: the recorded body is decoded, and the server frames it anew."""


def replayed(run: Run) -> MockAnswer:
    """Answer as the run was answered, broken where it broke."""
    return MockAnswer(run.status or 200, _headers(run), _writes(run), _ending(run.end))


def _headers(run: Run) -> RawHeaders:
    return tuple(
        (name.lower().encode("latin-1"), value.encode("latin-1"))
        for name, value in run.headers
        if name.lower() not in _NOT_REPEATED and not name.lower().startswith("access-control-")
    )


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
