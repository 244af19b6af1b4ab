"""What a body is made of: frames, and what came after the last of them."""

from enum import StrEnum
from typing import Final, NamedTuple

MAX_FRAME: Final = 64 * 1024 * 1024
"""The most bytes that one SSE event or array element may have. Source: promises.md N11."""


class Framing(StrEnum):
    """How a body is cut into frames; the body itself decides."""

    SSE = "sse"
    ARRAY = "array"
    WHOLE = "whole"


class Frame(NamedTuple):
    """One SSE event, array element or whole body, and the half-open byte range that it came from.

    `event` is the SSE event's name, `element` or `body`; `id` the last event id as the standard keeps it;
    `t_ms` the time of the read that completed it. `flawed`: bytes that are not UTF-8 stand as U+FFFD in `data`.
    """

    event: str
    id: str
    data: str
    start: int
    stop: int
    t_ms: float
    flawed: bool = False


class Rest(NamedTuple):
    """What the end of a body gives: last frames, the bytes that are none, and whether the framing is closed."""

    frames: tuple[Frame, ...]
    leftover: bytes
    closed: bool


def text_of(data: bytes | bytearray) -> tuple[str, bool]:
    """Return bytes as text, and whether some were not UTF-8 and became U+FFFD."""
    try:
        return data.decode(), False
    except UnicodeDecodeError:
        return data.decode(errors="replace"), True
