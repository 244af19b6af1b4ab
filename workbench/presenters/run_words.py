"""A run's state in words: the pill, the status bar, what a screen reader says, the mark in the tree. Source: ui.md 12."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, Protocol

from workbench.domain.errors import RefusedToSend
from workbench.gemini.failures import Failure
from workbench.presenters import figures
from workbench.presenters.error_view import error_view
from workbench.presenters.notices import Notice
from workbench.presenters.open_documents import Mark
from workbench.presenters.run_state import EndMark, Pill, RunState
from workbench.presenters.verdict_rows import Outcome, VerdictList

LONG_UPLOAD = 1_000_000
"""Bytes of a body above which the status bar tells how much of it has gone out."""

_PILLS = {
    RunState.SENDING: Pill("Sending", "loader-circle", "info"),
    RunState.STREAMING: Pill("Streaming", "loader-circle", "info"),
    RunState.STOPPED: Pill("Stopped", "square", "neutral"),
    RunState.REFUSED: Pill("Not sent", "circle-x", "error"),
    RunState.NETWORK_ERROR: Pill("No connection", "wifi-off", "error"),
}


class Told(Protocol):
    """A run as far as it is told in words; a `ResponseState` is one."""

    run_state: RunState
    failure: Failure | None
    refused: RefusedToSend | None
    verdicts: VerdictList | None
    ttft_ms: float | None
    end_ms: float | None
    usage: Any
    reason: str
    uploaded: tuple[int | None, int]
    late: int

    @property
    def host(self) -> str: ...
    @property
    def status_code(self) -> int | None: ...
    @property
    def notices(self) -> Sequence[Notice]: ...


def pill_of(state: Told) -> Pill | None:
    """Return the status pill, None before the first run."""
    return _PILLS.get(state.run_state) or _pill_of_answer(state)


def status_of(state: Told) -> tuple[str, str]:
    """Return glyph and sentence for the status bar."""
    if state.run_state is RunState.STREAMING:
        return "loader-circle", f"Streaming from {state.host}"
    if state.run_state is RunState.SENDING:
        return "loader-circle", _sending(state)
    if state.failure is not None:
        return "circle-x", state.failure.title
    return _at_rest(state)


def announcement_of(state: Told) -> str:
    """Return what a screen reader says; nothing where there is nothing to tell yet."""
    if state.run_state is RunState.IDLE:
        return ""
    if state.run_state is RunState.SENDING:
        return "Sent"
    if state.run_state is RunState.STREAMING:
        return f"First chunk after {figures.in_seconds(state.ttft_ms)}"
    if state.failure is not None:
        actions = error_view(state.failure).actions
        return f"{state.failure.title}. {actions[0].label if actions else ''}".strip()
    return _end_in_words(state) if state.run_state is RunState.DONE else status_of(state)[1]


def is_loud(state: Told) -> bool:
    """Tell whether the announcement interrupts."""
    return state.failure is not None or state.run_state is RunState.REFUSED


def mark_of(state: Told) -> Mark:
    """Return how a run went, for the tree: what failed counts before what is only worth a notice."""
    if state.run_state.is_running:
        return Mark.RUNNING
    if state.run_state is RunState.STOPPED:
        return Mark.STOPPED
    if state.run_state is not RunState.DONE or _failed(state):
        return Mark.FAILED
    return Mark.NOTICE if state.notices else Mark.PASSED


def end_mark_of(state: Told) -> EndMark:
    """Return how the time line ends."""
    if state.run_state is RunState.STOPPED:
        return EndMark.HOLLOW
    is_broken = state.run_state in {RunState.STREAM_ERROR, RunState.NETWORK_ERROR}
    return EndMark.BROKEN if is_broken else EndMark.WHOLE


def upload_share(state: Told) -> float | None:
    """Return how much of a long body has gone out, None where there is none or all of it has."""
    sent, size = state.uploaded
    waits = state.run_state is RunState.SENDING and state.status_code is None
    return (
        sent / size if waits and sent is not None and size > LONG_UPLOAD and sent < size else None
    )


def _sending(state: Told) -> str:
    sent, size = state.uploaded
    if state.status_code is None and sent is None:
        return "Connecting…"
    if upload_share(state) is not None:
        return f"Uploading {figures.part_of_size(sent or 0, size)}"
    return "Waiting for the first chunk"


def _pill_of_answer(state: Told) -> Pill | None:
    if state.run_state is RunState.IDLE:
        return None
    code = state.status_code
    answer = f"{code} {state.reason or _phrase(code)}".strip()
    if state.run_state is RunState.HTTP_ERROR:
        return Pill(answer, "circle-x", "error")
    if state.run_state is RunState.STREAM_ERROR:
        what = "web page" if state.failure and state.failure.id == "page" else "stream broken"
        return Pill(f"{code}, {what}", "triangle-alert", "warning")
    is_noted = any(not notice.view for notice in state.notices)
    return Pill(answer, "triangle-alert" if is_noted else "circle-check", "success")


def _at_rest(state: Told) -> tuple[str, str]:
    if state.run_state is RunState.IDLE:
        return "", "Ready"
    if state.run_state is RunState.REFUSED:
        return "circle-x", f"Not sent. {state.refused}"
    if state.run_state is RunState.STOPPED:
        late = f", {figures.size(state.late)} arrived after stop" if state.late else ""
        return "square", f"Stopped{late}"
    if failed := _failed(state):
        return "circle-x", f"{figures.plural(failed, 'assertion')} failed"
    if state.notices:
        return "triangle-alert", state.notices[0].title
    took = "" if state.end_ms is None else f" in {figures.seconds(state.end_ms)}"
    return "circle-check", f"Done{took}"


def _end_in_words(state: Told) -> str:
    if state.notices:
        titles = [notice.title for notice in state.notices]
        return ". ".join(["Done", *titles] if _failed(state) else titles)
    took = "" if state.end_ms is None else figures.in_seconds(state.end_ms)
    told = ", ".join(part for part in (took, figures.output_of(state.usage)) if part)
    return f"Done. {told}" if told else "Done"


def _failed(state: Told) -> int:
    return state.verdicts.count(Outcome.FAILED) if state.verdicts else 0


def _phrase(status: int | None) -> str:
    """Return the usual words of a status; HTTP/2 sends none."""
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else ""
