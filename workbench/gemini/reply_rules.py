"""Which row of the catalogue an error reply is. Source: ui.md 13.2, gemini-api.md 5.

Asked in this order: quota id, ErrorInfo reason, status word (string codes too), text, HTTP code.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from workbench.domain.run import HeaderList
from workbench.gemini import failure_rows as rows
from workbench.gemini.error_objects import GRPC_STATUS, ErrorFacts, text_of
from workbench.gemini.failure import Failure, Row, time_in_words
from workbench.gemini.invalid_requests import (
    invalid_request,
    is_key_missing,
    is_key_rejected,
    is_too_large,
    key_rejected,
)
from workbench.gemini.quotas import Period, Quota, used_up
from workbench.gemini.transport_failures import failure_of_page

_SERVER_FAILURES = range(500, 600)
_REDIRECTS = range(300, 400)
_LONGEST = 4_000
_MODEL = r"\bmodels/([^\s`'\",]+?)(?=[\s`'\",]|\.?$|\. )|\bmodel [`'\"]([^\s`'\"]+)[`'\"]"
_MODEL_ERROR = r"(?is)\bmodels?[/ ].{0,300}(?:not found|no longer available|not supported)|model .{0,200}does not exist"
_FILE = r"\bfiles?[/ ]\s?([a-z0-9-]{1,40})\b"
_FILE_ERROR = r"(?i)\bfiles?\b"
_LEAKED = r"(?i)reported as leaked"
_PREPAID = r"(?i)prepa(?:id|yment) credits?"
_NOT_ACTIVE = r"(?i)not in an ACTIVE state"
_OWN_PAGE = r"(?i)<title>Error [0-9]{3} \([^<]{0,60}\)!!1</title>"


@dataclass(frozen=True, slots=True)
class Reply:
    """An error reply taken apart. `code` is the HTTP status, inside a stream the error's own number, 0 unknown."""

    code: int
    error: ErrorFacts
    phrase: str = ""
    headers: HeaderList = ()
    model: str = ""
    api_version: str = ""
    pause_s: float | None = None
    page: str = field(default="", repr=False)

    def header(self, name: str) -> str:
        """Return the first header of a lower-case name, empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def word(self) -> str:
        """The canonical status word: the server's own, a string code's, else that of the code."""
        said = self.error.status.strip()
        known = STRING_CODES.get(said.lower().replace(" ", "_"), said.upper())
        if known in _BY_WORD:
            return known
        code = self.code or self.error.code or 0
        return CODE_WORDS.get(code) or GRPC_STATUS.get(code, "")

    @property
    def answer(self) -> str:
        """The status as it stands in a title."""
        return " ".join(word for word in (str(self.code or ""), self.phrase) if word)

    @property
    def text(self) -> str:
        """The server's words, cut where they are endless."""
        message = self.error.message
        return message if len(message) <= _LONGEST else message[:_LONGEST] + "…"


def judge_reply(reply: Reply) -> Failure:
    """Return the row of the catalogue with this reply's words in it."""
    for rule in (_page, _quota_id, _reason, _word, _code):
        if failure := rule(reply):
            return failure
    row = rows.REFUSED if reply.code else rows.SERVER_ERROR
    return row.failure(answer=reply.answer, text=reply.text)


def is_quota(reply: Reply) -> bool:
    """Tell whether a reply is about a quota."""
    return reply.word == "RESOURCE_EXHAUSTED" or any(reply.error.details_of("QuotaFailure"))


def _page(reply: Reply) -> Failure | None:
    if not reply.page or reply.code in _REDIRECTS or reply.code in {407, 413}:
        return None
    if not re.search(_OWN_PAGE, reply.page[:65_536]):
        return failure_of_page(reply.page, status=reply.code)
    return rows.PATH_UNKNOWN.failure() if reply.code in {404, 405} else None


def _quota_id(reply: Reply) -> Failure | None:
    quota = used_up(reply.error)
    return _of_quota(reply, quota) if quota.id or quota.metric else None


def _reason(reply: Reply) -> Failure | None:
    row = _BY_REASON.get(reply.error.reason)
    return row(reply) if row else None


def _word(reply: Reply) -> Failure | None:
    row = _BY_WORD.get(reply.word)
    return row(reply) if row else None


def _code(reply: Reply) -> Failure | None:
    if reply.code in _REDIRECTS:
        return _redirect(reply)
    if reply.code == 407:  # noqa: PLR2004 - Proxy Authentication Required
        return rows.PROXY_SIGN_IN.failure()
    if reply.code in _SERVER_FAILURES:
        return rows.BAD_GATEWAY.failure(answer=reply.answer)
    return None


