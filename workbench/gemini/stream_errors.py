"""An error object where content was expected. Sources: command-line.md, `ended`; gemini-api.md 1.3, 2.9, 5.4."""

from typing import Any, NamedTuple

from workbench.domain.json_text import NotJson, parse_json


class StreamError(NamedTuple):
    """An error that came inside an answer: its JSON value, and the number of the chunk that told it, from 1."""

    value: Any
    chunk: int


def error_in(value: Any, event: str = "") -> dict[str, Any] | None:
    """Return the value that tells an error, None when it tells none; `event` is that of its frame.

    An error may stand in an array or be JSON inside a string; an SSE event may be named `error`. A whole body that
    tells of its own failure beside its name (an operation, a file) is an answer.
    """
    if isinstance(value, dict):
        if value.get("error"):
            return None if event == "body" and ("name" in value or "id" in value) else value
        return {"error": value} if event == "error" else None
    if isinstance(value, list):
        return next((item for item in value if isinstance(item, dict) and item.get("error")), None)
    return _error_in_text(value) if isinstance(value, str) else None


def _error_in_text(text: str) -> dict[str, Any] | None:
    try:
        return error_in(parse_json(text)) if text[:1] in {"{", "["} else None
    except NotJson:
        return None
