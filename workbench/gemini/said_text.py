"""The texts that a person would search for in a body of JSON: what was said, not how it is encoded."""

from collections.abc import Iterator
from typing import Any, Final

from workbench.domain.json_text import NotJson, parse_json

_UNSAID: Final = frozenset(
    {
        *("data", "image_data", "b64_json", "mimeType", "mime_type", "role", "type"),
        *("thoughtSignature", "thought_signature", "signature", "encrypted_content"),
    }
)
"""Members whose text is bytes, a signature or one word of the protocol."""


def said_in(body: bytes) -> str:
    """Return every text of a body, one a line, in its order; a body that is no JSON as it is."""
    text = body.decode(errors="replace")
    try:
        value = parse_json(text)
    except NotJson:
        return text
    return said_in_value(value)


def said_in_value(value: Any) -> str:
    """Return every text of a JSON value, one a line, in its order."""
    return "\n".join(_texts(value))


def _texts(value: Any) -> Iterator[str]:
    waiting = [value]
    while waiting:
        match waiting.pop():
            case str() as text if not text.startswith("data:"):
                yield text
            case dict() as members:
                waiting += [member for key, member in _reversed(members) if key not in _UNSAID]
            case list() as items:
                waiting += reversed(items)
            case _:
                pass


def _reversed(members: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    return reversed(members.items())
