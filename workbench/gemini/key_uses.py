"""What works where: how each kind of key or token can be sent, and what Google answers where it cannot.

Source: gemini-api.md 1.1 to 1.3; what was only reported there is called so here.
"""

from enum import Enum
from typing import NamedTuple

from workbench.gemini.key_shapes import Kind

GEMINI, OPENAI = "Gemini API", "OpenAI-compatible"
VERTEX, EXPRESS = "Vertex AI, with a project", "Vertex AI, express mode"
HEADER, QUERY, BEARER = "x-goog-api-key", "?key=", "Authorization: Bearer"


class Works(Enum):
    """Whether a way works, in a word."""

    YES = "Yes"
    NO = "No"
    PERHAPS = "Perhaps"


class Use(NamedTuple):
    """One way to send it: to which surface, in which place, whether it works, and why."""

    surface: str
    way: str
    works: Works
    why: str


_LOGS = "The URL stands in the logs of servers and proxies."
_WANTS_TOKEN = "Google expects an OAuth 2 token there and answers 401."  # noqa: S105  # a sentence
_NO_TOKEN = "Google takes it for a wrong key and answers 400 API_KEY_INVALID."  # noqa: S105  # as above

USES: dict[Kind, tuple[Use, ...]] = {
    Kind.STANDARD: (
        Use(GEMINI, HEADER, Works.YES, "As every SDK sends it; keys without restrictions get 403."),
        Use(GEMINI, QUERY, Works.YES, _LOGS),
        Use(GEMINI, BEARER, Works.NO, _WANTS_TOKEN),
        Use(OPENAI, BEARER, Works.YES, "On paths with /openai/ only."),
        Use(VERTEX, BEARER, Works.NO, _WANTS_TOKEN),
        Use(EXPRESS, HEADER, Works.PERHAPS, "Where the key was made for express mode."),
    ),
    Kind.NEW: (
        Use(GEMINI, HEADER, Works.YES, "The place it belongs in."),
        Use(GEMINI, QUERY, Works.PERHAPS, f"401 has been reported. {_LOGS}"),
        Use(GEMINI, BEARER, Works.NO, "Google answers 401 ACCESS_TOKEN_TYPE_UNSUPPORTED."),
        Use(
            *(OPENAI, BEARER, Works.PERHAPS),
            "400 “Multiple authentication credentials received” has been reported.",
        ),
        Use(VERTEX, BEARER, Works.NO, _WANTS_TOKEN),
        Use(EXPRESS, HEADER, Works.YES, "Without a project in the path."),
    ),
    Kind.TOKEN: (
        Use(GEMINI, HEADER, Works.NO, _NO_TOKEN),
        Use(GEMINI, QUERY, Works.NO, _NO_TOKEN),
        Use(
            *(GEMINI, BEARER, Works.YES),
            "With x-goog-user-project and a scope for the Gemini API or cloud-platform.",
        ),
        Use(OPENAI, BEARER, Works.PERHAPS, "Keys are what is documented there."),
        Use(
            VERTEX, BEARER, Works.YES, "With the scope cloud-platform and the role aiplatform.user."
        ),
        Use(EXPRESS, HEADER, Works.NO, "Express mode takes keys only."),
    ),
    Kind.UNKNOWN: (
        Use(GEMINI, HEADER, Works.PERHAPS, "Where keys are expected."),
        Use(GEMINI, QUERY, Works.PERHAPS, _LOGS),
        Use(OPENAI, BEARER, Works.PERHAPS, "On paths with /openai/ only."),
    ),
}
"""The ways of each kind that can be sent at all; other kinds work nowhere as they are."""


def uses_of(kind: Kind) -> tuple[Use, ...]:
    """Return the ways to send something of a kind, none for what cannot be sent as it is."""
    return USES.get(kind, ())