def _of_quota(reply: Reply, quota: Quota) -> Failure:
    if re.search(_PREPAID, reply.text):
        return _prepaid(reply)
    model = quota.model or reply.model
    if quota.limit == 0:
        return rows.NO_FREE_TIER.failure(model=model or "This model")
    if quota.period is Period.DAY:
        return rows.PER_DAY.failure(model=model or "this model", text=_day_in_words(quota))
    if quota.period is Period.MINUTE:
        return _per_minute(reply, quota)
    return rows.SHORT_OF_CAPACITY.failure(pause=_pause_in_words(reply) or reply.text)


def _per_minute(reply: Reply, quota: Quota) -> Failure:
    return rows.PER_MINUTE.failure(
        tier="free-tier " if quota.is_free_tier else "",
        limit="" if quota.limit is None else f"{quota.limit:,} ",
        unit=quota.unit,
        pause=_pause_in_words(reply) or "Google named no pause.",
    )


def _day_in_words(quota: Quota) -> str:
    limit = "" if quota.limit is None else f" of {quota.limit:,} {quota.unit} a day"
    name = f": {quota.id or quota.metric}" if quota.id or quota.metric else ""
    return f"It is the quota{limit}{name}. Daily quotas begin anew at midnight Pacific time."


def _pause_in_words(reply: Reply) -> str:
    if reply.pause_s is None:
        return ""
    return f"Google asked for a {time_in_words(reply.pause_s)} pause."


def _exhausted(reply: Reply) -> Failure:
    if reply.code == 402:  # noqa: PLR2004 - Payment Required
        return _prepaid(reply)
    return _of_quota(reply, used_up(reply.error))


def _prepaid(reply: Reply) -> Failure:
    return rows.PREPAID_USED_UP.failure(text=reply.text)


def _argument(reply: Reply) -> Failure:
    return invalid_request(reply.error)


def _precondition(reply: Reply) -> Failure:
    if re.search(_NOT_ACTIVE, reply.text):
        return rows.FILE_NOT_READY.failure()
    return rows.NO_FREE_TIER_HERE.failure()


def _unauthenticated(reply: Reply) -> Failure:
    if is_key_missing(reply.error):
        return rows.NO_KEY.failure()
    is_token = "OAuth 2 access token" in reply.text or "invalid_token" in reply.header(
        "www-authenticate"
    )
    if is_token and not is_key_rejected(reply.error):
        return rows.TOKEN_EXPIRED.failure()
    return key_rejected(reply.error)


def _wrong_place(_reply: Reply) -> Failure:
    return rows.KEY_REJECTED.failure(
        why="It came where Google expects an OAuth 2 token. API keys go in the header x-goog-api-key."
    )


def _no_credentials(reply: Reply) -> Failure:
    if "keys are not supported" in reply.text:
        return _wrong_place(reply)
    return rows.NO_KEY.failure()


def _denied(reply: Reply) -> Failure:
    if is_key_missing(reply.error):
        return rows.NO_KEY.failure()
    if re.search(_LEAKED, reply.text):
        return rows.KEY_BLOCKED.failure(text="It was reported as leaked.")
    if is_key_rejected(reply.error):
        return key_rejected(reply.error)
    return rows.NOT_ALLOWED.failure(text=reply.text)


def _not_found(reply: Reply) -> Failure:
    text = reply.text
    if reply.error.status == "model_not_found" or re.search(_MODEL_ERROR, text):
        match = re.search(_MODEL, text)
        model = (match[1] or match[2] if match else "") or reply.model
        version = f"{reply.api_version} has no model of that name for this method."
        return rows.NO_SUCH_MODEL.failure(model=model or "?", text=text or version)
    if re.search(_FILE_ERROR, text):
        match = re.search(_FILE, text)
        return rows.FILE_GONE.failure(file=f"It is files/{match[1]}. " if match else "")
    return rows.NOT_FOUND.failure(text=text or "The answer does not say what.")


def _too_large(reply: Reply) -> Failure:
    said = reply.text if is_too_large(reply.error) else ""
    return rows.TOO_LARGE_INLINE.failure(text=said or "The server takes no body of this size.")


def _overloaded(reply: Reply) -> Failure:
    return rows.OVERLOADED.failure(pause=_pause_in_words(reply) or reply.text)


def _redirect(reply: Reply) -> Failure:
    place = reply.header("location")
    return rows.REDIRECT.failure(target="The address stands below. " if place else "")


def _service_disabled(reply: Reply) -> Failure:
    project = text_of(reply.error.metadata.get("consumer")).removeprefix("projects/")
    text = f"The project is {project}." if project else reply.text
    failure = rows.SERVICE_DISABLED.failure(text=text)
    return replace(failure, link=text_of(reply.error.metadata.get("activationUrl")))


def _suspended(_reply: Reply) -> Failure:
    return rows.KEY_BLOCKED.failure(text="Its project is suspended.")


def _permission(reply: Reply) -> Failure:
    permission = text_of(reply.error.metadata.get("permission"))
    text = f"It lacks the permission {permission}." if permission else reply.text
    return rows.NOT_ALLOWED.failure(text=text)


