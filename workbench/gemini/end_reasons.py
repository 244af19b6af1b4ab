"""Why a run failed or was cut off, in words. Loaded only when there is something to say: most runs end well."""

from collections.abc import Callable

from workbench.domain.run import TransportEnd
from workbench.gemini.answer import Answer, Fault
from workbench.gemini.failures import (
    Failure,
    failure_in_stream,
    failure_of_bad_event,
    failure_of_cut,
    failure_of_page,
    failure_of_reply,
    failure_of_transport,
)


def why_failed(fault: Fault, answer: Answer, end: TransportEnd) -> Failure:
    """Return what a fault means."""
    if fault is Fault.NO_ANSWER:
        return failure_of_transport(end, 0)
    return _REASONS[fault](answer)


def why_cut(answer: Answer, end: TransportEnd, missing: str) -> Failure:
    """Return what cut an answer off; `missing` is what it lacks, as a clause, "" when it lacks nothing."""
    chunks = answer.response.chunk_count
    if end.clean:
        return failure_of_cut(chunks, missing)
    return failure_of_transport(end, chunks, missing or "the body did not end in order")


def _of_reply(answer: Answer) -> Failure:
    return failure_of_reply(
        answer.status or 0,
        answer.reason,
        answer.headers,
        answer.beginning,
        answer.model,
        answer.endpoint.version,
    )


def _of_page(answer: Answer) -> Failure:
    return failure_of_page(answer.beginning, answer.endpoint.host, answer.status)


def _of_error(answer: Answer) -> Failure:
    error = answer.response.error
    value, chunk = error or ({}, 1)
    return failure_in_stream(value, chunk, answer.model)


def _of_bad_event(answer: Answer) -> Failure:
    return failure_of_bad_event(answer.response.bad_frame or 1, answer.response.bad_reason)


_REASONS: dict[Fault, Callable[[Answer], Failure]] = {
    Fault.REFUSED: _of_reply,
    Fault.PAGE: _of_page,
    Fault.ERROR: _of_error,
    Fault.BAD_EVENT: _of_bad_event,
}
