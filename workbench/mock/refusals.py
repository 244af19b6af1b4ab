"""Error replies in the API's words. Source: gemini-api.md 5.1 to 5.3.

A refusal is named by its HTTP code and, where one code has several, a reason: `error-429-day`. A reason in capitals
that is not in the list, as in `error-403-BILLING_DISABLED`, becomes the reason of an ErrorInfo.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

Detail = dict[str, Any]
_TYPE = "type.googleapis.com/google.rpc."
_SERVICE = "generativelanguage.googleapis.com"
_NAME = re.compile(r"error-([45]\d{2})(?:-(.+))?")
_NAMED = re.compile(r"\{(model|version|method)\}")
_REASON = re.compile(r"[A-Z][A-Z0-9_]+")
STATUSES: Mapping[int, str] = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    402: "RESOURCE_EXHAUSTED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    408: "DEADLINE_EXCEEDED",
    409: "ABORTED",
    413: "INVALID_ARGUMENT",
    415: "INVALID_ARGUMENT",
    429: "RESOURCE_EXHAUSTED",
    499: "CANCELLED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    502: "UNAVAILABLE",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}
"""The status word of each HTTP code, where no refusal says another."""


class Refusal(NamedTuple):
    """One error reply; its texts name what was asked for as `{model}`, `{version}` and `{method}`."""

    code: int
    message: str
    status: str = ""
    details: tuple[Detail, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()

    def value(self, **asked: str) -> dict[str, Any]:
        """Return the reply's JSON object."""
        error: dict[str, Any] = {
            "code": self.code,
            "message": _filled(self.message, asked),
            "status": self.status or STATUSES.get(self.code, "UNKNOWN"),
        }
        if self.details:
            error["details"] = [_filled(detail, asked) for detail in self.details]
        return {"error": error}


