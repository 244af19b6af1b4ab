"""Error replies in the shapes that Google, its shims and its clients give them. Source: gemini-api.md 5."""

import json
from typing import Any

from workbench.domain.run import HeaderList
from workbench.gemini.failures import Failure, failure_of_reply

RPC = "type.googleapis.com/google.rpc."


def an_error(code: Any, status: str, message: str, *details: dict[str, Any]) -> dict[str, Any]:
    """Return Google's error object with its details."""
    error: dict[str, Any] = {"code": code, "message": message, "status": status}
    return {"error": {**error, "details": list(details)} if details else error}


def an_info(reason: str, **metadata: str) -> dict[str, Any]:
    """Return an ErrorInfo detail."""
    return {
        "@type": f"{RPC}ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": metadata,
    }


def a_retry(delay: Any) -> dict[str, Any]:
    """Return a RetryInfo detail."""
    return {"@type": f"{RPC}RetryInfo", "retryDelay": delay}


def a_quota(quota_id: str, value: Any = "20", model: str = "gemini-3.8-flash") -> dict[str, Any]:
    """Return a QuotaFailure detail with one violation."""
    metric = "generativelanguage.googleapis.com/generate_content_free_tier_requests"
    violation: dict[str, Any] = {
        "quotaMetric": metric,
        "quotaId": quota_id,
        "quotaDimensions": {"location": "global", "model": model},
    }
    if value is not None:
        violation["quotaValue"] = value
    return {"@type": f"{RPC}QuotaFailure", "violations": [violation]}


def a_violation(field: str, description: str) -> dict[str, Any]:
    """Return a BadRequest detail with one field violation."""
    return {
        "@type": f"{RPC}BadRequest",
        "fieldViolations": [{"field": field, "description": description}],
    }


def a_help(url: str) -> dict[str, Any]:
    """Return a Help detail with one link."""
    return {"@type": f"{RPC}Help", "links": [{"description": "Learn more", "url": url}]}


def told(
    code: int,
    body: Any,
    phrase: str = "",
    headers: HeaderList = (),
    model: str = "gemini-3.5-flash",
) -> Failure:
    """Return the failure of a reply; a body that is no text goes as JSON."""
    text = body if isinstance(body, str) else json.dumps(body)
    return failure_of_reply(code, phrase, headers, text, model, "v1beta")