def _blocked(why: str) -> Callable[[Reply], Failure]:
    def rule(_reply: Reply) -> Failure:
        return rows.KEY_BLOCKED.failure(text=why)

    return rule


def _plain(row: Row) -> Callable[[Reply], Failure]:
    def rule(reply: Reply) -> Failure:
        return row.failure(text=reply.text, answer=reply.answer)

    return rule


def _key(reply: Reply) -> Failure:
    return key_rejected(reply.error)


_BY_REASON: dict[str, Callable[[Reply], Failure]] = {
    "API_KEY_INVALID": _key,
    "API_KEY_EXPIRED": _key,
    "ACCESS_TOKEN_EXPIRED": _plain(rows.TOKEN_EXPIRED),
    "ACCESS_TOKEN_TYPE_UNSUPPORTED": _wrong_place,
    "CREDENTIALS_MISSING": _no_credentials,
    "SERVICE_DISABLED": _service_disabled,
    "CONSUMER_SUSPENDED": _suspended,
    "API_KEY_SERVICE_BLOCKED": _blocked("It is restricted to other APIs."),
    "API_KEY_HTTP_REFERRER_BLOCKED": _blocked("It is restricted to certain web pages."),
    "API_KEY_IP_ADDRESS_BLOCKED": _blocked("It is restricted to other IP addresses."),
    "API_KEY_ANDROID_APP_BLOCKED": _blocked("It is restricted to certain Android apps."),
    "API_KEY_IOS_APP_BLOCKED": _blocked("It is restricted to certain iOS apps."),
    "IAM_PERMISSION_DENIED": _permission,
    "RATE_LIMIT_EXCEEDED": _exhausted,
}

_BY_WORD: dict[str, Callable[[Reply], Failure]] = {
    "INVALID_ARGUMENT": _argument,
    "OUT_OF_RANGE": _argument,
    "FAILED_PRECONDITION": _precondition,
    "UNAUTHENTICATED": _unauthenticated,
    "PAYMENT_REQUIRED": _prepaid,
    "PERMISSION_DENIED": _denied,
    "NOT_FOUND": _not_found,
    "ALREADY_EXISTS": _plain(rows.CLASH),
    "ABORTED": _plain(rows.CLASH),
    "PAYLOAD_TOO_LARGE": _too_large,
    "RESOURCE_EXHAUSTED": _exhausted,
    "CANCELLED": _plain(rows.STOPPED),
    "INTERNAL": _plain(rows.INTERNAL),
    "UNKNOWN": _plain(rows.INTERNAL),
    "DATA_LOSS": _plain(rows.INTERNAL),
    "UNIMPLEMENTED": _plain(rows.NO_SUCH_METHOD),
    "UNAVAILABLE": _overloaded,
    "DEADLINE_EXCEEDED": _plain(rows.OUT_OF_TIME),
}

STRING_CODES = {
    "invalid_request": "INVALID_ARGUMENT",
    "invalid_request_error": "INVALID_ARGUMENT",
    "parameter_unknown": "INVALID_ARGUMENT",
    "unknown_parameter": "INVALID_ARGUMENT",
    "context_length_exceeded": "INVALID_ARGUMENT",
    "failed_precondition": "FAILED_PRECONDITION",
    "out_of_range": "OUT_OF_RANGE",
    "authentication": "UNAUTHENTICATED",
    "authentication_error": "UNAUTHENTICATED",
    "invalid_api_key": "UNAUTHENTICATED",
    "payment_required": "PAYMENT_REQUIRED",
    "permission_denied": "PERMISSION_DENIED",
    "not_found": "NOT_FOUND",
    "model_not_found": "NOT_FOUND",
    "rate_limit_exceeded": "RESOURCE_EXHAUSTED",
    "quota_exceeded": "RESOURCE_EXHAUSTED",
    "insufficient_quota": "RESOURCE_EXHAUSTED",
    "internal": "INTERNAL",
    "internal_error": "INTERNAL",
    "server_error": "INTERNAL",
    "unavailable": "UNAVAILABLE",
    "service_unavailable": "UNAVAILABLE",
    "overloaded": "UNAVAILABLE",
    "deadline_exceeded": "DEADLINE_EXCEEDED",
    "timeout": "DEADLINE_EXCEEDED",
}
"""Status words for the string codes of Interactions and the OpenAI shape. Source: gemini-api.md 2.9, 1.3."""

CODE_WORDS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    402: "PAYMENT_REQUIRED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ABORTED",
    413: "PAYLOAD_TOO_LARGE",
    416: "OUT_OF_RANGE",
    429: "RESOURCE_EXHAUSTED",
    499: "CANCELLED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}
"""The status word that each HTTP code stands for. Source: gemini-api.md 5.2."""
