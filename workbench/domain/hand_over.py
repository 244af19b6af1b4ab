"""What a second start of the window tells the first: the folders to open (command-line.md)."""

import json
from typing import Any, NamedTuple

from workbench.domain.plain_values import plain_of, value_from

VERSION = 1
MOST_BYTES = 65_536
"""Longer lines are not read: no command line is so long on purpose."""

TAKEN = b"taken\n"
"""What the first window answers once it has begun to do what it was asked for."""


class HandOver(NamedTuple):
    """Absolute `folders` to open, and the desktop's `token` that lets a window come to the front, where there is one."""

    folders: tuple[str, ...] = ()
    token: str = ""


def hand_over_line(asked: HandOver) -> bytes:
    """Return the line that is sent to the first window, names that are not UTF-8 included.

    Errors: ValueError where it is too long.
    """
    line = json.dumps({"start": VERSION, **plain_of(asked)}).encode() + b"\n"
    if len(line) > MOST_BYTES:
        raise ValueError("too many folders")
    return line


def hand_over_from(line: bytes) -> HandOver:
    """Read such a line. Errors: ValueError where it is none, or one of another version."""
    try:
        data: Any = json.loads(line)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(data, dict) or data.get("start") != VERSION:
        raise ValueError("not a start of this version")
    return value_from(HandOver, data)
