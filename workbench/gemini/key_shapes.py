"""What a text is by its shape: an API key of either kind, a token, a file of credentials, or a key with something around it.

A shape is a hint and never a test: shapes change, and only Google's answer tells whether a key is accepted.
Nothing here repeats the text. Source: gemini-api.md 1.1 and 1.2.
"""

import json
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple

from workbench.domain.key_value import BadKeyValue, check_key_value

STANDARD_LENGTH = 39
"""Characters of a standard key."""

_MOST = 65_536  # characters that are looked at


class Kind(Enum):
    """What a text is."""

    EMPTY = "nothing"
    STANDARD = "Standard key"
    NEW = "New key"
    TOKEN = "OAuth access token"  # noqa: S105  # a word for it
    EPHEMERAL = "Ephemeral token"
    REFRESH = "OAuth refresh token"
    CLIENT = "OAuth client"
    SIGNED = "Signed token"
    SERVICE_ACCOUNT = "Service-account file"
    USER_FILE = "Credentials file of a user"
    JSON = "JSON"
    ELSEWHERE = "Key of another service"
    UNKNOWN = "Unknown kind"


class Shape(NamedTuple):
    """What a text is by its shape, what that means, and what is wrong with it as a key."""

    kind: Kind
    meaning: str
    troubles: tuple[str, ...] = ()

    @property
    def is_key(self) -> bool:
        """Whether it can be sent where an API key is expected, as far as its shape tells."""
        return self.kind in (Kind.STANDARD, Kind.NEW, Kind.UNKNOWN)


MEANINGS = {
    Kind.EMPTY: "There is no text.",
    Kind.STANDARD: "It begins with AIza, as classic keys do. Google has refused standard keys without restrictions "
    "since 19 Jun 2026, and announced an end of all of them for September 2026.",
    Kind.NEW: "It begins with AQ., as the keys do that are bound to a service account. "
    "It belongs in the header x-goog-api-key.",
    Kind.TOKEN: "It begins with ya29., as access tokens do. It is no API key: it belongs in the header "
    "Authorization: Bearer, and ends after about an hour.",
    Kind.EPHEMERAL: "It begins with auth_tokens/. It is good for the Live API only, as ?access_token=.",
    Kind.REFRESH: "It begins with 1//, as refresh tokens do. It is no API key: access tokens are made with it.",
    Kind.CLIENT: "It names an OAuth client or is its secret. It is no API key: a user signs in with it.",
    Kind.SIGNED: "It is a signed token (JWT). It is no API key: it proves who asks for an access token.",
    Kind.SERVICE_ACCOUNT: "It is the file of a service account, with a private key. It is no API key: access tokens "
    "are signed with it. Do not paste it into a request.",
    Kind.USER_FILE: "It is the file that gcloud keeps for a user. It is no API key: access tokens are made with it.",
    Kind.JSON: "It is JSON. The key may be one of its values: copy that value alone.",
    Kind.ELSEWHERE: "It begins with sk-, as keys of other services do.",
    Kind.UNKNOWN: "Its beginning is that of no kind known here. Only an answer of Google tells what it is.",
}
"""Each kind in a sentence or two."""

