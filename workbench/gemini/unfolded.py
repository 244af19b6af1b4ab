"""What is read of the surfaces whose answers are not folded: their mark of a whole answer, and their usage.

Sources: command-line.md, `ended`; gemini-api.md 1.3, 2.9.
"""

from typing import Any, Final

from workbench.gemini.endpoints import Surface

DONE: Final = "[DONE]"
"""What an OpenAI-compatible stream sends last; it is no JSON and no mistake."""

COMPLETED: Final = "interaction.completed"


def is_done(data: str) -> bool:
    """Tell whether the data of an event is the mark that is no JSON."""
    return data.strip() == DONE


def is_marked(surface: Surface, event: str, value: Any) -> bool:
    """Tell whether a frame's JSON value carries the surface's mark; `event` is the frame's."""
    if surface is Surface.OPENAI:
        return any(
            _object(choice).get("finish_reason") for choice in _list(_object(value), "choices")
        )
    told = _object(value).get("event_type")
    return surface is Surface.INTERACTIONS and COMPLETED in {
        event,
        told if isinstance(told, str) else "",
    }


def usage_in(value: Any) -> dict[str, Any] | None:
    """Return the usage object that a value tells, None where it tells none."""
    told = _object(value)
    for holder in (told, _object(told.get("interaction"))):
        usage = holder.get("usage")
        if isinstance(usage, dict):
            return usage
    return None


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: dict[str, Any], key: str) -> list[Any]:
    found = value.get(key)
    return found if isinstance(found, list) else []
