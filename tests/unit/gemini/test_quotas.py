"""Which quota decides what to do."""

import pytest

from tests.unit.gemini.error_bodies import a_quota, an_error, an_info
from workbench.gemini.error_objects import innermost_error
from workbench.gemini.quotas import Period, Quota, used_up


def quota_of(message: str, *details: dict[str, object]) -> Quota:
    return used_up(innermost_error(an_error(429, "RESOURCE_EXHAUSTED", message, *details)))


@pytest.mark.parametrize(
    ("quota_id", "period"),
    [
        ("GenerateRequestsPerDayPerProjectPerModel-FreeTier", Period.DAY),
        ("GenerateRequestsPerMinutePerProjectPerModel", Period.MINUTE),
        ("GenerateContentInputTokensPerModelPerMinute-FreeTier", Period.MINUTE),
        ("BatchEnqueuedTokensPerProject", Period.OTHER),
    ],
)
def test_that_the_id_tells_the_period(quota_id: str, period: Period) -> None:
    assert quota_of("", a_quota(quota_id)).period is period


def test_that_a_day_decides_over_a_minute() -> None:
    quotas = [a_quota("RequestsPerMinute"), a_quota("RequestsPerDay")]
    assert quota_of("", *quotas).id == "RequestsPerDay"


def test_that_a_limit_of_zero_decides_over_a_day() -> None:
    quotas = [a_quota("RequestsPerDay"), a_quota("RequestsPerMinute", "0")]
    assert quota_of("", *quotas).limit == 0


def test_that_limit_and_model_may_stand_in_the_text() -> None:
    quota = quota_of(
        "* Quota exceeded for metric: x, limit: 1,500, model: gemini-3.8-flash\nRetry."
    )
    assert (quota.limit, quota.model) == (1_500, "gemini-3.8-flash")


@pytest.mark.parametrize(
    "text", ["limit: 0.5", "limit: x", "no limit", "limit: 99999999999999999999"]
)
def test_that_a_text_without_a_whole_limit_says_none(text: str) -> None:
    assert quota_of(text).limit is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("You reached the requests per day of this project.", Period.DAY),
        ("Daily limit reached.", Period.DAY),
        ("Quota exceeded for requests per minute.", Period.MINUTE),
        ("Resource has been exhausted (e.g. check quota).", Period.OTHER),
    ],
)
def test_that_the_text_tells_the_period_where_no_quota_is_named(text: str, period: Period) -> None:
    assert quota_of(text).period is period


def test_that_the_metadata_of_a_rate_limit_is_a_quota() -> None:
    info = an_info(
        "RATE_LIMIT_EXCEEDED",
        quota_limit="GenerateContentRequestsPerMinutePerProject",
        quota_limit_value="60",
    )
    assert quota_of("", info) == Quota(
        "GenerateContentRequestsPerMinutePerProject", "", 60, "", Period.MINUTE
    )


def test_that_tier_and_unit_are_read_from_id_and_metric() -> None:
    quota = quota_of("", a_quota("GenerateContentInputTokensPerModelPerMinute-FreeTier"))
    assert (quota.is_free_tier, quota.unit) == (True, "input tokens")
    assert not Quota("GenerateRequestsPerMinute").is_free_tier
