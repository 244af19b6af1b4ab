"""Why a request cannot be sent as it stands (ui.md 9): a variable without a value, a URL that lacks a part."""

from collections.abc import Mapping

from workbench.domain.filling import COMPUTED, variable_names
from workbench.domain.request import Request
from workbench.gemini.endpoints import METHODS, read_url

_NAMED = 3


def obstacle(request: Request, known: Mapping[str, str] | None) -> str:
    """Return the sentence that says why Send is disabled, empty where it is not.

    `known` are the values that the request sees by name; None where they are not known yet.
    """
    return _missing_part(request.url) or _unknown(request, known)


def unknown_variables(request: Request, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names that URL, headers and body use and that have no value, each once."""
    rows = [row for row in request.headers if row.enabled]
    texts = (request.url, *(row.name for row in rows), *(row.value for row in rows), request.body)
    names = variable_names(*(text for text in texts if "{{" in text))
    return tuple(name for name in names if name not in known and name not in COMPUTED)


def _missing_part(url: str) -> str:
    if not url.strip():
        return "The URL is empty. Enter an address that begins with https://."
    endpoint = read_url(url)
    if endpoint.method in METHODS and not endpoint.model:
        return "The URL names no model. Write one between models/ and the colon."
    return ""


def _unknown(request: Request, known: Mapping[str, str] | None) -> str:
    names = () if known is None else unknown_variables(request, known)
    if not names:
        return ""
    listed = ", ".join(f"{{{{{name}}}}}" for name in names[:_NAMED])
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    verb = "has" if len(names) == 1 else "have"
    return f"{listed}{more} {verb} no value here. Choose another environment, or write the value."
