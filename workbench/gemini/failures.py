"""Why a run failed: what happened, why, what to do, and whether and when to try again. Source: ui.md 13.2.

Any status, text and JSON value is taken; nothing here raises. `failure_rows` holds the copy, `reply_rules` the choice.
"""

from dataclasses import replace
from typing import Any

from workbench.domain.run import HeaderList
from workbench.gemini.error_objects import ErrorFacts, error_in_text, innermost_error
from workbench.gemini.failure import Failure, chunks_in_words
from workbench.gemini.failure_facts import facts_of
from workbench.gemini.reply_rules import Reply, judge_reply
from workbench.gemini.retry_times import retry_wish
from workbench.gemini.transport_failures import (
    failure_of_bad_event,
    failure_of_cut,
    failure_of_page,
    failure_of_transport,
    first_line_of_page,
    looks_like_page,
)

__all__ = [  # the whole seam; most of it lives beside this file, one thought each
    "ErrorFacts",
    "Failure",
    "failure_in_stream",
    "failure_of_bad_event",
    "failure_of_cut",
    "failure_of_page",
    "failure_of_reply",
    "failure_of_transport",
    "innermost_error",
    "looks_like_page",
]

_LONGEST_MESSAGE = 4_000


def failure_of_reply(
    status: int,
    reason_phrase: str,
    headers: HeaderList,
    body: str,
    model: str = "",
    api_version: str = "",
) -> Failure:
    """Return what an answer with status 300 or more means. `model` is the one asked for, for the texts."""
    error = error_in_text(body)
    is_page = error.is_empty and looks_like_page(body)
    if error.is_empty:
        text = first_line_of_page(body) if is_page else body.strip()[:_LONGEST_MESSAGE]
        error = replace(error, message=text)
    reply = Reply(
        code=status,
        phrase=reason_phrase,
        error=error,
        headers=headers,
        model=model,
        api_version=api_version,
        pause_s=retry_wish(error, headers),
        page=body if is_page else "",
    )
    return _told(judge_reply(reply), reply)


def failure_in_stream(error_value: Any, chunk_number: int, model: str = "") -> Failure:
    """Return what an error object inside a stream means.

    `chunk_number` is its own number, from 1: all chunks before it had arrived, so it is not tried again by
    itself unless it was the first. `error_value` is the error object, or any JSON value that holds one.
    """
    error = innermost_error(error_value)
    reply = Reply(code=error.code or 0, error=error, model=model, pause_s=retry_wish(error, ()))
    failure = _told(judge_reply(reply), reply)
    before = chunk_number - 1
    facts = (*failure.facts, ("Chunk", f"{chunk_number:,}"))
    if before <= 0:
        return replace(failure, facts=facts)
    return replace(
        failure,
        title=f"{failure.title} after {chunks_in_words(before)}",
        retryable=False,
        retry_after_s=None,
        facts=facts,
    )


def _told(failure: Failure, reply: Reply) -> Failure:
    error = reply.error
    return replace(
        failure,
        status=error.status or None,
        code=reply.code or None,
        reason=error.reason or None,
        message=failure.message or error.message,
        retry_after_s=reply.pause_s if failure.retryable else None,
        facts=facts_of(reply),
        link=failure.link or error.link,
    )
