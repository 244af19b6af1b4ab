"""An edit that is not saved yet, as it outlives the program."""

from dataclasses import dataclass
from typing import Any

from workbench.domain.json_text import NotJson, parse_json, to_json
from workbench.domain.plain_values import plain_of, value_from
from workbench.domain.request import Request

VERSION = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """An edited request: the collection's folder ("" for a request without a file), its path, and how it stands.

    `base` is what the file held when the edit began, None for a request without a file.
    """

    root: str
    path: str
    request: Request
    base: Request | None = None


def draft_text(draft: Draft) -> str:
    """Return the text of a draft's file."""
    return to_json({"draft": VERSION, **plain_of(draft)})


def draft_from(text: str) -> Draft:
    """Read a draft's file. Errors: ValueError where it holds none, or one of a newer version."""
    try:
        data: Any = parse_json(text)
    except NotJson as error:
        raise ValueError(str(error)) from error
    if not isinstance(data, dict) or data.get("draft") != VERSION:
        raise ValueError("not a draft of this version")
    return value_from(Draft, data)
