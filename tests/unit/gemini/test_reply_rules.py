"""The order in which a reply is judged: quota id, reason, status word, text, HTTP code."""

import pytest

from tests.unit.gemini.error_bodies import a_quota, an_error, an_info
from workbench.gemini.error_objects import innermost_error
from workbench.gemini.reply_rules import Reply, is_quota, judge_reply

PER_DAY = "GenerateRequestsPerDayPerProjectPerModel"


def a_reply(code: int, body: object, **more: object) -> Reply:
    return Reply(code=code, error=innermost_error(body), **more)  # type: ignore[arg-type]  # fields by name


def test_that_a_quota_id_decides_before_a_reason() -> None:
    body = an_error(429, "RESOURCE_EXHAUSTED", "m", a_quota(PER_DAY), an_info("API_KEY_INVALID"))
    assert judge_reply(a_reply(429, body)).id == "per day"


def test_that_a_reason_decides_before_the_status_word() -> None:
    body = an_error(403, "PERMISSION_DENIED", "m", an_info("API_KEY_INVALID"))
    assert judge_reply(a_reply(403, body)).id == "key rejected"


def test_that_the_status_word_decides_before_the_code() -> None:
    assert judge_reply(a_reply(400, an_error(400, "UNAVAILABLE", "m"))).id == "overloaded"


def test_that_the_code_decides_where_the_word_is_unknown() -> None:
    assert (
        judge_reply(a_reply(503, {"error": {"message": "m", "status": "Service Unavailable"}})).id
        == "overloaded"
    )
    assert judge_reply(a_reply(404, {"message": "no route"})).id == "not found"


def test_that_an_unknown_reason_changes_nothing() -> None:
    body = an_error(400, "INVALID_ARGUMENT", "", an_info("SOMETHING_NEW"))
    assert judge_reply(a_reply(400, body)).id == "unreadable"


@pytest.mark.parametrize(("code", "row"), [(301, "redirect"), (407, "proxy sign-in"), (502, "bad gateway"), (599, "bad gateway"), (418, "refused"), (0, "server error")])  # fmt: skip
def test_that_a_code_without_words_has_a_row(code: int, row: str) -> None:
    assert judge_reply(a_reply(code, None)).id == row


def test_that_a_rate_limit_in_the_metadata_is_a_quota() -> None:
    info = an_info(
        "RATE_LIMIT_EXCEEDED", quota_limit="RequestsPerMinutePerProject", quota_limit_value="60"
    )
    reply = a_reply(429, an_error(429, "RESOURCE_EXHAUSTED", "m", info))
    assert is_quota(reply)
    assert judge_reply(reply).title == "You reached the limit of 60 requests a minute"


def test_that_an_invalid_token_in_the_challenge_is_an_expired_token() -> None:
    headers = (("WWW-Authenticate", 'Bearer realm="x", error="invalid_token"'),)
    assert judge_reply(a_reply(401, None, headers=headers)).id == "token expired"


def test_that_a_model_in_quotes_is_named() -> None:
    body = {"error": {"code": "model_not_found", "message": "The model `gpt-9` does not exist."}}
    assert judge_reply(a_reply(404, body)).title == 'There is no model called "gpt-9"'


def test_that_a_model_nobody_names_is_the_one_asked_for() -> None:
    body = {"error": {"code": "model_not_found", "message": ""}}
    assert (
        judge_reply(a_reply(404, body, model="gemini-9")).title
        == 'There is no model called "gemini-9"'
    )


@pytest.mark.parametrize(
    ("message", "row"),
    [
        ("API keys are not supported by this API. Expected OAuth2 access token.", "key rejected"),
        ("Request is missing required authentication credential.", "no key"),
    ],
)
def test_that_missing_credentials_may_be_a_key_where_none_is_taken(message: str, row: str) -> None:
    body = an_error(401, "UNAUTHENTICATED", message, an_info("CREDENTIALS_MISSING"))
    assert judge_reply(a_reply(401, body)).id == row


@pytest.mark.parametrize(
    ("code", "message", "row"),
    [
        (400, "Missing or invalid Authorization header.", "no key"),
        (401, "Missing Authorization header.", "no key"),
        (403, "API key expired. Renew the API key.", "key rejected"),
    ],
)
def test_that_a_key_is_told_from_its_absence_under_any_code(
    code: int, message: str, row: str
) -> None:
    assert judge_reply(a_reply(code, {"error": {"message": message}})).id == row