_BEGINNINGS = (
    (r"AIza[\w-]*", Kind.STANDARD),
    (r"AQ\.[\w.-]+", Kind.NEW),
    (r"ya29\.\S+", Kind.TOKEN),
    (r"auth_tokens/\S+", Kind.EPHEMERAL),
    (r"1//\S+", Kind.REFRESH),
    (r"GOCSPX-\S+|\S+\.apps\.googleusercontent\.com", Kind.CLIENT),
    (r"eyJ[\w-]+\.[\w-]+\.[\w-]*", Kind.SIGNED),
    (r"sk-\S+", Kind.ELSEWHERE),
)
_QUOTES = "\"'`“”\u2018\u2019«»"
_WRAPPERS = (
    (
        r"(?i)(?:(?:export|set)\s+)?\$?(?:env:)?\w*(?:key|token)\w*\s*=\s*(?P<key>\S.*)",
        "It is a whole assignment. Take only what stands behind the equals sign.",
    ),
    (
        r"(?i)(?:x-goog-api-key|authorization)\s*:\s*(?P<key>\S.*)",
        "It is a whole header. Take only its value.",
    ),
    (r"(?i)bearer\s+(?P<key>\S.*)", "“Bearer” stands before it. Leave that word away."),
    (
        r"(?i)https?://\S*?[?&](?:key|access_token)=(?P<key>[^&#\s]+).*",
        "It is a whole URL. Take only what stands behind key=.",
    ),
)
_PLACE = r"\$\{?\w+\}?|%\w+%|\{\{.*\}\}"


def shape_of(text: str) -> Shape:
    """Return what a text is by its shape. Errors: none; any text is taken."""
    text = text[:_MOST]
    if not text.strip():
        return Shape(Kind.EMPTY, MEANINGS[Kind.EMPTY])
    if (kind := _kind_of_json(text)) is not None:
        return Shape(kind, MEANINGS[kind])
    core, troubles = _unwrapped(text)
    kind = _kind_of(core)
    return Shape(kind, MEANINGS[kind], (*troubles, *_troubles(core, kind)))


def _kind_of_json(text: str) -> Kind | None:
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return None
    try:
        value = json.loads(text.strip().lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return _kind_of_words(text)
    return _kind_of_object(value) if isinstance(value, dict) else Kind.JSON


def _kind_of_words(text: str) -> Kind | None:
    """Tell a file by its words: a field for one line has made other characters of its line breaks."""
    if re.search(r'"private_key"|"service_account"', text):
        return Kind.SERVICE_ACCOUNT
    if '"refresh_token"' in text:
        return Kind.USER_FILE
    return None if text.lstrip().startswith("{{") else Kind.JSON


def _kind_of_object(value: dict[str, Any]) -> Kind:
    if value.get("type") == "service_account" or "private_key" in value:
        return Kind.SERVICE_ACCOUNT
    if value.get("type") == "authorized_user" or "refresh_token" in value:
        return Kind.USER_FILE
    return Kind.CLIENT if {"installed", "web"} & value.keys() else Kind.JSON


def _unwrapped(text: str) -> tuple[str, tuple[str, ...]]:
    """Return what is left without all that people copy along, and what that was."""
    found: dict[str, None] = {}
    core = text
    for _ in range(len(_WRAPPERS) + 1):
        core = _bare(core, found)
        for pattern, trouble in _WRAPPERS:
            if match := re.fullmatch(pattern, core, re.DOTALL):
                found[trouble] = None
                core = match["key"]
                break
        else:
            break
    return core, tuple(found)


def _bare(text: str, found: dict[str, None]) -> str:
    stripped = text.strip()
    if stripped != text and not found:
        found["White space stands around it. It is left away when the key is kept."] = None
    unquoted = stripped.strip(_QUOTES)
    if unquoted != stripped and unquoted:
        found["Quotes stand around it. Leave them away."] = None
        return unquoted.strip()
    return stripped


def _kind_of(core: str) -> Kind:
    matches = (kind for pattern, kind in _BEGINNINGS if re.match(pattern, core, re.ASCII))
    return next(matches, Kind.UNKNOWN)


def _troubles(core: str, kind: Kind) -> Iterator[str]:
    if re.fullmatch(_PLACE, core, re.DOTALL):
        yield "It is the name of a variable, not its value."
        return
    try:
        check_key_value(core)
    except BadKeyValue as bad:
        yield str(bad)
    if kind is Kind.STANDARD and len(core) != STANDARD_LENGTH:
        yield (
            f"A standard key has {STANDARD_LENGTH} characters; this text has {len(core):,}. "
            "It may have been cut, or something copied along."
        )
