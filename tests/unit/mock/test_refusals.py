"""Error replies are found by name, and speak the API's words. Source: gemini-api.md 5.2 and 5.3."""

import json

import pytest

from workbench.gemini.failures import failure_of_reply
from workbench.mock.refusals import REFUSALS, STATUSES, refusal_named

NAMED = [
    f"error-{code}-{reason}" if reason else f"error-{code}"
    for code, reasons in REFUSALS.items()
    for reason in reasons
]


@pytest.mark.parametrize("name", NAMED)
def test_that_every_refusal_is_found_by_its_name(name: str) -> None:
    refusal = refusal_named(name)
    assert refusal is not None
    error = refusal.value(model="m", version="v1", method="generateContent")["error"]
    assert error["code"] == int(name.split("-")[1])
    assert "{" not in json.dumps(error["message"])


@pytest.mark.parametrize("name", NAMED)
def test_that_our_own_reader_knows_every_refusal(name: str) -> None:
    refusal = refusal_named(name)
    assert refusal is not None
    body = json.dumps(refusal.value(model="m", version="v1", method="generateContent"))
    failure = failure_of_reply(refusal.code, "", (), body, "m", "v1")
    assert (
        failure.message
        == refusal.value(model="m", version="v1", method="generateContent")["error"]["message"]
    )


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("error-429", "You reached the free-tier limit of 10 requests a minute"),
        ("error-429-day", "You used up today's quota for gemini-3.5-flash"),
        ("error-429-limit0", "gemini-3.5-flash has no free tier for this project"),
        ("error-400-api_key_invalid", "Google does not accept this key"),
        ("error-403-SERVICE_DISABLED", "The Gemini API is switched off in this project"),
        ("error-503", "The model is overloaded"),
    ],
)
def test_that_a_reason_leads_to_its_own_panel(name: str, title: str) -> None:
    refusal = refusal_named(name)
    assert refusal is not None
    body = json.dumps(refusal.value(model="gemini-3.5-flash"))
    assert failure_of_reply(refusal.code, "", (), body, "gemini-3.5-flash").title == title


def test_that_a_quota_names_the_model() -> None:
    refusal = refusal_named("error-429-day")
    assert refusal is not None
    error = refusal.value(model="gemini-x")["error"]
    violation = error["details"][1]["violations"][0]
    assert violation["quotaDimensions"]["model"] == "gemini-x"
    assert "model: gemini-x\n" in error["message"]


def test_that_the_text_of_a_request_is_never_taken_for_a_place_holder() -> None:
    refusal = refusal_named("error-404")
    assert refusal is not None
    message = refusal.value(model="{version}", version="v1", method="m")["error"]["message"]
    assert message.startswith("models/{version} is not found for API version v1,")


def test_that_any_error_code_can_be_asked_for() -> None:
    refusal = refusal_named("error-418")
    assert refusal is not None
    assert refusal.value()["error"] == {
        "code": 418,
        "message": "The mock server was asked to answer with HTTP 418.",
        "status": "UNKNOWN",
    }


def test_that_a_reason_in_capitals_becomes_an_error_info() -> None:
    refusal = refusal_named("error-403-BILLING_DISABLED")
    assert refusal is not None
    assert refusal.value()["error"]["details"][0]["reason"] == "BILLING_DISABLED"


@pytest.mark.parametrize(
    "name", ["error-200", "error-600", "error-42", "error-", "error-429-soon", "error-4²9"]
)
def test_that_other_names_are_none_of_ours(name: str) -> None:
    assert refusal_named(name) is None


def test_that_status_words_belong_to_errors() -> None:
    assert all(code >= 400 for code in STATUSES)
