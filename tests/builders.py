"""Values for tests: a builder says what matters and nothing else."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tests.fakes import Script, Step
from workbench.domain.environment import DEFAULT_ENVIRONMENT, Environment, Overrides, Scope
from workbench.domain.request import Request
from workbench.domain.run import CLEAN, Attempt, Recording, Run, SentMessage, TransportEnd
from workbench.ports import DataArrived, HeadArrived, MessageSent

MODEL = "gemini-3.5-flash"
STREAM_URL = (
    f"https://generativelanguage.googleapis.com/v1beta/models/{MODEL}:streamGenerateContent?alt=sse"
)
TEMPLATE_URL = f"{{{{baseUrl}}}}/{{{{apiVersion}}}}/models/{MODEL}:streamGenerateContent?alt=sse"
ASK = '{"contents": [{"role": "user", "parts": [{"text": "Say hello"}]}]}'
EVENT_STREAM = (("Content-Type", "text/event-stream"),)
JSON = (("Content-Type", "application/json; charset=UTF-8"),)
T0 = 100.0
"""The clock's time at which a scripted message goes out, in seconds."""


def a_request(**changes: Any) -> Request:
    """Return a streaming request with one user turn."""
    return replace(Request(name="Say hello", url=TEMPLATE_URL, body=ASK), **changes)


def a_scope(
    environment: Environment = DEFAULT_ENVIRONMENT,
    overrides: Overrides | None = None,
    **changes: Any,
) -> Scope:
    """Return the surroundings of a request in the default environment."""
    return replace(Scope(environment, overrides=overrides or Overrides()), **changes)


def an_answer(text: str = "", finish: str | None = None, **more: Any) -> dict[str, Any]:
    """Return one generateContent response object with a text part; `more` are its other keys."""
    candidate: dict[str, Any] = {
        "content": {"parts": [{"text": text}], "role": "model"},
        "index": 0,
    }
    if finish is not None:
        candidate["finishReason"] = finish
    return {"candidates": [candidate], "modelVersion": MODEL, "responseId": "response-1", **more}


def an_event(value: Any) -> bytes:
    """Return a JSON value, or text, as one SSE event the way Google frames it."""
    data = value if isinstance(value, str) else json.dumps(value)
    return f"data: {data}\r\n\r\n".encode()


def a_stream(
    *texts: str, finish: str | None = "STOP", usage: Mapping[str, int] | None = None
) -> bytes:
    """Return an SSE body with one event for each text; the last one finishes and carries the usage."""
    return b"".join(events_of(*texts, finish=finish, usage=usage))


def events_of(
    *texts: str, finish: str | None = "STOP", usage: Mapping[str, int] | None = None
) -> list[bytes]:
    """Return the SSE events of a stream, one for each text."""
    tail = {} if usage is None else {"usageMetadata": dict(usage)}
    *first, last = texts or ("",)
    return [an_event(an_answer(text)) for text in first] + [
        an_event(an_answer(last, finish, **tail))
    ]


def an_array(*texts: str, finish: str | None = "STOP") -> bytes:
    """Return the same answer as a JSON array, the way Google frames it."""
    *first, last = texts or ("",)
    values = [an_answer(text) for text in first] + [an_answer(last, finish)]
    return b"[" + b",\r\n".join(json.dumps(value, indent=2).encode() for value in values) + b"]"


def an_error(
    status: int = 400, word: str = "INVALID_ARGUMENT", message: str = "Bad.", **more: Any
) -> bytes:
    """Return Google's error body."""
    error = {"code": status, "message": message, "status": word, **more}
    return json.dumps({"error": error}, indent=2).encode()


def a_script(
    *reads: bytes | Step,
    status: int = 200,
    reason: str = "OK",
    headers: Sequence[tuple[str, str]] = EVENT_STREAM,
    every_ms: float = 10.0,
) -> Script:
    """Return what a transport yields: sent at T0, then the head and each read, `every_ms` apart.

    A read may be any other step, such as a `Stall` or a `TransportFailure`.
    """
    head = HeadArrived(T0 + every_ms / 1000, status, reason, "HTTP/1.1", tuple(headers))
    steps: list[Step] = [MessageSent(T0), head]
    for number, read in enumerate(reads, 2):
        at = T0 + number * every_ms / 1000
        steps.append(DataArrived(at, read) if isinstance(read, bytes) else read)
    return tuple(steps)


def a_recording(reads: Iterable[bytes], every_ms: float = 10.0) -> Recording:
    """Return a body that came in these reads, `every_ms` apart, the first after two such times."""
    recording = Recording()
    for number, read in enumerate(reads, 2):
        recording.append(read, number * every_ms)
    return recording


def a_run(
    *reads: bytes,
    status: int | None = 200,
    headers: Sequence[tuple[str, str]] = EVENT_STREAM,
    end: TransportEnd = CLEAN,
    **changes: Any,
) -> Run:
    """Return a finished run of a streaming request whose body came in these reads."""
    recording = a_recording(reads)
    total = 10.0 * (len(reads) + 2)
    run = Run(
        name="Say hello",
        sent=SentMessage("POST", STREAM_URL, (("Content-Type", "application/json"),), ASK.encode()),
        recording=recording,
        end=end,
        status=status,
        reason="OK" if status == 200 else "",
        http_version="HTTP/1.1",
        headers=tuple(headers),
        total_ms=total,
        attempts=(Attempt(1, status, total),),
    )
    return replace(run, **changes)
