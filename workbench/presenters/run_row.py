"""One JSON object for a run, as command-line.md defines it; `--json`, reports and the window share it."""

from base64 import b64encode
from math import isnan
from typing import Any

from workbench.domain.assertion import Verdict
from workbench.domain.run import Run
from workbench.gemini.asked_model import asked_model
from workbench.gemini.endpoints import masked_url
from workbench.gemini.failure import Failure
from workbench.gemini.framing import Frame
from workbench.gemini.reading import Reading


def run_row(run: Run, reading: Reading, verdicts: tuple[Verdict, ...]) -> dict[str, Any]:
    """Return the row of a run; secrets are not yet masked in it."""
    response = reading.response
    return {
        "name": run.name,
        "file": run.file or None,
        "model": asked_model(reading.endpoint, run.sent.body.decode(errors="replace")) or None,
        "row": None,
        "repeat": 0,
        "request": {"method": run.sent.method, "url": masked_url(run.sent.url)},
        "status": run.status,
        "ended": reading.ended,
        "error": error_row(reading.failure),
        "notices": list(run.notices),
        "attempts": max(1, len(run.attempts)),
        "chunks": reading.chunk_count,
        "ttft_ms": _rounded(reading.ttft_ms),
        "total_ms": _rounded(run.total_ms),
        "model_version": response.model_version,
        "finish_reason": response.finish_reason,
        "block_reason": response.block_reason,
        "candidates": response.candidate_count,
        "text": response.text,
        "thoughts": response.thoughts,
        "function_calls": response.function_calls,
        "usage": response.usage,
        "cost_usd": None,
        "response": response.merged(),
        "verdicts": [verdict_row(verdict) for verdict in verdicts],
    }


def frames_row(reading: Reading) -> dict[str, Any]:
    """Return what `--frames` adds: the frames with their byte ranges and times, and what was left over."""
    return {
        "frames": [frame_row(frame) for frame in reading.frames],
        "leftover": text_or_base64(reading.leftover),
    }


def frame_row(frame: Frame) -> dict[str, Any]:
    """Return one frame; `bytes` is its half-open range in the decompressed body."""
    return {
        "event": frame.event,
        "id": frame.id,
        "data": frame.data,
        "bytes": [frame.start, frame.stop],
        "t_ms": _rounded(frame.t_ms),
    }


def text_or_base64(data: bytes) -> str | dict[str, str]:
    """Return bytes as text where they are UTF-8, else as `{"base64": …}`."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return {"base64": b64encode(data).decode()}


def verdict_row(verdict: Verdict) -> dict[str, Any]:
    """Return one verdict with its keys in the order of command-line.md."""
    return {
        "title": verdict.title,
        "what": verdict.what,
        "check": verdict.check,
        "passed": verdict.passed,
        "skipped": verdict.skipped,
        "pointer": verdict.pointer,
        "expected": verdict.expected,
        "actual": verdict.actual,
    }


def error_row(failure: Failure | None) -> dict[str, Any] | None:
    """Return the error of a failed or cut-off run, None of any other."""
    if failure is None:
        return None
    return {
        "title": failure.title,
        "explanation": failure.explanation,
        "action": failure.action,
        "status": failure.status,
        "reason": failure.reason,
        "message": failure.message,
        "retryable": failure.retryable,
        "retry_after_s": failure.retry_after_s,
    }


def _rounded(ms: float | None) -> float | None:
    return None if ms is None or isnan(ms) else round(ms, 1)
