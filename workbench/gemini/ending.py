"""How a run ended, asked in the order of command-line.md: cancelled, failed, complete, else cut off."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workbench.domain.run import How, TransportEnd
from workbench.gemini.answer import Answer, Fault
from workbench.gemini.endpoints import Endpoint, Surface
from workbench.gemini.failure import Failure
from workbench.gemini.frames import Framing

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


def judge_end(answer: Answer, end: TransportEnd) -> Ended:
    """Return how a run ended. Complete only if nothing is missing and the transport ended well."""
    if end.cancelled:
        return Ended("cancelled")
    fault = _fault(answer)
    missing = next(_missing(answer), "")
    if fault is None and end.clean and not missing:
        return Ended("complete")
    from workbench.gemini import end_reasons  # noqa: PLC0415 - the words cost more than the rest to load

    if fault is not None:
        return Ended("failed", end_reasons.why_failed(fault, answer, end))
    return Ended("cut off", end_reasons.why_cut(answer, end, missing))


def _fault(answer: Answer) -> Fault | None:
    if answer.status is None:
        return Fault.NO_ANSWER
    if answer.status >= FIRST_REDIRECT:
        return Fault.REFUSED
    known = answer.endpoint.surface is not Surface.OTHER
    if known and answer.is_page:
        return Fault.PAGE
    if answer.response.error is not None:
        return Fault.ERROR
    bad = answer.response.bad_frame is not None and answer.framing is not Framing.WHOLE
    return Fault.BAD_EVENT if known and bad else None


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
    return not answer.announces("json")
