"""Where in the body's text a field stands that an answer complains about."""

from workbench.domain.json_text import NotJson
from workbench.gemini.body import NoSuchPlace, value_at
from workbench.presenters.body_check import BodyTrouble


def place_of(body: str, pointer: str, reason: str = "") -> BodyTrouble:
    """Return line and column of the value at a JSON Pointer; the beginning where the body has no such place."""
    try:
        span = value_at(body, pointer)
    except (NotJson, NoSuchPlace):
        span = None
    if span is None:
        return BodyTrouble(1, 1, reason)
    before = body[: span[0]]
    return BodyTrouble(before.count("\n") + 1, len(before) - before.rfind("\n"), reason)
