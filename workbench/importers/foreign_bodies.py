"""Bodies that other programs keep in rows, as the text that goes out; names in braces stay names."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from workbench.domain.json_text import NotJson, compact_json, parse_json
from workbench.importers.curl_body import BOUNDARY, FORM_TYPE, FormPart, multipart

Body = tuple[str, str]
"""The text of a body, and the content type that goes with it, "" where the program adds none."""

NO_BODY: Body = ("", "")
_NAMES = re.compile(r"(\{\{[^{}]*\}\})")
_UNRESERVED = "-._~"


def encoded(text: str) -> str:
    """Return a text percent-encoded."""
    parts = _NAMES.split(text)
    parts[::2] = [quote(part, safe=_UNRESERVED) for part in parts[::2]]
    return "".join(parts)


def urlencoded(pairs: Iterable[tuple[str, str]]) -> str:
    """Return names and values as a query or a form."""
    return "&".join(f"{encoded(name)}={encoded(value)}" for name, value in pairs if name)


def form_body(pairs: Iterable[tuple[str, str]]) -> Body:
    """Return names and values as a form."""
    text = urlencoded(pairs)
    return (text, FORM_TYPE) if text else NO_BODY


def multipart_body(parts: Iterable[FormPart]) -> Body:
    """Return parts as a form with files."""
    found = tuple(parts)
    if not found:
        return NO_BODY
    return multipart(found), f"multipart/form-data; boundary={BOUNDARY}"


def graphql_body(query: str, variables: Any) -> Body:
    """Return a GraphQL query as the JSON that goes out; `variables` are an object or JSON in a text."""
    sent: dict[str, Any] = {"query": query}
    if isinstance(variables, str) and variables.strip():
        try:
            sent["variables"] = parse_json(variables)
        except NotJson:
            sent["variables"] = variables
    elif isinstance(variables, dict) and variables:
        sent["variables"] = variables
    return compact_json(sent), "application/json"
