"""The facts table of an error reply: what the server said, in rows. Source: ui.md 13.1, gemini-api.md 5.1."""

import re
from collections.abc import Iterator

from workbench.gemini.addresses import masked_url
from workbench.gemini.error_objects import ErrorFacts, text_of
from workbench.gemini.failure import Facts, time_in_words
from workbench.gemini.field_paths import violated_pointers
from workbench.gemini.quotas import used_up
from workbench.gemini.reply_rules import Reply, is_quota
from workbench.gemini.retry_times import retry_delay

_MOST_FIELDS = 20
_DURATION = r"\bdur=([0-9]{1,12}(?:\.[0-9]{1,6})?)"


def facts_of(reply: Reply) -> Facts:
    """Return the rows that have a value, in a fixed order."""
    rows = (*_answer(reply), *_quota(reply), *_fields(reply.error), *_times(reply), *_places(reply))
    return tuple((name, value) for name, value in rows if value)


def _answer(reply: Reply) -> Iterator[tuple[str, str]]:
    words = (str(reply.code) if reply.code else "", reply.phrase, reply.error.status)
    yield "Status", " ".join(dict.fromkeys(word for word in words if word))
    yield "Reason", reply.error.reason
    yield "Type", reply.error.kind


def _quota(reply: Reply) -> Iterator[tuple[str, str]]:
    if not is_quota(reply):
        return
    quota = used_up(reply.error)
    yield "Quota", quota.id
    yield "Metric", quota.metric
    yield "Limit", "" if quota.limit is None else f"{quota.limit:,}"
    yield "Model", quota.model


def _fields(error: ErrorFacts) -> Iterator[tuple[str, str]]:
    for pointer in violated_pointers(error)[:_MOST_FIELDS]:
        yield "Field", pointer


def _times(reply: Reply) -> Iterator[tuple[str, str]]:
    asked = [retry_delay(d.get("retryDelay")) for d in reply.error.details_of("RetryInfo")]
    pause = next((seconds for seconds in asked if seconds is not None), reply.pause_s)
    yield "Pause asked for", "" if pause is None else time_in_words(pause)
    timing = re.search(_DURATION, reply.header("server-timing"))
    yield "Server time", f"{timing[1]} ms" if timing else ""


def _places(reply: Reply) -> Iterator[tuple[str, str]]:
    metadata = reply.error.metadata
    yield "Location", masked_url(reply.header("location"))
    yield "Project", text_of(metadata.get("consumer")).removeprefix("projects/")
    yield "Service", text_of(metadata.get("service"))
    yield "Permission", text_of(metadata.get("permission"))
    yield "Activation page", text_of(metadata.get("activationUrl"))
    yield "Learn more", reply.error.link
