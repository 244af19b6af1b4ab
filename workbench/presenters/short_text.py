"""Texts from elsewhere as a label can bear them: laying out a megabyte for one line would stop the window.

What is shown in full, such as an answer or a body, has views of its own.
"""

from typing import Final

NAME, WORDS, CELL = 200, 2_000, 2_000
"""Characters of a name, of a sentence or two, and of a cell of a table."""

_BREAKS: Final = dict.fromkeys((*range(32), 127, 0x85, 0x2028, 0x2029), " ")
_TURNS: Final = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")
_ONE_LINE: Final = {**_BREAKS, **_TURNS}


def short_name(text: str, most: int = NAME) -> str:
    """Return a name as one line, cut where it is long, and without what would turn the words beside it around."""
    return short_text(text[: 2 * most], most).translate(_ONE_LINE) if _is_odd(text, most) else text


def short_text(text: str, most: int = WORDS) -> str:
    """Return a text, cut where it is long."""
    return text if len(text) <= most else f"{text[:most]}…"


def _is_odd(text: str, most: int) -> bool:
    return len(text) > most or not text.isprintable()
