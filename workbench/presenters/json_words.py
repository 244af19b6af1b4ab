"""JSON values as a tree shows them: one line each, long strings cut, base64 as what it is and how large."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from workbench.domain.json_text import to_json
from workbench.presenters import figures
from workbench.presenters.json_tree import JsonNode, is_holder

LONGEST: Final = 200
"""Characters of a string that a row shows."""

LONGEST_SHOWN: Final = 262_144
"""Characters of a value that are shown as a whole."""

_LOOKED_AT = 4_096
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]+|[A-Za-z0-9_-]+)={0,2}")
_SIGNS = (
    ("iVBORw0KGgo", "PNG image"),
    ("/9j/", "JPEG image"),
    ("R0lGOD", "GIF image"),
    ("JVBERi0", "PDF"),
)
_SIGNATURES = frozenset({"thoughtSignature", "thought_signature"})


class Look(Enum):
    """How a row shows its value."""

    PLAIN = "plain"
    CUT = "cut"
    CHIP = "chip"


@dataclass(frozen=True, slots=True)
class Words:
    """A value in a row: its text, the colour token of it, how it looks."""

    text: str
    tint: str
    look: Look = Look.PLAIN


def words_of(node: JsonNode) -> Words:
    """Return how a row shows a value."""
    if node.span is not None:
        return Words(figures.plural(node.count, "member"), "text.muted")
    value = node.value
    if is_holder(value):
        return Words(_members(value), "text.muted")
    if isinstance(value, str):
        return _string(node, value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Words(to_json(value), "syn.number" if is_number else "syn.literal")


def sentence_of(node: JsonNode) -> str:
    """Return a row for those who hear it."""
    words = words_of(node)
    cut = ", shortened" if words.look is Look.CUT else ""
    parts = (str(node.key), node.type, words.text + cut)
    return ", ".join(part for part in parts if part)


def copied(value: Any) -> str:
    """Return a value for the clipboard: a string as it is, everything else as JSON."""
    if isinstance(value, str):
        return value
    return to_json(value if isinstance(value, dict) or not is_holder(value) else list(value), 2)


def whole_text(value: str) -> str:
    """Return a long string to be read, its beginning where it is very long."""
    if len(value) <= LONGEST_SHOWN:
        return value
    return f"{value[:LONGEST_SHOWN]}\n… {figures.count(len(value))} characters in all"


def _members(value: Any) -> str:
    return figures.plural(len(value), "key" if isinstance(value, dict) else "item")


def _string(node: JsonNode, value: str) -> Words:
    kind = _base64_kind(node, value)
    if kind:
        size = len(value) * 3 // 4 - value[-2:].count("=")
        return Words(f"{kind} · {figures.size(size)}", "text.secondary", Look.CHIP)
    if len(value) <= LONGEST:
        return Words(to_json(value), "syn.string")
    return Words(to_json(value[:LONGEST])[:-1] + "…", "syn.string", Look.CUT)


def _base64_kind(node: JsonNode, value: str) -> str:
    """Return what base64 holds; empty where a string is none."""
    mime = _mime_beside(node)
    if mime and value:
        return mime
    if node.key in _SIGNATURES or (len(value) > LONGEST and is_base64(value)):
        return next((kind for sign, kind in _SIGNS if value.startswith(sign)), "base64")
    return ""


def is_base64(value: str) -> bool:
    """Tell whether a string looks like base64, from its beginning and its end."""
    return bool(
        _BASE64.fullmatch(value[:_LOOKED_AT]) and _BASE64.fullmatch(value[-_LOOKED_AT:])
    ) and any(sign.isdigit() or sign.isupper() for sign in value[:LONGEST])


def _mime_beside(node: JsonNode) -> str:
    """Return the media type that stands beside inline data."""
    above = node.parent if node.key == "data" else None
    beside = above.value if above is not None and above.span is None else None
    if not isinstance(beside, dict):
        return ""
    mime = beside.get("mimeType", beside.get("mime_type"))
    return mime if isinstance(mime, str) else ""
