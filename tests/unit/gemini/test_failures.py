"""The catalogue of ui.md 13.2, row by row, and that nothing makes it raise."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.gemini.error_bodies import (
    a_help,
    a_quota,
    a_retry,
    a_violation,
    an_error,
    an_info,
    told,
)
from workbench.gemini.failures import Failure, failure_in_stream, failure_of_reply

ARGUMENT = "INVALID_ARGUMENT"
DENIED = "PERMISSION_DENIED"
EXHAUSTED = "RESOURCE_EXHAUSTED"
PER_DAY = "GenerateRequestsPerDayPerProjectPerModel-FreeTier"
PER_MINUTE = "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"
UNKNOWN_NAME = "Invalid JSON payload received. Unknown name \"maxTokens\" at 'generation_config': Cannot find field."
NO_KEY = "Method doesn't allow unregistered callers (callers without established identity). Use an API key."
NO_SIGNATURE = (
    "Function call is missing a thought_signature in functionCall parts. This is required for tools to work "
    "correctly. Additional data, function call `default_api:get_weather` , position 2."
)
NO_MODEL = (
    "models/gemini-3.5-flsh is not found for API version v1beta, or is not supported for generateContent. "
    "Call ModelService.ListModels to see the list of available models and their supported methods."
)
PUBLISHER = (
    "Publisher Model `projects/p/locations/us-central1/publishers/google/models/gemini-9` was not found or your "
    "project does not have access to it."
)

CATALOGUE: list[tuple[int, Any, str, str, bool]] = [
    (400, an_error(400, ARGUMENT, UNKNOWN_NAME, a_violation("generation_config", UNKNOWN_NAME)), "Google rejected one field of the request", "Go to field", False),
    (400, an_error(400, ARGUMENT, "Invalid value at 'contents[0].parts[0].text' (TYPE_STRING), 4"), "Google rejected one field of the request", "Go to field", False),
    (400, an_error(400, ARGUMENT, "* GenerateContentRequest.contents: contents is not specified\n"), "Google rejected one field of the request", "Go to field", False),
    (400, an_error(400, ARGUMENT, "Request contains an invalid argument."), "Google could not read this request", "Check the body", False),
    (400, an_error(400, ARGUMENT, 'Invalid JSON payload received. Expected , or } after key:value pair.\n{"a" \n^'), "Google could not read this request", "Check the body", False),
    (400, an_error(400, ARGUMENT, "API key not valid. Pass a valid API key.", an_info("API_KEY_INVALID")), "Google does not accept this key", "Choose another key", False),
    (400, an_error(400, ARGUMENT, "API key expired. Renew the API key.", an_info("API_KEY_INVALID")), "Google does not accept this key", "Choose another key", False),
    (400, an_error(400, ARGUMENT, "API key not valid. Pass a valid API key."), "Google does not accept this key", "Choose another key", False),
    (400, an_error(400, "FAILED_PRECONDITION", "User location is not supported for the API use."), "The free tier is not available here", "Open billing page", False),
    (400, an_error(400, "FAILED_PRECONDITION", "The File abc is not in an ACTIVE state and usage is not allowed."), "A file this request points to is not ready yet", "Retry now", False),
    (400, an_error(400, ARGUMENT, NO_SIGNATURE), "A function call was sent back without its signature", "Restore signatures", False),
    (400, an_error(400, ARGUMENT, "Thought signature is not valid."), "Google cannot verify an earlier signature", "Send without old signatures", False),
    (400, an_error(400, ARGUMENT, "Invalid value at 'contents[1].parts[0].thought_signature' (TYPE_BYTES), Base64 decoding failed for \"x\""), "Google cannot verify an earlier signature", "Send without old signatures", False),
    (400, an_error(400, ARGUMENT, "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."), "The prompt is too long for this model", "Show largest parts", False),
    (400, an_error(400, ARGUMENT, "Thinking level is not supported for this model."), "This model does not offer that thinking level", "Use Medium", False),
    (400, an_error(400, ARGUMENT, "The thinking budget 1 is invalid. Choose a value between 512 and 24576."), "This model does not offer that thinking level", "Use Medium", False),
    (400, an_error(400, ARGUMENT, "You can only set only one of thinking budget and thinking level."), "This model does not offer that thinking level", "Use Medium", False),
    (400, an_error(400, ARGUMENT, "Ensure that the number of function response parts is equal to the number of function call parts of the function call turn."), "Function calls and function responses do not match", "Check the body", False),
    (400, an_error(400, ARGUMENT, "The specified schema produces a constraint that has too many states for serving."), "The schema has too many states for Google to serve", "Check the body", False),
    (400, an_error(400, ARGUMENT, "Unsupported MIME type: image/jpg"), "Google does not take one of the attached files", "Check the body", False),
    (400, an_error(400, ARGUMENT, "Request payload size exceeds the limit: 104857600 bytes."), "The attachments are too large to send inline", "Upload as file", False),
    (401, an_error(401, "UNAUTHENTICATED", "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential."), "The access token has expired", "Refresh token", False),
    (401, an_error(401, "UNAUTHENTICATED", "Expected OAuth 2 access token.", an_info("ACCESS_TOKEN_TYPE_UNSUPPORTED", service="s")), "Google does not accept this key", "Choose another key", False),
    (401, an_error(401, "UNAUTHENTICATED", "Unauthorized"), "Google does not accept this key", "Choose another key", False),
    (402, an_error(402, EXHAUSTED, "Your prepayment credits are depleted. Add credits."), "The prepaid credits of this project are used up", "Open billing page", False),
    (429, an_error(429, EXHAUSTED, "Your prepayment credits are depleted. Add credits."), "The prepaid credits of this project are used up", "Open billing page", False),
    (403, an_error(403, DENIED, NO_KEY), "No API key was sent", "Add a key", False),
    (403, an_error(403, DENIED, "Gemini API has not been used.", an_info("SERVICE_DISABLED", consumer="projects/42", activationUrl="https://console.test/a")), "The Gemini API is switched off in this project", "Open activation page", False),
    (403, an_error(403, DENIED, "Your API key was reported as leaked. Use another API key."), "Google blocks this key", "Replace key", False),
    (403, an_error(403, DENIED, "Blocked.", an_info("API_KEY_IP_ADDRESS_BLOCKED")), "Google blocks this key", "Replace key", False),
    (403, an_error(403, DENIED, "Blocked.", an_info("API_KEY_HTTP_REFERRER_BLOCKED")), "Google blocks this key", "Replace key", False),
    (403, an_error(403, DENIED, "Blocked.", an_info("API_KEY_SERVICE_BLOCKED")), "Google blocks this key", "Replace key", False),
    (403, an_error(403, DENIED, "Suspended.", an_info("CONSUMER_SUSPENDED")), "Google blocks this key", "Replace key", False),
    (403, an_error(403, DENIED, "Permission denied.", an_info("IAM_PERMISSION_DENIED", permission="aiplatform.endpoints.predict")), "This key may not use that model or file", "Choose another key", False),
    (403, an_error(403, DENIED, "You do not have permission to access the File x or it may not exist."), "This key may not use that model or file", "Choose another key", False),
    (404, an_error(404, "NOT_FOUND", NO_MODEL), 'There is no model called "gemini-3.5-flsh"', "Choose a model", False),
    (404, an_error(404, "NOT_FOUND", "This model models/gemini-2.0-flash is no longer available to new users. Use a newer one."), 'There is no model called "gemini-2.0-flash"', "Choose a model", False),
    (404, [an_error(404, "NOT_FOUND", PUBLISHER)], 'There is no model called "gemini-9"', "Choose a model", False),
    (404, an_error(404, "NOT_FOUND", "The file files/abc-123 was not found."), "A file this request points to is gone", "Attach it again", False),
    (404, an_error(404, "NOT_FOUND", "Requested entity was not found."), "Google did not find what this request points to", "Check the URL", False),
    (409, an_error(409, "ALREADY_EXISTS", "File exists."), "Something that this request needs changed meanwhile or exists already", "Retry now", False),
    (413, "<html><title>Error 413 (Request Entity Too Large)!!1</title></html>", "The attachments are too large to send inline", "Upload as file", False),
    (429, an_error(429, EXHAUSTED, "Quota.", a_quota(PER_MINUTE, "10"), a_retry("27s")), "You reached the free-tier limit of 10 requests a minute", "Retry now", True),
    (429, an_error(429, EXHAUSTED, "Quota.", a_quota("GenerateContentInputTokensPerModelPerMinute-FreeTier", "250000")), "You reached the free-tier limit of 250,000 input tokens a minute", "Retry now", True),
    (429, an_error(429, EXHAUSTED, "Quota.", a_quota(PER_DAY), a_retry("44s")), "You used up today's quota for gemini-3.8-flash", "Choose another model", False),
    (429, an_error(429, EXHAUSTED, "Quota.", a_quota(PER_DAY, 0)), "gemini-3.8-flash has no free tier for this project", "Choose another key", False),
    (429, an_error(429, EXHAUSTED, "Resource has been exhausted (e.g. check quota)."), "Google is short of capacity", "Retry now", True),
    (499, an_error(499, "CANCELLED", "The operation was cancelled."), "Stopped", "", False),
    (500, an_error(500, "INTERNAL", "Internal error encountered."), "Google had an internal error", "Retry now", True),
    (503, an_error(503, "UNAVAILABLE", "The model is overloaded."), "The model is overloaded", "Retry now", True),
    (504, an_error(504, "DEADLINE_EXCEEDED", "Deadline expired before operation could complete."), "Google ran out of time", "Retry with a longer timeout", False),
    (407, "<html>sign in</html>", "The proxy wants a sign-in", "Network settings", False),
    (502, "<html><head><title>502 Bad Gateway</title></head></html>", "A sign-in page or proxy answered instead of Google", "Open in browser", False),
    (404, "<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>", "Google has nothing at this path", "Check the URL", False),
    (501, an_error(501, "UNIMPLEMENTED", "Operation is not implemented."), "Google does not offer this method here", "Check the URL", False),
]  # fmt: skip


@pytest.mark.parametrize(("code", "body", "title", "action", "retryable"), CATALOGUE)
def test_that_a_reply_is_told_in_the_words_of_the_catalogue(
    code: int, body: Any, title: str, action: str, *, retryable: bool
) -> None:
    failure = told(code, body)
    assert (failure.title, failure.action, failure.retryable) == (title, action, retryable)


@pytest.mark.parametrize(("code", "body", "title", "action", "retryable"), CATALOGUE)
def test_that_a_text_keeps_the_rules_of_the_copy(
    code: int, body: Any, title: str, action: str, *, retryable: bool
) -> None:
    failure = told(code, body)
    written = f"{failure.title} {failure.action} {' '.join(failure.others)}".lower()
    assert not any(word in written for word in ("please", "oops", "!", "{", "}"))
    assert failure.explanation or failure.id == "stopped"


@pytest.mark.parametrize(
    ("status", "code", "title"),
    [
        (400, "invalid_request", "Google could not read this request"),
        (400, "parameter_unknown", "Google could not read this request"),
        (400, "failed_precondition", "The free tier is not available here"),
        (401, "authentication", "Google does not accept this key"),
        (402, "payment_required", "The prepaid credits of this project are used up"),
        (403, "permission_denied", "This key may not use that model or file"),
        (404, "not_found", "Google did not find what this request points to"),
        (404, "model_not_found", 'There is no model called "gemini-3.5-flash"'),
        (416, "out_of_range", "Google could not read this request"),
        (429, "rate_limit_exceeded", "Google is short of capacity"),
        (429, "quota_exceeded", "Google is short of capacity"),
        (500, "internal", "Google had an internal error"),
        (503, "unavailable", "The model is overloaded"),
        (504, "deadline_exceeded", "Google ran out of time"),
    ],
)
def test_that_the_string_codes_of_interactions_are_understood(
    status: int, code: str, title: str
) -> None:
    failure = told(status, {"error": {"code": code, "message": "It says so."}})
    assert failure.title == title
    assert failure.status == code
    assert failure.message == "It says so."


def test_that_an_openai_shape_is_understood() -> None:
    body = {"error": {"message": "Incorrect API key provided.", "type": "invalid_request_error", "param": None, "code": "invalid_api_key"}}  # fmt: skip
    assert told(401, body).title == "Google does not accept this key"


def test_that_an_error_in_an_array_says_the_same() -> None:
    plain = an_error(429, EXHAUSTED, "Quota.", a_quota(PER_MINUTE), a_retry("27s"))
    assert told(429, [plain]) == told(429, plain)


def test_that_an_error_encoded_twice_says_the_same() -> None:
    plain = an_error(429, EXHAUSTED, "Quota.", a_quota(PER_MINUTE), a_retry("27s"))
    outer = {"error": {"message": json.dumps(plain), "code": 429, "status": "Too Many Requests"}}
    assert told(429, outer) == told(429, plain)


def test_that_the_server_words_are_kept_beside_ours() -> None:
    failure = told(
        503, an_error(503, "UNAVAILABLE", "High demand, try again later."), "Service Unavailable"
    )
    assert failure.message == "High demand, try again later."
    assert (failure.status, failure.code, failure.reason) == ("UNAVAILABLE", 503, None)


def test_that_the_reason_is_that_of_the_error_info() -> None:
    assert (
        told(400, an_error(400, ARGUMENT, "No.", an_info("API_KEY_INVALID"))).reason
        == "API_KEY_INVALID"
    )


def test_that_the_pause_of_a_minute_quota_is_told_and_given() -> None:
    failure = told(429, an_error(429, EXHAUSTED, "Quota.", a_quota(PER_MINUTE), a_retry("27s")))
    assert failure.retry_after_s == 27.0
    assert failure.explanation == "Google asked for a 27 s pause."


def test_that_a_day_quota_is_not_waited_for_though_a_pause_is_named() -> None:
    failure = told(429, an_error(429, EXHAUSTED, "Quota.", a_quota(PER_DAY), a_retry("44s")))
    assert (failure.retryable, failure.retry_after_s) == (False, None)
    assert failure.fact("Pause asked for") == "44 s"
    assert PER_DAY in failure.explanation


def test_that_a_retry_after_header_counts_where_the_body_names_no_pause() -> None:
    failure = told(503, an_error(503, "UNAVAILABLE", ""), headers=(("Retry-After", "7"),))
    assert failure.retry_after_s == 7.0


def test_that_a_paid_quota_is_not_called_free() -> None:
    quota = a_quota("GenerateRequestsPerMinutePerProjectPerModel", "1000")
    quota["violations"][0]["quotaMetric"] = (
        "generativelanguage.googleapis.com/generate_content_requests"
    )
    failure = told(429, an_error(429, EXHAUSTED, "Quota.", quota))
    assert failure.title == "You reached the limit of 1,000 requests a minute"


def test_that_a_limit_of_zero_in_the_text_is_seen() -> None:
    message = "* Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 0, model: gemini-4-carbon"
    failure = told(
        429, an_error(429, EXHAUSTED, message, a_quota(PER_MINUTE, None, "gemini-4-carbon"))
    )
    assert failure.title == "gemini-4-carbon has no free tier for this project"


def test_that_the_call_without_signature_is_named() -> None:
    failure = told(400, an_error(400, ARGUMENT, NO_SIGNATURE))
    assert failure.explanation.startswith("It is the call of get_weather, part 2.")


def test_that_counted_tokens_stand_against_the_limit() -> None:
    message = (
        "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."
    )
    failure = told(400, an_error(400, ARGUMENT, message))
    assert failure.explanation == "It has 1,200,000 tokens; the limit is 1,048,576 tokens."


def test_that_a_redirect_is_a_failure_with_its_target_masked() -> None:
    failure = told(302, "<html>moved</html>", "Found", (("Location", "https://x.test/?key=abc"),))
    assert failure.title == "The server points to another address"
    assert failure.fact("Location") == "https://x.test/?key=***"


def test_that_an_activation_page_is_linked() -> None:
    info = an_info(
        "SERVICE_DISABLED", consumer="projects/42", activationUrl="https://console.test/a"
    )
    failure = told(403, an_error(403, DENIED, "Off.", info))
    assert failure.link == "https://console.test/a"
    assert failure.explanation == "The project is 42."


def test_that_google_help_is_linked() -> None:
    failure = told(429, an_error(429, EXHAUSTED, "Quota.", a_help("https://help.test/quota")))
    assert failure.link == "https://help.test/quota"


def test_that_an_unknown_code_keeps_its_number_and_words() -> None:
    failure = told(418, "short and stout", "I'm a teapot")
    assert failure.title == "The server refused this request: 418 I'm a teapot"
    assert failure.message == "short and stout"


def test_that_an_error_inside_a_stream_counts_what_came_before() -> None:
    failure = failure_in_stream(an_error(503, "UNAVAILABLE", "Overloaded."), 4)
    assert failure.title == "The model is overloaded after 3 chunks"
    assert (failure.retryable, failure.retry_after_s, failure.code) == (False, None, 503)


def test_that_an_error_after_one_chunk_is_in_the_singular() -> None:
    failure = failure_in_stream(an_error(500, "INTERNAL", "")["error"], 2)
    assert failure.title == "Google had an internal error after 1 chunk"


def test_that_an_error_as_first_chunk_may_be_tried_again() -> None:
    failure = failure_in_stream(an_error(503, "UNAVAILABLE", "Overloaded."), 1)
    assert (failure.title, failure.retryable) == ("The model is overloaded", True)


@pytest.mark.parametrize("value", [{"error": "boom"}, {"error": {}}, {"error": None}, [], 7, None])
def test_that_an_error_that_says_little_is_still_told(value: Any) -> None:
    failure = failure_in_stream(value, 3)
    assert failure.title == "The server reported an error after 2 chunks"


def test_that_a_number_of_the_rpc_kind_is_understood_inside_a_stream() -> None:
    assert (
        failure_in_stream({"error": {"code": 14, "message": "x"}}, 1).title
        == "The model is overloaded"
    )


KEYS = st.sampled_from(["error", "code", "message", "status", "details", "@type", "reason", "metadata", "violations", "quotaId", "quotaValue", "quotaMetric", "retryDelay", "fieldViolations", "field", "links", "url", "type", "param"])  # fmt: skip
WORDS = st.sampled_from(["google.rpc.ErrorInfo", "type.googleapis.com/google.rpc.QuotaFailure", "type.googleapis.com/google.rpc.RetryInfo", "type.googleapis.com/google.rpc.BadRequest", "RESOURCE_EXHAUSTED", "INVALID_ARGUMENT", "{x}", "PerDay", "99999999999999999999s"])  # fmt: skip
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | WORDS
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=6)
    ),
    max_leaves=25,
)


@given(st.integers(-1, 700), VALUES)
def test_that_no_json_value_makes_it_raise(code: int, value: Any) -> None:
    assert isinstance(told(code, json.dumps(value)), Failure)
    assert isinstance(failure_in_stream(value, code), Failure)


@given(st.integers(200, 599), st.text(max_size=60), st.text(max_size=60))
def test_that_no_text_makes_it_raise(code: int, text: str, header: str) -> None:
    headers = (
        ("Retry-After", header),
        ("Date", header),
        ("Server-Timing", header),
        ("Location", header),
    )
    assert isinstance(failure_of_reply(code, text, headers, text), Failure)
