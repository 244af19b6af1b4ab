"""Which quota a 429 is about. Source: gemini-api.md 5.3.

The period is decided by the quota's id: a quota of a day also carries a pause of seconds, which would not help.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workbench.gemini.error_objects import ErrorFacts, mapping_of, mappings_in, number_of, text_of

_LIMIT = r"\blimit: ?([0-9][0-9,]{0,18})(?![0-9.])"
_MODEL = r"\bmodel: ?([\w.@-]*\w)"
_DAY = r"(?i)per_?day|daily"
_DAY_IN_TEXT = r"(?i)per_?day|\bper day\b|\bdaily\b"
_MINUTE_IN_TEXT = r"(?i)per_?minute|\bper minute\b"
_MINUTE = r"(?i)per_?minute"


class Period(StrEnum):
    """The time that a quota counts over."""

    DAY = "day"
    MINUTE = "minute"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Quota:
    """One quota that was used up; `limit` is None where the answer does not say it."""

    id: str = ""
    metric: str = ""
    limit: int | None = None
    model: str = ""
    period: Period = Period.OTHER

    @property
    def is_free_tier(self) -> bool:
        """Whether it is the free tier's."""
        return "freetier" in self.id.lower() or "free_tier" in self.metric.lower()

    @property
    def unit(self) -> str:
        """What it counts: requests or input tokens."""
        words = (self.id + self.metric).lower()
        return "input tokens" if "token" in words else "requests"


def used_up(error: ErrorFacts) -> Quota:
    """Return the quota that decides what to do: one with limit 0, else of a day, else of a minute, else any."""
    quotas = tuple(_quotas(error)) or (_quota_in_text(error.message),)
    return min(quotas, key=_rank)


def _rank(quota: Quota) -> int:
    if quota.limit == 0:
        return 0
    return 1 + tuple(Period).index(quota.period)


def _quotas(error: ErrorFacts) -> Iterator[Quota]:
    for detail in error.details_of("QuotaFailure"):
        for violation in mappings_in(detail.get("violations")):
            yield _quota(violation, error.message)
    metadata = error.metadata
    if text_of(metadata.get("quota_limit")):
        yield Quota(
            id=text_of(metadata.get("quota_limit")),
            metric=text_of(metadata.get("quota_metric")),
            limit=number_of(metadata.get("quota_limit_value")),
            period=_period(text_of(metadata.get("quota_limit"))),
        )


def _quota(violation: Mapping[str, Any], message: str) -> Quota:
    quota_id = text_of(violation.get("quotaId"))
    metric = text_of(violation.get("quotaMetric"))
    line = next((line for line in message.splitlines() if metric and metric in line), "")
    limit = number_of(violation.get("quotaValue"))
    model = text_of(mapping_of(violation.get("quotaDimensions")).get("model"))
    told = _quota_in_text(line)
    return Quota(
        id=quota_id,
        metric=metric,
        limit=told.limit if limit is None else limit,
        model=model or told.model,
        period=_period(quota_id or metric) if quota_id or metric else told.period,
    )


def _quota_in_text(text: str) -> Quota:
    limit = re.search(_LIMIT, text)
    model = re.search(_MODEL, text)
    return Quota(
        limit=int(limit[1].replace(",", "")) if limit else None,
        model=model[1] if model else "",
        period=_period_in_text(text),
    )


def _period(words: str) -> Period:
    if re.search(_DAY, words):
        return Period.DAY
    return Period.MINUTE if re.search(_MINUTE, words) else Period.OTHER


def _period_in_text(text: str) -> Period:
    if re.search(_DAY_IN_TEXT, text):
        return Period.DAY
    return Period.MINUTE if re.search(_MINUTE_IN_TEXT, text) else Period.OTHER
