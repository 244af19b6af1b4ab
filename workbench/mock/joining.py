"""The chunks of one of our own answers joined into the one object that generateContent sends.

Source: gemini-api.md 4.5, for the fields that the scenes use.
"""

from collections.abc import Iterable, Mapping
from typing import Any

_PLAIN = ({"text"}, {"text", "thought"})


def joined(values: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return one answer from its chunks: parts in order, neighbouring plain texts joined, later fields winning."""
    result: dict[str, Any] = {}
    shown: dict[str, Any] | None = None
    for value in values:
        for one in value.get("candidates", ()):
            shown = _joined_candidate(shown or {}, one)
        result |= {key: item for key, item in value.items() if key != "candidates"}
    return result if shown is None else {"candidates": [shown], **result}


def _joined_candidate(before: dict[str, Any], one: Mapping[str, Any]) -> dict[str, Any]:
    merged = {**before, **{key: item for key, item in one.items() if item != {}}}
    content = one.get("content", {})
    parts = _joined_parts(before.get("content", {}).get("parts", []), content.get("parts", []))
    merged["content"] = {"parts": parts, "role": "model"} if parts else {}
    order = ("content", "finishReason", "index")
    first = {key: merged[key] for key in order if key in merged}
    return first | merged


def _joined_parts(
    before: list[dict[str, Any]], after: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    parts = list(before)
    for part in after:
        if part == {"text": ""}:
            continue
        if parts and set(parts[-1]) == set(part) and set(part) in _PLAIN:
            parts[-1] = {**part, "text": parts[-1]["text"] + part["text"]}
        else:
            parts.append(part)
    return parts
