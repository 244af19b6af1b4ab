"""Values and kinds in short readable words."""

import json
import re
from typing import Any

LONGEST = 300
"""Characters of a value that a verdict shows. Source: promises.md U6."""

LONGEST_IN_SENTENCE = 80
ENCODER = json.JSONEncoder(ensure_ascii=False)
LABELS = {"ttft": "TTFT"}
BARE = re.compile(
    r"(?!(?:true|false|null|-?[0-9][0-9.eE+-]*)\Z)[\w./%+#-]+|[0-9.]+ ?(?:ms|s)", re.ASCII
)
"""Texts that a sentence shows without quotes: a duration, or one word that does not spell another value."""


def label_of(what: str) -> str:
    """Return the name of a kind as it begins a sentence: "Finish reason", "TTFT"."""
    return LABELS.get(what, what[:1].upper() + what[1:])


def cut(text: str, longest: int = LONGEST) -> str:
    """Return a text that is at most this long, with an ellipsis where something was left out."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def shown(value: Any, unit: str = "", longest: int = LONGEST) -> str:
    """Return the beginning of a value as JSON; a number with its unit. Cost does not grow with a large tree."""
    if isinstance(value, str):
        return printable(cut(ENCODER.encode(value[: longest + 1]), longest))
    if unit and is_number(value):
        return f"{rounded(value)} {unit}"
    return printable(cut(_beginning(value, longest), longest))


def in_sentence(value: Any) -> str:
    """Return a value as a sentence shows it: one word without quotes, all else as JSON."""
    if isinstance(value, str) and BARE.fullmatch(value):
        return cut(value, LONGEST_IN_SENTENCE)
    return shown(value, longest=LONGEST_IN_SENTENCE)


def is_number(value: Any) -> bool:
    """Return whether a JSON value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def rounded(value: float) -> str:
    """Return a number with at most one decimal."""
    return str(value) if isinstance(value, int) else f"{value:.1f}".removesuffix(".0")


def printable(text: str) -> str:
    """Return the text with halves of surrogate pairs spelled out, so that it can be written anywhere."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _beginning(value: Any, longest: int) -> str:
    pieces: list[str] = []
    size = 0
    for piece in ENCODER.iterencode(value):
        pieces.append(piece)
        size += len(piece)
        if size > longest:
            break
    return "".join(pieces)
