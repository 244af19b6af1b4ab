"""Which model a message asks for: the URL names it, on some surfaces the body does. Source: gemini-api.md 1.3, 2.9."""

from typing import Final

from workbench.domain.json_text import NotJson, parse_json
from workbench.gemini.endpoints import Endpoint, Surface

NAMED_IN_BODY: Final = frozenset({Surface.OPENAI, Surface.INTERACTIONS})
"""Surfaces whose requests name the model in their body."""


def asked_model(endpoint: Endpoint, body: str) -> str:
    """Return the model's id, "" where neither URL nor body names one."""
    if endpoint.model or endpoint.surface not in NAMED_IN_BODY:
        return endpoint.model
    try:
        value = parse_json(body)
    except NotJson:
        return ""
    model = value.get("model") if isinstance(value, dict) else None
    return model if isinstance(model, str) else ""
