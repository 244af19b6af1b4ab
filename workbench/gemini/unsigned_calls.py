"""Which function call of a body has lost the signature that it came with. Source: gemini-api.md 4.6."""

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.domain.json_text import NotJson, parse_json

_SIGNATURES = ("thoughtSignature", "thought_signature")
_CALLS = ("functionCall", "function_call")


def unsigned_call(body_text: str, name: str = "") -> str:
    """Return the pointer of the first call without a signature, of that function where one is named; empty for none."""
    try:
        body = parse_json(body_text)
    except NotJson:
        return ""
    contents = body.get("contents") if isinstance(body, dict) else None
    return next((pointer for pointer, part in _parts(contents) if _lacks_signature(part, name)), "")


def _parts(contents: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    turns = contents if isinstance(contents, list) else []
    for number, turn in enumerate(turns):
        parts = turn.get("parts") if isinstance(turn, dict) else None
        for index, part in enumerate(parts if isinstance(parts, list) else ()):
            if isinstance(part, dict):
                yield f"/contents/{number}/parts/{index}", part


def _lacks_signature(part: Mapping[str, Any], name: str) -> bool:
    call = next((part[key] for key in _CALLS if isinstance(part.get(key), dict)), None)
    if call is None or any(part.get(key) for key in _SIGNATURES):
        return False
    return not name or call.get("name") == name
