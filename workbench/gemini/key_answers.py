"""What Google's answer to a list of the models says about the key that went along, and what to do about it.

Source: gemini-api.md 5.2 and 1.1. A failure that is about something else says nothing about the key.
"""

from enum import Enum
from typing import NamedTuple

from workbench.gemini.failure import Failure
from workbench.gemini.key_shapes import Kind


class Verdict(Enum):
    """What is known of a key after the call."""

    ACCEPTED = "Google accepts this key"
    REFUSED = "Google does not accept this key"
    UNKNOWN = "Nothing is known about this key"


class Advice(NamedTuple):
    """What an answer means for the key, and what to do."""

    verdict: Verdict
    steps: tuple[str, ...]


NEW_KEY = "Make a new key in Google AI Studio and replace this one with it."
_STUDIO = "Copy the key again from Google AI Studio; its list shows which keys there are."
_BEARER_PLACE = "An access token belongs in the header Authorization: Bearer, together with x-goog-user-project."
_BY_REASON = {
    "API_KEY_SERVICE_BLOCKED": "Its restrictions leave out the Gemini API. In the Google Cloud console, allow the "
    "Generative Language API for this key.",
    "API_KEY_HTTP_REFERRER_BLOCKED": "It is restricted to web pages, and a program on a desktop is none. "
    "Use a key without that restriction.",
    "API_KEY_IP_ADDRESS_BLOCKED": "It is restricted to addresses, and this machine's is not among them. Add it in "
    "the Google Cloud console, or use another key.",
    "CONSUMER_SUSPENDED": "The project of this key is suspended. Its owner finds out why in the Google Cloud console.",
    "SERVICE_DISABLED": "Switch the Generative Language API on in the key's project, and wait a few minutes.",
    "ACCESS_TOKEN_TYPE_UNSUPPORTED": "It came where Google expects an OAuth 2 token. Keys go in the header "
    "x-goog-api-key alone: look for an Authorization header that is added on the way.",
}
_BY_ID = {
    "key blocked": "Delete this key and make another: as long as it is there, others may use it.",
    "page": "Not Google answered but a sign-in page or a proxy, so nothing is known about the key. Open any page in a "
    "browser, or look at the network settings.",
    "no key": "No key arrived, though one was sent: something on the way took it out, such as a proxy.",
    "not allowed": "The key may not list models. Look at its restrictions in the Google Cloud console.",
    "no free tier here": "Google wants billing for this project or region. Set it up, or use a key of another project.",
    "prepaid used up": "The key is good; its project has no credits left.",
    "per minute": "The key is good; its project has used up a limit a minute. Wait, and do not repeat this check.",
    "per day": "The key is good; its project has used up today's quota.",
    "no free tier": "The key is good; its project has no free tier for this.",
    "short of capacity": "The key is good; Google is short of capacity now.",
}
_ACCEPTED = frozenset(
    {"prepaid used up", "per minute", "per day", "no free tier", "short of capacity", "not allowed"}
)
_REFUSED = frozenset(
    {"key rejected", "key blocked", "token expired", "service disabled", "no free tier here"}
)
_NETWORK = (
    "The call reached no answer of Google, so it says nothing about the key. "
    "Mend the connection and check again."
)
_SERVER = "The answer is about the server and says nothing about the key. Check again later."
_SERVER_TROUBLE = 500


def advice_on(failure: Failure, kind: Kind) -> Advice:
    """Return what a failed list of the models says about a key of a kind."""
    if failure.id in _ACCEPTED:
        return Advice(Verdict.ACCEPTED, _steps(failure, kind))
    if failure.id in _REFUSED:
        return Advice(Verdict.REFUSED, _steps(failure, kind))
    if failure.id not in _BY_ID and failure.code is None:
        return Advice(Verdict.UNKNOWN, (_NETWORK,))
    if failure.id not in _BY_ID and (failure.code or 0) >= _SERVER_TROUBLE:
        return Advice(Verdict.UNKNOWN, (_SERVER,))
    return Advice(Verdict.UNKNOWN, _steps(failure, kind))


def _steps(failure: Failure, kind: Kind) -> tuple[str, ...]:
    """Return what to do, what Google's reason names first."""
    known = _BY_REASON.get(failure.reason or "") or _BY_ID.get(failure.id)
    steps = [known] if known else []
    if failure.id in ("key rejected", "token expired"):
        steps += _rejected(failure, kind)
    if failure.id == "not allowed" and kind is Kind.STANDARD:
        steps.append("Standard keys without restrictions have been refused since 19 Jun 2026.")
    return tuple(steps)


def _rejected(failure: Failure, kind: Kind) -> list[str]:
    if kind is Kind.TOKEN:
        return [
            _BEARER_PLACE,
            "It ends after about an hour; gcloud auth print-access-token gives another.",
        ]
    if kind is Kind.STANDARD:
        return [_STUDIO, f"Google announced the end of standard keys for September 2026. {NEW_KEY}"]
    if "expired" in failure.message.lower():
        return [NEW_KEY]
    return [_STUDIO, NEW_KEY]
