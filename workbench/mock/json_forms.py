"""JSON as the Gemini API spells it. Source: gemini-api.md 2.2 and 2.3."""

import json
from typing import Any


def semi_compact(value: Any) -> str:
    """Return the one-line form of an event: a space after each colon, none after commas."""
    return _escaped(json.dumps(value, ensure_ascii=False, separators=(",", ": ")))


def pretty(value: Any) -> str:
    """Return the form of a whole body and of an array's elements: two spaces of indent."""
    return _escaped(json.dumps(value, ensure_ascii=False, indent=2))


def _escaped(text: str) -> str:
    # Both signs occur only inside strings, where the escape means the same. Half a surrogate pair is no text.
    whole = text.encode("utf-8", "replace").decode()
    return whole.replace("<", "\\u003c").replace(">", "\\u003e")