def refusal_named(name: str) -> Refusal | None:
    """Return the refusal that a scene's name asks for, None where there is no such name."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    code, reason = int(match[1]), match[2] or ""
    known = REFUSALS.get(code, {})
    found = next((item for word, item in known.items() if word.lower() == reason.lower()), None)
    return found or _made_up(code, reason)


def _made_up(code: int, reason: str) -> Refusal | None:
    text = f"The mock server was asked to answer with HTTP {code}."
    if not reason:
        return Refusal(code, text)
    if not _REASON.fullmatch(reason):
        return None
    return Refusal(code, text, details=(error_info(reason),))


def error_info(reason: str, **metadata: str) -> Detail:
    """Return an ErrorInfo detail."""
    return {
        "@type": f"{_TYPE}ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": {"service": _SERVICE, **metadata},
    }


def bad_field(field: str, description: str) -> Detail:
    """Return a BadRequest detail with one violation."""
    violation = {"field": field, "description": description}
    return {"@type": f"{_TYPE}BadRequest", "fieldViolations": [violation]}


def _localized(message: str) -> Detail:
    return {"@type": f"{_TYPE}LocalizedMessage", "locale": "en-US", "message": message}


def _filled(value: Any, asked: Mapping[str, str]) -> Any:
    match value:
        case str():
            return _NAMED.sub(lambda found: asked.get(found[1], found[0]), value)
        case dict():
            return {key: _filled(item, asked) for key, item in value.items()}
        case list():
            return [_filled(item, asked) for item in value]
        case _:
            return value


def _quota(metric: str, quota_id: str, limit: int, delay_s: str) -> Refusal:
    metric = f"{_SERVICE}/{metric}"
    violation = {
        "quotaMetric": metric,
        "quotaId": quota_id,
        "quotaDimensions": {"location": "global", "model": "{model}"},
        "quotaValue": str(limit),
    }
    help_link = {
        "description": "Learn more about Gemini API quotas",
        "url": "https://ai.google.dev/gemini-api/docs/rate-limits",
    }
    return Refusal(
        429,
        "You exceeded your current quota, please check your plan and billing details. For more information on this"
        " error, head to: https://ai.google.dev/gemini-api/docs/rate-limits. To monitor your current usage, head to:"
        f" https://ai.dev/rate-limit. \n* Quota exceeded for metric: {metric}, limit: {limit}, model: {{model}}\n"
        f"Please retry in {delay_s}s.",
        details=(
            {"@type": f"{_TYPE}Help", "links": [help_link]},
            {"@type": f"{_TYPE}QuotaFailure", "violations": [violation]},
            {"@type": f"{_TYPE}RetryInfo", "retryDelay": f"{delay_s}s"},
        ),
    )


def _blocked(reason: str, message: str, **metadata: str) -> Refusal:
    return Refusal(403, message, details=(error_info(reason, **metadata), _localized(message)))


_REQUESTS = "generate_content_free_tier_requests"
_BAD_KEY = "API key not valid. Please pass a valid API key."
_EXPIRED_KEY = "API key expired. Please renew the API key."
_UNKNOWN_FIELD = "Invalid JSON payload received. Unknown name \"maxTokens\" at 'generation_config': Cannot find field."
_WRONG_TYPE = "Invalid value at 'contents[0].parts[0].text' (TYPE_STRING), 4"
_DISABLED = (
    "Generative Language API has not been used in project 123456789012 before or it is disabled. Enable it by visiting"
    " https://console.developers.google.com/apis/api/generativelanguage.googleapis.com/overview?project=123456789012"
    " then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and"
    " retry."
)

BAD_KEY = Refusal(400, _BAD_KEY, details=(error_info("API_KEY_INVALID"), _localized(_BAD_KEY)))
LEAKED_KEY = Refusal(403, "Your API key was reported as leaked. Please use another API key.")
NO_KEY = Refusal(
    403,
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other"
    " form of API consumer identity to call this API.",
)
OVERLOADED = Refusal(
    503,
    "This model is currently experiencing high demand. Spikes in demand are usually temporary. Please try again later.",
)

NO_MODEL = Refusal(
    404,
    "models/{model} is not found for API version {version}, or is not supported for {method}. Call"
    " ModelService.ListModels to see the list of available models and their supported methods.",
)
NO_PUBLISHER_MODEL = Refusal(
    404,
    "Publisher Model `{model}` was not found or your project does not have access to it. Please ensure you are using"
    " a valid model version. For more information, see:"
    " https://cloud.google.com/vertex-ai/generative-ai/docs/learn/model-versions",
)

REFUSALS: Mapping[int, Mapping[str, Refusal]] = {
    400: {
        "": Refusal(400, "Request contains an invalid argument."),
        "API_KEY_INVALID": BAD_KEY,
        "expired": Refusal(
            400,
            _EXPIRED_KEY,
            details=(error_info("API_KEY_INVALID"), _localized(_EXPIRED_KEY)),
        ),
        "field": Refusal(
            400, _UNKNOWN_FIELD, details=(bad_field("generation_config", _UNKNOWN_FIELD),)
        ),
        "type": Refusal(
            400, _WRONG_TYPE, details=(bad_field("contents[0].parts[0].text", _WRONG_TYPE),)
        ),
        "contents": Refusal(400, "* GenerateContentRequest.contents: contents is not specified\n"),
        "role": Refusal(400, "Please use a valid role: user, model."),
        "image": Refusal(
            400,
            "Unable to process input image. Please retry or report in"
            " https://developers.generativeai.google/guide/troubleshooting",
        ),
        "tokens": Refusal(
            400,
            "The input token count (1200345) exceeds the maximum number of tokens allowed (1048576).",
        ),
        "signature": Refusal(
            400,
            "Function call is missing a thought_signature in functionCall parts. This is required for tools to work"
            " correctly, and missing thought_signature may lead to degraded model performance. Additional data,"
            " function call `default_api:get_current_weather` , position 2. Please refer to"
            " https://ai.google.dev/gemini-api/docs/thought-signatures for more details.",
        ),
        "bad-signature": Refusal(400, "Thought signature is not valid."),
        "pairing": Refusal(
            400,
            "Please ensure that the number of function response parts is equal to the number of function call parts"
            " of the function call turn.",
        ),
        "thinking": Refusal(400, "Thinking level is not supported for this model."),
        "schema": Refusal(
            400,
            "The specified schema produces a constraint that has too many states for serving. Typical causes of this"
            " error are schemas with lots of text (for example, very long property or enum names), schemas with long"
            " array length limits (especially when nested), or schemas using complex value matchers (for example,"
            " integers or numbers with minimum/maximum bounds or strings with complex formats like date-time)",
        ),
        "region": Refusal(
            400, "User location is not supported for the API use.", "FAILED_PRECONDITION"
        ),
        "billing": Refusal(
            400,
            "Gemini API free tier is not available in your country. Please enable billing on your project in Google"
            " AI Studio.",
            "FAILED_PRECONDITION",
        ),
    },
    401: {
        "": Refusal(
            401,
            "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other"
            " valid authentication credential. See"
            " https://developers.google.com/identity/sign-in/web/devconsole-project.",
            details=(
                error_info(
                    "ACCESS_TOKEN_TYPE_UNSUPPORTED",
                    method="google.ai.generativelanguage.v1beta.GenerativeService.GenerateContent",
                ),
            ),
            headers=(("www-authenticate", 'Bearer realm="https://accounts.google.com/"'),),
        ),
    },
    402: {
        "": Refusal(
            402,
            "Your prepayment credits are depleted. Please go to AI Studio at https://ai.studio/projects to manage"
            " your project and billing.",
        ),
    },
    403: {
        "": Refusal(403, "The caller does not have permission"),
        "no-key": NO_KEY,
        "leaked": LEAKED_KEY,
        "file": Refusal(
            403,
            "You do not have permission to access the File abc123example or it may not exist.",
        ),
        "API_KEY_SERVICE_BLOCKED": _blocked(
            "API_KEY_SERVICE_BLOCKED",
            "Requests to this API generativelanguage.googleapis.com method"
            " google.ai.generativelanguage.v1beta.GenerativeService.GenerateContent are blocked.",
            consumer="projects/123456789012",
        ),
        "API_KEY_HTTP_REFERRER_BLOCKED": _blocked(
            "API_KEY_HTTP_REFERRER_BLOCKED",
            "Requests from referer <empty> are blocked.",
            consumer="projects/123456789012",
        ),
        "API_KEY_IP_ADDRESS_BLOCKED": _blocked(
            "API_KEY_IP_ADDRESS_BLOCKED",
            "The provided API key has an IP address restriction. The originating IP address of the call (192.0.2.7)"
            " violates this restriction.",
            consumer="projects/123456789012",
        ),
        "SERVICE_DISABLED": _blocked(
            "SERVICE_DISABLED",
            _DISABLED,
            consumer="projects/123456789012",
            serviceTitle="Generative Language API",
            activationUrl="https://console.developers.google.com/apis/api/"
            "generativelanguage.googleapis.com/overview?project=123456789012",
        ),
        "CONSUMER_SUSPENDED": _blocked(
            "CONSUMER_SUSPENDED",
            "Permission denied: Consumer 'projects/123456789012' has been suspended.",
            consumer="projects/123456789012",
        ),
    },
    404: {
        "": NO_MODEL,
        "gone": Refusal(
            404,
            "This model models/{model} is no longer available to new users. Please update your code to use a newer"
            " model for the latest features and improvements.",
        ),
        "file": Refusal(404, "Requested entity was not found."),
    },
    409: {"": Refusal(409, "The operation was aborted.")},
    413: {"": Refusal(413, "Request payload size exceeds the limit: 104857600 bytes.")},
    429: {
        "": _quota(_REQUESTS, "GenerateRequestsPerMinutePerProjectPerModel-FreeTier", 10, "27.3"),
        "minute": _quota(
            _REQUESTS, "GenerateRequestsPerMinutePerProjectPerModel-FreeTier", 10, "27.3"
        ),
        "day": _quota(_REQUESTS, "GenerateRequestsPerDayPerProjectPerModel-FreeTier", 20, "44.09"),
        "limit0": _quota(_REQUESTS, "GenerateRequestsPerDayPerProjectPerModel-FreeTier", 0, "12.5"),
        "tokens": _quota(
            "generate_content_free_tier_input_token_count",
            "GenerateContentInputTokensPerModelPerMinute-FreeTier",
            250000,
            "18.7",
        ),
        "bare": Refusal(429, "Resource has been exhausted (e.g. check quota)."),
        "capacity": Refusal(
            429,
            "Resource exhausted. Please try again later. Please refer to"
            " https://cloud.google.com/vertex-ai/generative-ai/docs/error-code-429 for more details.",
        ),
    },
    499: {"": Refusal(499, "The operation was cancelled.")},
    500: {
        "": Refusal(
            500,
            "An internal error has occurred. Please retry or report in"
            " https://developers.generativeai.google/guide/troubleshooting",
        ),
        "short": Refusal(500, "Internal error encountered."),
    },
    503: {
        "": OVERLOADED,
        "overloaded": Refusal(503, "The model is overloaded. Please try again later."),
        "unavailable": Refusal(503, "The service is currently unavailable."),
    },
    504: {"": Refusal(504, "Deadline expired before operation could complete.")},
}
"""Refusals by HTTP code and reason; the empty reason is the code's usual one."""
