"""How a run ended, asked in the order of command-line.md: cancelled, failed, complete, else cut off."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workbench.domain.run import HeaderList, How, TransportEnd
from workbench.gemini.endpoints import Endpoint, Surface
from workbench.gemini.failures import (
    Failure,
    failure_in_stream,
    failure_of_bad_event,
    failure_of_cut,
    failure_of_page,
    failure_of_reply,
    failure_of_transport,
)
from workbench.gemini.frames import Framing
from workbench.gemini.response import ResponseFold

FIRST_REDIRECT: Final = 300
NO_CONTENT: Final = 204
CHAT: Final = "chat/completions"
NO_MARK: Final = {
    Surface.GEMINI: "no finish reason arrived",
    Surface.VERTEX: "no finish reason arrived",
    Surface.OPENAI: "neither a finish reason nor [DONE] arrived",
    Surface.INTERACTIONS: "the event interaction.completed did not arrive",
}


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended, and why it failed or was cut off."""

    how: How
    why: Failure | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What arrived, read to its end. `beginning` is the body's text, or as much of it as tells what it is.

    `closed` and `leftover` are the decoder's. `status` is None when no status line arrived.
    """

    endpoint: Endpoint
    status: int | None
    response: ResponseFold
    reason: str = ""
    headers: HeaderList = ()
    model: str = ""
    framing: Framing | None = None
    closed: bool = True
    leftover: bytes = b""
    beginning: str = ""


def judge_end(answer: Answer, end: TransportEnd) -> Ended:
    """Return how a run ended. Complete only if nothing is missing and the transport ended well."""
    if end.cancelled:
        return Ended("cancelled")
    if why := _failure(answer, end):
        return Ended("failed", why)
    missing = next(_missing(answer), None)
    if end.clean and missing is None:
        return Ended("complete")
    return Ended("cut off", _cut(answer, end, missing))


def _failure(answer: Answer, end: TransportEnd) -> Failure | None:
    response = answer.response
    known = answer.endpoint.surface is not Surface.OTHER
    if answer.status is None:
        return failure_of_transport(end, 0)
    if answer.status >= FIRST_REDIRECT:
        return _failure_of_reply(answer, answer.status)
    if known and _is_page(answer):
        return failure_of_page(answer.beginning, answer.endpoint.host, answer.status)
    if response.error is not None:
        return failure_in_stream(response.error.value, response.error.chunk, answer.model)
    if known and response.bad_frame is not None and answer.framing is not Framing.WHOLE:
        return failure_of_bad_event(response.bad_frame, response.bad_reason)
    return None


def _failure_of_reply(answer: Answer, status: int) -> Failure:
    return failure_of_reply(
        status,
        answer.reason,
        answer.headers,
        answer.beginning,
        answer.model,
        answer.endpoint.version,
    )


def _is_page(answer: Answer) -> bool:
    """Whether markup, or text announced as a page, came where JSON was asked for."""
    if answer.response.json_count or not answer.beginning.strip():
        return False
    return answer.beginning.lstrip().startswith("<") or _announces(answer.headers, "html")


def _missing(answer: Answer) -> Iterator[str]:
    """Yield what keeps an answer from being whole, as clauses, the plainest first."""
    if not answer.closed:
        yield _OPEN[answer.framing]
    if answer.framing in _ONE_TEXT and not _is_json_enough(answer):
        yield "its JSON is not whole"
    if answer.leftover.strip():
        chunks = answer.response.chunk_count
        yield "text stands behind its last chunk" if chunks else "its text holds no chunk"
    if needs_mark(answer.endpoint, answer.framing) and not answer.response.marked:
        yield NO_MARK[answer.endpoint.surface]


_ONE_TEXT = (None, Framing.WHOLE)
_OPEN = {
    None: "it has no end",
    Framing.SSE: "its last event has no end",
    Framing.ARRAY: "the end of its array did not arrive",
    Framing.WHOLE: "it has no end",
}


def needs_mark(endpoint: Endpoint, framing: Framing | None) -> bool:
    """Tell whether an answer must carry its surface's mark; a whole interaction is its own."""
    if endpoint.surface is Surface.OPENAI:
        return endpoint.method == CHAT
    if endpoint.surface is Surface.INTERACTIONS:
        return framing is Framing.SSE
    return endpoint.surface is not Surface.OTHER and endpoint.generates


def _is_json_enough(answer: Answer) -> bool:
    if answer.response.json_count or answer.status == NO_CONTENT:
        return True
    return not _announces(answer.headers, "json")


def _announces(headers: HeaderList, kind: str) -> bool:
    return any(name.lower() == "content-type" and kind in value.lower() for name, value in headers)


def _cut(answer: Answer, end: TransportEnd, missing: str | None) -> Failure:
    chunks = answer.response.chunk_count
    if end.clean:
        return failure_of_cut(chunks, missing or "")
    return failure_of_transport(end, chunks, missing or "the body did not end in order")
