"""What Google's answer says about the key: 400, 401, 403, a quota, a network that fails."""

import json

import pytest

from workbench.domain.run import Cause, TransportEnd
from workbench.gemini.failures import (
    Failure,
    failure_of_page,
    failure_of_reply,
    failure_of_transport,
)
from workbench.gemini.key_answers import Advice, Verdict, advice_on
from workbench.gemini.key_shapes import Kind

JSON = (("Content-Type", "application/json"),)


def answered(code: int, status: str, message: str, reason: str = "") -> Failure:
    """Return the failure of an answer as Google writes it."""
    error: dict[str, object] = {"code": code, "status": status, "message": message}
    if reason:
        error["details"] = [
            {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason, "metadata": {}}
        ]
    return failure_of_reply(code, "", JSON, json.dumps({"error": error}))


def advice(failure: Failure, kind: Kind = Kind.NEW) -> Advice:
    return advice_on(failure, kind)


def test_that_a_400_of_a_wrong_key_says_to_copy_it_again() -> None:
    failure = answered(
        400,
        "INVALID_ARGUMENT",
        "API key not valid. Please pass a valid API key.",
        "API_KEY_INVALID",
    )
    told = advice(failure)
    assert told.verdict is Verdict.REFUSED
    assert "Copy the key again" in told.steps[0]


def test_that_a_standard_key_is_told_of_the_end_of_its_kind() -> None:
    failure = answered(
        400,
        "INVALID_ARGUMENT",
        "API key not valid. Please pass a valid API key.",
        "API_KEY_INVALID",
    )
    assert any("September 2026" in step for step in advice(failure, Kind.STANDARD).steps)


def test_that_an_expired_key_is_to_be_made_anew() -> None:
    failure = answered(
        400, "INVALID_ARGUMENT", "API key expired. Please renew the API key.", "API_KEY_INVALID"
    )
    assert advice(failure).steps == (
        "Make a new key in Google AI Studio and replace this one with it.",
    )


def test_that_a_401_of_a_key_in_the_place_of_a_token_names_the_place() -> None:
    failure = answered(
        401,
        "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token.",
        "ACCESS_TOKEN_TYPE_UNSUPPORTED",
    )
    told = advice(failure)
    assert told.verdict is Verdict.REFUSED
    assert "x-goog-api-key alone" in told.steps[0]


def test_that_a_token_in_the_place_of_a_key_is_told_where_it_belongs() -> None:
    failure = answered(
        400,
        "INVALID_ARGUMENT",
        "API key not valid. Please pass a valid API key.",
        "API_KEY_INVALID",
    )
    told = advice(failure, Kind.TOKEN)
    assert "Authorization: Bearer" in told.steps[0]
    assert "about an hour" in told.steps[1]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("API_KEY_SERVICE_BLOCKED", "allow the Generative Language API"),
        ("API_KEY_HTTP_REFERRER_BLOCKED", "web pages"),
        ("API_KEY_IP_ADDRESS_BLOCKED", "addresses"),
        ("CONSUMER_SUSPENDED", "suspended"),
        ("SERVICE_DISABLED", "Switch the Generative Language API on"),
    ],
)
def test_that_a_403_is_explained_by_its_reason(reason: str, said: str) -> None:
    told = advice(answered(403, "PERMISSION_DENIED", "Blocked.", reason))
    assert told.verdict is Verdict.REFUSED
    assert said in told.steps[0]


def test_that_a_leaked_key_is_to_be_deleted() -> None:
    failure = answered(
        403,
        "PERMISSION_DENIED",
        "Your API key was reported as leaked. Please use another API key.",
    )
    assert "Delete this key" in advice(failure).steps[0]


def test_that_a_key_that_never_arrived_is_told() -> None:
    failure = answered(
        403,
        "PERMISSION_DENIED",
        "Method doesn't allow unregistered callers (callers without established identity).",
    )
    told = advice(failure)
    assert told.verdict is Verdict.UNKNOWN
    assert "took it out" in told.steps[0]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (429, "Resource has been exhausted (e.g. check quota)."),
        (402, "Your prepayment credits are depleted."),
    ],
)
def test_that_a_quota_means_that_the_key_is_good(code: int, message: str) -> None:
    told = advice(answered(code, "RESOURCE_EXHAUSTED", message))
    assert told.verdict is Verdict.ACCEPTED
    assert "The key is good" in told.steps[0]


def test_that_a_server_that_fails_says_nothing_about_the_key() -> None:
    told = advice(answered(503, "UNAVAILABLE", "The service is currently unavailable."))
    assert told.verdict is Verdict.UNKNOWN
    assert "later" in told.steps[0]


def test_that_a_network_that_fails_says_nothing_about_the_key() -> None:
    end = TransportEnd(clean=False, cause=Cause.NAME, host="generativelanguage.googleapis.com")
    told = advice(failure_of_transport(end, 0))
    assert told.verdict is Verdict.UNKNOWN
    assert "no answer of Google" in told.steps[0]


@pytest.mark.parametrize("status", [None, 200, 403])
def test_that_a_page_says_nothing_about_the_key(status: int | None) -> None:
    told = advice(failure_of_page("<!doctype html><title>Sign in</title>", status=status))
    assert told.verdict is Verdict.UNKNOWN
    assert "sign-in page or a proxy" in told.steps[0]
